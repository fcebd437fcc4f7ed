"""HTTP as this program speaks it: no cookies, no redirects, no netrc; what may be tried again is told apart."""

import email.utils
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Final

import requests
from requests.adapters import HTTPAdapter

from imageshare_client import __version__
from imageshare_client.errors import Transient

TIMEOUT: Final = (10.0, 60.0)  # seconds to connect, and between two pieces of an answer
MAX_CONNECTIONS: Final = 64

Signer = Callable[[requests.PreparedRequest], requests.PreparedRequest]


def open_session(token: str | None = None) -> requests.Session:
    """A session that any number of threads may use; it sends the token, if there is one, with every request."""
    session = requests.Session()
    session.headers["User-Agent"] = f"imageshare-client/{__version__}"
    # An `auth` of our own also keeps requests from looking for credentials in a netrc file.
    session.auth = _signer(token)
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=MAX_CONNECTIONS))
    return session


@contextmanager
def lost_answers_as_transient(whom: str) -> Iterator[None]:
    """`whom` is who did not answer, in words."""
    try:
        yield
    except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
        raise Transient(f"{whom} cannot be reached ({type(error).__name__}).") from error


def check_passing(answer: requests.Response, whom: str) -> None:
    """Raises Transient for an answer that says to try later."""
    if answer.status_code in (408, 429) or answer.status_code >= 500:
        wait = retry_after(answer.headers.get("Retry-After"), now=datetime.now(UTC))
        raise Transient(f"{whom} answered {answer.status_code}.", retry_after=wait)


def retry_after(header: str | None, *, now: datetime) -> float | None:
    """Seconds; the header is a number of them or a date (RFC 9110, 10.2.3). None if it is absent or neither."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        when = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def _signer(token: str | None) -> Signer:
    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        if token is not None:
            request.headers["Authorization"] = f"Bearer {token}"
        return request

    return sign
