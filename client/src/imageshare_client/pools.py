"""Threads that do the work, and how long they are waited for once somebody wants to stop."""

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event
from typing import Any, Final

TICK: Final = 0.2  # seconds between two looks at whether to stop
# A thread looks at every chunk whether to stop, but one that waits for a dead network cannot.
GRACE: Final = 3.0


@contextmanager
def pool_of(workers: int, name: str) -> Iterator[ThreadPoolExecutor]:
    """A pool whose running tasks nobody waits for at the end; whoever wants their results has them by then."""
    pool = ThreadPoolExecutor(workers, name)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class Grace:
    """Whether those that were asked to stop have had their time."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._ends: float | None = None

    def is_over(self) -> bool:
        if not self._stop.is_set():
            return False
        now = time.monotonic()
        self._ends = now + GRACE if self._ends is None else self._ends
        return now >= self._ends


def as_they_end(futures: Iterable[Future[Any]], stop: Event) -> Iterator[Future[Any]]:
    """Each as it is done; after `stop`, only those that are done in time."""
    grace, pending = Grace(stop), set(futures)
    while pending and not grace.is_over():
        done, pending = wait(pending, timeout=TICK, return_when=FIRST_COMPLETED)
        yield from done
