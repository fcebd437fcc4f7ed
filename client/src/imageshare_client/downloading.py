"""One picture's way to the disk: whole or not at all, verified, and never in the place of another file."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from imageshare_client.api import Api
from imageshare_client.bodies import CHUNK, read
from imageshare_client.connection import lost_answers_as_transient
from imageshare_client.errors import ClientError, Stopped, Transient
from imageshare_client.names import is_id, safe_name, with_id
from imageshare_client.outcomes import Outcome, Result
from imageshare_client.patience import Patience
from imageshare_client.shapes import PrivateDetails
from imageshare_client.store import STORE, Store

ORIGINAL: Final = "original"


@dataclass(frozen=True)
class Downloader:
    """Saves pictures into `folder`, from any number of threads."""

    api: Api
    store: Store
    patience: Patience
    folder: Path
    rendition: str

    def save(self, image_id: str, on_received: Callable[[int], None]) -> Outcome:
        """Raises what the API and the store raise, ClientError for what does not verify, and Stopped."""
        if not is_id(image_id):
            raise ClientError("bad_id", "This is no picture's id.")
        details = self.api.image(image_id).get("details")
        private = details["private"] if details else None
        expected = private if private and self.rendition == ORIGINAL and private["sha256"] else None
        offered = safe_name(self.api.download(image_id, rendition=self.rendition)["filename"], fallback=image_id)
        # Only of an own original are the bytes known beforehand; another file's name says whose it is.
        names = [offered, with_id(offered, image_id)] if expected else [with_id(offered, image_id)]
        targets = [self.folder / name for name in names]
        fetch = _Fetch(self, image_id, expected, on_received)
        for target in targets:
            if fetch.is_at(target):
                return fetch.outcome("skipped", target)
        # Another file may take a name while the bytes are on their way, so that each is tried at the end.
        if not all(os.path.lexists(target) for target in targets):
            fetch.receive()
            for target in targets:
                if fetch.put_in_place(target):
                    return fetch.outcome("saved", target)
        raise ClientError("exists", f"{targets[-1]} is another file; it was left as it is.")


class _Fetch:
    def __init__(
        self, downloader: Downloader, image_id: str, expected: PrivateDetails | None, on_received: Callable[[int], None]
    ) -> None:
        self._from, self._id, self._expected, self._on_received = downloader, image_id, expected, on_received
        self._stop = downloader.patience.stop
        self._unfinished = downloader.folder / f".{image_id}-{safe_name(downloader.rendition, fallback='_')}.part"
        self._etag: str | None = None

    def outcome(self, result: Result, target: Path) -> Outcome:
        sha256 = self._expected["sha256"] if self._expected else None
        return Outcome(result, str(target), self._id, target.stat().st_size, sha256)

    def is_at(self, target: Path) -> bool:
        """Whether this file is the picture; without a checksum to compare, one of its very name and id is."""
        if not target.is_file():
            return False
        if self._expected is None:
            return True
        same_size = target.stat().st_size == self._expected["size"]
        return same_size and sha256_of(target, self._stop) == self._expected["sha256"]

    def receive(self) -> None:
        """Have all of it, verified, in a file of another name."""
        if self._expected is None:
            # What an earlier run left cannot be told from another object's beginning.
            self._unfinished.unlink(missing_ok=True)
        self._from.patience.insist(self._receive)
        if self._expected is not None and sha256_of(self._unfinished, self._stop) != self._expected["sha256"]:
            self._unfinished.unlink()
            raise ClientError("checksum_mismatch", "The file changed on its way. Download it again.")

    def _begun(self) -> int:
        """Bytes that are there to go on from: of this very object, by its checksum or its ETag."""
        size = self._unfinished.stat().st_size if self._unfinished.exists() else 0
        if self._expected is not None:
            return size if size <= (self._expected["size"] or 0) else 0
        return size if self._etag is not None else 0

    def put_in_place(self, target: Path) -> bool:
        """False, and nothing is changed, if any file stands there."""
        try:
            os.link(self._unfinished, target)
        except FileExistsError:
            return False
        except OSError:
            # A file system without links, as on memory cards.
            if os.path.lexists(target):
                return False
            self._unfinished.rename(target)
        else:
            self._unfinished.unlink()
        return True

    def _receive(self) -> None:
        """One attempt, from where the last one got to."""
        start = self._begun()
        if self._expected is not None and start == self._expected["size"]:
            return
        url = self._from.api.download(self._id, rendition=self._from.rendition)["url"]
        with self._from.store.get(url, start=start, etag=self._etag) as answer:
            self._etag = answer.headers.get("ETag")
            start = start if answer.status_code == 206 else 0
            total = start + int(answer.headers["Content-Length"])  # S3 never leaves it out
            with self._unfinished.open("r+b" if start else "wb") as file, lost_answers_as_transient(STORE):
                file.seek(start)
                received = start
                for chunk in answer.iter_content(CHUNK):
                    if self._stop.is_set():
                        raise Stopped
                    file.write(chunk)
                    received += len(chunk)
                    self._on_received(received)
        if received != total:
            raise Transient("The store stopped in the middle.")


def sha256_of(path: Path, stop: Event) -> str:
    found = hashlib.sha256()
    for chunk in read(path, 0, path.stat().st_size, stop=stop):
        found.update(chunk)
    return found.hexdigest()
