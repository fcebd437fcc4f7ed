"""One file's way to becoming a picture, up to the point where the site has its bytes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from imageshare_client.api import NOT_FOUND, Api
from imageshare_client.bodies import read
from imageshare_client.errors import FileTrouble, Refused
from imageshare_client.finding import Found, content_type
from imageshare_client.journal import Journal, Memory
from imageshare_client.outcomes import Outcome, Result
from imageshare_client.patience import Patience
from imageshare_client.sending import Sender
from imageshare_client.shapes import Upload, Visibility

# Rejections that are about the way the bytes came, not about the picture: sending again may do.
_ON_THE_WAY = frozenset(["expired", "size_mismatch", "checksum_mismatch"])


@dataclass(frozen=True)
class Arrived:
    """The site has the bytes, and will say what becomes of them."""

    upload_id: str
    sha256: str


@dataclass(frozen=True)
class Twin:
    """Another file of this run has the same bytes; what becomes of that one becomes of this one."""

    of: Found
    sha256: str


@dataclass
class Uploader:
    """Takes files, in any number of threads, as far as this side can."""

    api: Api
    sender: Sender
    journal: Journal
    patience: Patience
    visibility: Visibility
    retry_rejected: bool

    def __post_init__(self) -> None:
        self._lock = Lock()
        self._by_content: dict[str, Found] = {}

    def take(self, file: Found, on_sent: Callable[[int], None]) -> Outcome | Arrived | Twin:
        """Look it up, read it, announce it, send it. Raises what the API and the store raise, FileTrouble, Stopped."""
        memory = self.journal.recall(file)
        if memory and memory.state == "rejected" and not self.retry_rejected:
            return outcome("rejected", file, memory)
        kind = content_type(file)
        sha256 = memory.sha256 if memory else digest(file, self.patience)
        twin = self._claim(sha256, file)
        if twin is not None:
            return Twin(twin, sha256)
        upload = self._go_on_with(memory) if memory else None
        if upload is None:
            return self._begin(file, kind, sha256, on_sent)
        if upload["state"] == "awaiting_upload":
            self.sender.send(file, upload["id"], None, on_sent)
        return Arrived(upload["id"], sha256)

    def settle(self, file: Found, sha256: str, upload: Upload) -> Outcome:
        """Write down and say what became of an upload that is `ready` or `rejected`."""
        error = upload["error"]
        if upload["state"] == "ready":
            memory = Memory("there", sha256, image_id=upload["id"])
            self.journal.remember(file, memory)
            return outcome("sent", file, memory)
        code, detail = (error["code"], error["detail"]) if error else ("rejected", "The site rejected it.")
        if code in _ON_THE_WAY:
            # What was remembered may be wrong, so that the next run reads the file again.
            self.journal.forget(file)
            return outcome("failed", file, Memory("hashed", sha256, code=code, detail=detail))
        memory = Memory("rejected", sha256, code=code, detail=detail)
        self.journal.remember(file, memory)
        return outcome("rejected", file, memory)

    def _begin(self, file: Found, kind: str, sha256: str, on_sent: Callable[[int], None]) -> Outcome | Arrived:
        self.journal.remember(file, Memory("hashed", sha256))
        # A name that this system holds in bytes which are no text still becomes one.
        name = file.path.name.encode("utf-8", "replace").decode()
        try:
            upload = self.api.upload_start(
                filename=name, content_type=kind, size=file.size, sha256=sha256, visibility=self.visibility
            )
        except Refused as error:
            if error.status != 400:
                raise
            return outcome("rejected", file, Memory("rejected", sha256, code=error.code, detail=error.detail))
        if upload["duplicate_of"] is not None:
            # Nothing was sent; called off, it holds nothing of the quota.
            self.api.upload_cancel(upload["id"])
            memory = Memory("there", sha256, image_id=upload["duplicate_of"])
            self.journal.remember(file, memory)
            return outcome("skipped", file, memory)
        self.journal.remember(file, Memory("open", sha256, visibility=self.visibility, upload_id=upload["id"]))
        self.sender.send(file, upload["id"], upload["transfer"], on_sent)
        return Arrived(upload["id"], sha256)

    def _go_on_with(self, memory: Memory) -> Upload | None:
        """The upload that an earlier run began, unless there is none to go on with."""
        if memory.state != "open" or memory.upload_id is None:
            return None
        try:
            upload = self.api.upload_get(memory.upload_id)
            if upload["state"] == "awaiting_upload" and memory.visibility != self.visibility:
                # Whoever says "private" now must not get a public picture because of an earlier run.
                self.api.upload_cancel(memory.upload_id)
                return None
        except Refused as error:
            if error.status == NOT_FOUND:
                return None
            raise
        again = upload["state"] == "rejected" and (
            self.retry_rejected or upload["error"] is None or upload["error"]["code"] in _ON_THE_WAY
        )
        return None if again else upload

    def _claim(self, sha256: str, file: Found) -> Found | None:
        """The file of this run that has these bytes already; None makes this one it."""
        with self._lock:
            first = self._by_content.setdefault(sha256, file)
        return None if first == file else first


def digest(file: Found, patience: Patience) -> str:
    """SHA-256, in hexadecimal. Raises FileTrouble if the file is not as it was found any more."""
    found = hashlib.sha256()
    for chunk in read(file.path, 0, file.size, stop=patience.stop):
        found.update(chunk)
    try:
        now = file.path.stat()
    except OSError as error:
        raise FileTrouble("unreadable", f"The file cannot be read: {error.strerror}.") from error
    if (now.st_size, now.st_mtime_ns) != (file.size, file.mtime_ns):
        raise FileTrouble("changed", "The file changed while it was being read.")
    return found.hexdigest()


def outcome(result: Result, file: Found, memory: Memory) -> Outcome:
    """From what is remembered of the file."""
    return Outcome(
        result, str(file.path), memory.image_id, file.size, memory.sha256 or None, memory.code, memory.detail
    )
