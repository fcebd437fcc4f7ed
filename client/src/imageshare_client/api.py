"""The site's REST API, one method a request; the only place that knows its paths."""

from collections.abc import Iterator
from typing import Any, Final, cast
from urllib.parse import quote

import requests

from imageshare_client.account import Account
from imageshare_client.connection import TIMEOUT, check_passing, lost_answers_as_transient, open_session
from imageshare_client.errors import ClientError, NotSignedIn, Refused
from imageshare_client.patience import Patience
from imageshare_client.shapes import Download, Image, ImagePage, Me, Parts, SignedPart, SignedParts, Upload, UploadPage

PAGE: Final = 100
NOT_FOUND: Final = 404
CONFLICT: Final = 409


class Api:
    """Asks with patience. Every method raises NotSignedIn, Refused, Transient or Stopped; threads may share it."""

    def __init__(self, account: Account, patience: Patience) -> None:
        self.url = account.url
        self.patience = patience
        self._session = open_session(account.token)

    def me(self) -> Me:
        return cast("Me", self._call("GET", "/me"))

    def images(self, *, owner: str, limit: int | None = None) -> Iterator[Image]:
        """One person's pictures, newest first: at most `limit` of them, or all."""
        left, cursor = limit, None
        while left is None or left > 0:
            query = {"owner": owner, "limit": str(min(PAGE, left or PAGE))} | ({"cursor": cursor} if cursor else {})
            page = cast("ImagePage", self._call("GET", "/images", query=query))
            yield from page["results"][:left]
            left = None if left is None else left - len(page["results"])
            cursor = page["next_cursor"]
            if cursor is None:
                return

    def image(self, image_id: str) -> Image:
        return cast("Image", self._call("GET", f"/images/{quote(image_id, safe='')}"))

    def download(self, image_id: str, *, rendition: str) -> Download:
        path = f"/images/{quote(image_id, safe='')}/downloads"
        return cast("Download", self._call("POST", path, {"rendition": rendition}))

    def upload_start(self, *, filename: str, content_type: str, size: int, sha256: str, visibility: str) -> Upload:
        announced = {"filename": filename, "content_type": content_type, "size": size, "sha256": sha256}
        return cast("Upload", self._call("POST", "/uploads", {**announced, "visibility": visibility}))

    def upload_get(self, upload_id: str) -> Upload:
        return cast("Upload", self._call("GET", f"/uploads/{quote(upload_id, safe='')}"))

    def upload_cancel(self, upload_id: str) -> None:
        self._call("DELETE", f"/uploads/{quote(upload_id, safe='')}")

    def uploads_open(self) -> Iterator[Upload]:
        """Those on their way, oldest first."""
        cursor: str | None = None
        while True:
            query = {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
            page = cast("UploadPage", self._call("GET", "/uploads", query=query))
            yield from page["results"]
            cursor = page["next_cursor"]
            if cursor is None:
                return

    def transfer_renew(self, upload_id: str) -> Upload:
        return cast("Upload", self._call("POST", f"/uploads/{quote(upload_id, safe='')}/transfer"))

    def parts(self, upload_id: str) -> Parts:
        """The plan, and the parts that have arrived."""
        return cast("Parts", self._call("GET", f"/uploads/{quote(upload_id, safe='')}/parts"))

    def parts_sign(self, upload_id: str, numbers: list[int]) -> list[SignedPart]:
        signed = self._call("POST", f"/uploads/{quote(upload_id, safe='')}/parts", {"numbers": numbers})
        return cast("SignedParts", signed)["parts"]

    def upload_complete(self, upload_id: str) -> Upload:
        return cast("Upload", self._call("POST", f"/uploads/{quote(upload_id, safe='')}/complete"))

    def _call(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, query: dict[str, str] | None = None
    ) -> Any:
        return self.patience.insist(lambda: self._once(method, path, body, query))

    def _once(self, method: str, path: str, body: dict[str, Any] | None, query: dict[str, str] | None) -> Any:
        with lost_answers_as_transient(self.url):
            answer = self._session.request(
                method, f"{self.url}/api/v1{path}", json=body, params=query, timeout=TIMEOUT, allow_redirects=False
            )
        check_passing(answer, self.url)
        if answer.status_code == 401:
            raise NotSignedIn("The site does not accept your token (any more). Run `imageshare login` again.")
        if answer.status_code >= 400:
            raise _refusal(answer)
        if answer.status_code == 204:
            return None
        try:
            if answer.ok and not answer.is_redirect:
                return answer.json()
        except ValueError:
            pass
        raise ClientError(
            "unexpected_answer", f"{self.url} did not answer as an ImageShare site does. Is it the address?"
        )


def _refusal(answer: requests.Response) -> Refused:
    """In the site's words, if it is the site that speaks (a proxy may answer instead)."""
    try:
        error = answer.json()["errors"][0]
        return Refused(answer.status_code, str(error["code"]), str(error["detail"]))
    except (ValueError, KeyError, IndexError, TypeError):
        return Refused(answer.status_code, "refused", f"The site answered {answer.status_code}.")
