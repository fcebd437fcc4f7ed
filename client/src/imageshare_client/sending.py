"""Getting one file's bytes to the store: a small file in one form, of a large one the parts that are missing."""

from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Lock
from typing import Final

from imageshare_client.api import CONFLICT, Api
from imageshare_client.bodies import Body, form
from imageshare_client.errors import GrantOver, Refused, Transient
from imageshare_client.finding import Found
from imageshare_client.patience import Patience
from imageshare_client.shapes import Parts, Transfer
from imageshare_client.store import Store

# How often parts that the store says it does not have are sent again.
ROUNDS: Final = 3
# So few signatures at once that they do not grow old (ten minutes) while they wait for their turn.
SIGNED_AT_ONCE: Final = 8


@dataclass(frozen=True)
class Sender:
    """Sends files; `parts_pool` is shared by all of them, so that connections stay few."""

    api: Api
    store: Store
    patience: Patience
    parts_pool: ThreadPoolExecutor

    def send(self, file: Found, upload_id: str, transfer: Transfer | None, on_sent: Callable[[int], None]) -> None:
        """`transfer` is the grant of a new upload; None goes on with an old one. `on_sent` gets bytes of the file.

        Raises what the API and the store raise, FileTrouble and Stopped.
        """
        fresh = transfer is not None
        if transfer is None:
            transfer = self._renewed(upload_id)
        if transfer is None:
            return
        if transfer["kind"] == "post":
            self._send_whole(file, upload_id, transfer, on_sent)
        else:
            plan = Parts(part_size=transfer["part_size"], part_count=transfer["part_count"], parts=[])
            self._send_parts(_LargeFile(self, file, upload_id, on_sent), plan if fresh else None)

    def _renewed(self, upload_id: str) -> Transfer | None:
        """None if the file has arrived, by an attempt whose answer was lost."""
        try:
            return self.api.transfer_renew(upload_id)["transfer"]
        except Refused as error:
            if error.status == CONFLICT:
                return None
            raise

    def _send_whole(self, file: Found, upload_id: str, grant: Transfer, on_sent: Callable[[int], None]) -> None:
        current: Transfer | None = grant

        def attempt() -> None:
            nonlocal current
            current = current or self._renewed(upload_id)
            if current is None:
                return
            before, after, content_type = form(current["fields"])
            body = Body(file.path, 0, file.size, stop=self.patience.stop, on_sent=on_sent, before=before, after=after)
            try:
                self.store.post(current["url"], body, content_type)
            except Transient:
                # A lost answer may have been a good one, and a grant may be over: asking for it anew tells.
                current = None
                raise

        self.patience.insist(attempt)

    def _send_parts(self, large: "_LargeFile", plan: Parts | None) -> None:
        for round_ in range(ROUNDS):
            try:
                plan = plan or self.api.parts(large.upload_id)
                large.send_missing(plan)
                self.api.upload_complete(large.upload_id)
            except Refused as error:
                if error.status != CONFLICT:
                    raise
                # Together already, or parts are missing after all: the upload's own state tells which.
                if self.api.upload_get(large.upload_id)["state"] != "awaiting_upload":
                    return
                if round_ == ROUNDS - 1:
                    raise
                plan = None
            else:
                return


class _LargeFile:
    """One file in parts, of which several are on their way at once."""

    def __init__(self, sender: Sender, file: Found, upload_id: str, on_sent: Callable[[int], None]) -> None:
        self.upload_id = upload_id
        self._sender, self._file, self._on_sent = sender, file, on_sent
        self._lock = Lock()
        self._sent: dict[int, int] = {}
        self._urls: dict[int, str] = {}
        self._unsigned: list[int] = []

    def send_missing(self, plan: Parts) -> None:
        size = plan["part_size"]
        bounds = {n: ((n - 1) * size, min(n * size, self._file.size)) for n in range(1, plan["part_count"] + 1)}
        arrived = {part["number"]: part["size"] for part in plan["parts"]}
        missing = [number for number, (start, end) in bounds.items() if arrived.get(number) != end - start]
        self._sent = {number: end - start for number, (start, end) in bounds.items() if number not in missing}
        self._unsigned, self._urls = list(missing), {}
        self._on_sent(sum(self._sent.values()))
        pool = self._sender.parts_pool
        _all_or_first_failure([pool.submit(self._send_part, number, *bounds[number]) for number in missing])

    def _send_part(self, number: int, start: int, end: int) -> None:
        stop = self._sender.patience.stop

        def attempt() -> None:
            url = self._url_of(number)
            body = Body(self._file.path, start, end, stop=stop, on_sent=lambda sent: self._report(number, sent))
            try:
                self._sender.store.put(url, body)
            except GrantOver:
                self._urls.pop(number, None)
                raise

        self._sender.patience.insist(attempt)

    def _url_of(self, number: int) -> str:
        with self._lock:
            if number not in self._urls:
                lot = sorted({number, *[n for n in self._unsigned if n > number][: SIGNED_AT_ONCE - 1]})
                self._unsigned = [n for n in self._unsigned if n not in lot]
                signed = self._sender.api.parts_sign(self.upload_id, lot)
                self._urls.update({part["number"]: part["url"] for part in signed})
            return self._urls[number]

    def _report(self, number: int, sent: int) -> None:
        with self._lock:
            self._sent[number] = sent
            total = sum(self._sent.values())
        self._on_sent(total)


def _all_or_first_failure(tasks: list[Future[None]]) -> None:
    """Wait for all; when one fails, those that have not begun are left, and its failure is raised."""
    done, rest = wait(tasks, return_when=FIRST_EXCEPTION)
    for task in rest:
        task.cancel()
    wait(rest)
    for task in done:
        task.result()
