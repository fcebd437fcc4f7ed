"""Uploads many files side by side and accounts for every one of them, however the run ends."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import Empty, SimpleQueue

from imageshare_client.errors import ClientError, GrantOver, NotAPicture, NotSignedIn, Refused, Stopped, Transient
from imageshare_client.finding import Found
from imageshare_client.following import Follower, is_stalled
from imageshare_client.journal import Memory
from imageshare_client.outcomes import Outcome, Result
from imageshare_client.pools import TICK, Grace, pool_of
from imageshare_client.shapes import Upload
from imageshare_client.uploading import Arrived, Twin, Uploader, outcome

Taken = Outcome | Arrived | Twin


class Batch:
    """One run. `on_sent` gets a file and its bytes sent so far, from any thread; `on_outcome` each file's end, once.

    `failure` is what ended the run early, if something did: no token, no room, no connection. `was_interrupted` says
    that a person did.
    """

    def __init__(
        self,
        uploader: Uploader,
        follower: Follower,
        *,
        on_sent: Callable[[Found, int], None],
        on_outcome: Callable[[Outcome], None],
    ) -> None:
        self.failure: ClientError | None = None
        self.was_interrupted = False
        self._uploader, self._follower = uploader, follower
        self._stop = uploader.patience.stop
        self._on_sent, self._on_outcome = on_sent, on_outcome
        self._events: SimpleQueue[tuple[Found, Future[Taken]]] = SimpleQueue()
        self._unsettled: set[Found] = set()
        self._arrived: dict[str, tuple[Found, str]] = {}
        self._twins: dict[Found, list[tuple[Found, str]]] = {}
        self._outcomes: dict[Found, Outcome] = {}

    def run(self, files: list[Found], *, workers: int) -> list[Outcome]:
        """One outcome a file, in the order of the files."""
        self._unsettled = set(files)
        grace = Grace(self._stop)
        with pool_of(workers, "upload") as pool:
            for file in files:
                future = pool.submit(self._take, file)
                future.add_done_callback(lambda done, file=file: self._events.put((file, done)))  # type: ignore[misc]
            try:
                while self._unsettled and not grace.is_over():
                    self._turn()
            finally:
                # Also when something unforeseen comes up, so that leaving does not take as long as the rest would.
                self._stop.set()
        for file in [file for file in files if file in self._unsettled]:
            self._settle(file, _unfinished(file))
        return [self._outcomes[file] for file in files]

    def _take(self, file: Found) -> Taken:
        if self._stop.is_set():
            raise Stopped
        try:
            return self._uploader.take(file, lambda sent: self._on_sent(file, sent))
        except ClientError as error:
            # Here already, or this thread would begin with the next file before the error is noted.
            if _ends_the_run(error):
                self._give_up(error)
            raise

    def _turn(self) -> None:
        try:
            file, future = self._events.get(timeout=TICK)
        except Empty:
            pass
        else:
            self._note(file, future)
        if self._stop.is_set():
            self.was_interrupted = self.failure is None
            self._leave(set(self._arrived), "interrupted", "It has arrived; run this again to see what became of it.")
            return
        try:
            for upload_id, upload in self._follower.news().items():
                self._end(upload_id, upload)
        except ClientError as error:
            self._give_up(error)
        self._leave(
            self._follower.given_up(), "processing", "It has arrived and is being processed; run this again to see."
        )

    def _note(self, file: Found, future: Future[Taken]) -> None:
        try:
            taken = future.result()
        except (Stopped, CancelledError):
            self._settle(file, _unfinished(file))
        except ClientError as error:
            result: Result = "rejected" if isinstance(error, NotAPicture) else "failed"
            failed = Outcome(result, str(file.path), size=file.size, code=error.code, detail=error.detail)
            self._settle(file, failed)
        else:
            match taken:
                case Outcome():
                    self._settle(file, taken)
                case Arrived(upload_id, sha256):
                    self._arrived[upload_id] = (file, sha256)
                    self._follower.add(upload_id)
                case Twin(first, sha256):
                    self._note_twin(file, first, sha256)

    def _note_twin(self, file: Found, first: Found, sha256: str) -> None:
        if first in self._outcomes:
            self._settle(file, self._as_twin(file, sha256, self._outcomes[first]))
        else:
            self._twins.setdefault(first, []).append((file, sha256))

    def _end(self, upload_id: str, upload: Upload | None) -> None:
        if upload is None:
            file, sha256 = self._arrived.pop(upload_id)
            gone = Memory("hashed", sha256, code="gone", detail="Somebody called this upload off.")
            self._settle(file, outcome("failed", file, gone))
        elif is_stalled(upload):
            detail = upload["error"]["detail"] if upload["error"] else ""
            self._leave({upload_id}, "stalled", detail)
        else:
            file, sha256 = self._arrived.pop(upload_id)
            self._settle(file, self._uploader.settle(file, sha256, upload))

    def _leave(self, upload_ids: set[str], code: str, detail: str) -> None:
        """For the next run to find out."""
        for upload_id in upload_ids:
            file, sha256 = self._arrived.pop(upload_id)
            self._settle(file, outcome("unfinished", file, Memory("open", sha256, code=code, detail=detail)))

    def _give_up(self, error: ClientError) -> None:
        if not isinstance(error, Stopped):
            self.failure = self.failure or error
        self._stop.set()

    def _settle(self, file: Found, ended: Outcome) -> None:
        self._unsettled.discard(file)
        self._outcomes[file] = ended
        self._on_outcome(ended)
        for twin, sha256 in self._twins.pop(file, []):
            self._settle(twin, self._as_twin(twin, sha256, ended))

    def _as_twin(self, file: Found, sha256: str, first: Outcome) -> Outcome:
        """What became of the same bytes, said of this file."""
        if first.result not in ("sent", "skipped"):
            return Outcome(first.result, str(file.path), None, file.size, sha256, first.code, first.detail)
        memory = Memory("there", sha256, image_id=first.image_id)
        self._uploader.journal.remember(file, memory)
        return outcome("skipped", file, memory)


def _ends_the_run(error: ClientError) -> bool:
    """Whether every other file would fail the same way."""
    if isinstance(error, Refused):
        return error.code == "quota_reached"
    return isinstance(error, NotSignedIn | Transient) and not isinstance(error, GrantOver)


def _unfinished(file: Found) -> Outcome:
    return Outcome("unfinished", str(file.path), size=file.size, code="interrupted")
