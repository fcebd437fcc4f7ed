"""S3 as this program meets it: signed requests that the site has made, and never the site's token."""

from collections.abc import Iterator
from contextlib import contextmanager

import requests

from imageshare_client.bodies import Body
from imageshare_client.connection import TIMEOUT, check_passing, lost_answers_as_transient, open_session
from imageshare_client.errors import GrantOver, Refused, Transient

STORE = "The store"


class Store:
    """Every method raises Transient, GrantOver or Refused, and what the body raises; threads may share it."""

    def __init__(self) -> None:
        self._session = open_session()

    def post(self, url: str, body: Body, content_type: str) -> None:
        self._send("POST", url, body, {"Content-Type": content_type})

    def put(self, url: str, body: Body) -> None:
        self._send("PUT", url, body, {})

    @contextmanager
    def get(self, url: str, *, start: int = 0, etag: str | None = None) -> Iterator[requests.Response]:
        """The object's bytes from `start` on, as a stream; the whole of it if it is no longer the one of `etag`."""
        headers = {"Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
            if etag is not None:
                headers["If-Range"] = etag
        with lost_answers_as_transient(STORE):
            answer = self._session.get(url, headers=headers, stream=True, timeout=TIMEOUT, allow_redirects=False)
        with answer:
            _check(answer)
            yield answer

    def _send(self, method: str, url: str, body: Body, headers: dict[str, str]) -> None:
        with lost_answers_as_transient(STORE):
            answer = self._session.request(
                method, url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
            )
        _check(answer)


def _check(answer: requests.Response) -> None:
    check_passing(answer, STORE)
    if answer.status_code == 403:
        raise GrantOver("The store no longer takes this signature.")
    # S3 says so when a connection was silent for long: it is the network's fault, not the request's.
    if answer.status_code == 400 and b"RequestTimeout" in answer.content:
        raise Transient("The store waited too long for bytes.")
    if answer.status_code not in (200, 201, 204, 206):
        raise Refused(answer.status_code, "store_refused", f"The store answered {answer.status_code}.")
