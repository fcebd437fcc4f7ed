"""Asks, less and less often, what the site has made of the files that have arrived: one loop for all of them."""

import time
from dataclasses import dataclass, field
from typing import Final

from imageshare_client.api import NOT_FOUND, Api
from imageshare_client.errors import Refused
from imageshare_client.shapes import Upload

FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 10.0
# Up to so many are asked about one by one; of more, the list of what is on its way tells which to ask about.
FEW: Final = 4


@dataclass
class Follower:
    """Follows uploads until each is ready, rejected, gone or stalled; gives up `patience` seconds after any news."""

    api: Api
    patience: float
    _followed: set[str] = field(default_factory=set)
    _wait: float = FIRST_WAIT
    _due: float = 0.0
    _news: float = 0.0

    def add(self, upload_id: str) -> None:
        self._followed.add(upload_id)
        self._news = time.monotonic()
        self._wait = FIRST_WAIT
        self._due = self._news + self._wait

    def news(self) -> dict[str, Upload | None]:
        """By id, those that came to an end since; None if the site knows it no more. Raises what the API raises."""
        if not self._followed or time.monotonic() < self._due:
            return {}
        ended: dict[str, Upload | None] = {}
        for upload_id in self._suspects():
            upload = self._ask(upload_id)
            if upload is None or upload["state"] in ("ready", "rejected") or is_stalled(upload):
                ended[upload_id] = upload
        self._followed -= set(ended)
        now = time.monotonic()
        if ended:
            self._news = now
        self._wait = min(LONGEST_WAIT, self._wait * 1.5)
        self._due = now + self._wait
        return ended

    def given_up(self) -> set[str]:
        """Those that nothing was heard of for too long; they are not followed any more."""
        if not self._followed or time.monotonic() - self._news < self.patience:
            return set()
        given_up, self._followed = self._followed, set()
        return given_up

    def _suspects(self) -> set[str]:
        if len(self._followed) <= FEW:
            return set(self._followed)
        on_their_way = {upload["id"] for upload in self.api.uploads_open() if not is_stalled(upload)}
        return self._followed - on_their_way

    def _ask(self, upload_id: str) -> Upload | None:
        try:
            return self.api.upload_get(upload_id)
        except Refused as error:
            if error.status == NOT_FOUND:
                return None
            raise


def is_stalled(upload: Upload) -> bool:
    """The site has the file, failed at it by a fault of its own, and waits for its operator."""
    return upload["state"] == "processing" and upload["error"] is not None and upload["error"]["code"] == "stalled"
