"""The bar on a terminal: files done, bytes, speed, time left; nothing at all where stderr is no terminal."""

import sys
from collections.abc import Hashable
from threading import Lock
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from imageshare_client.names import printable


class Bar:
    """Files of `total` bytes together, as soon as that is known. Every method may be called from any thread."""

    def __init__(self, verb: str, *, shown: bool) -> None:
        self._verb, self._count, self._ended = verb, 0, 0
        self._lock = Lock()
        self._moved: dict[Hashable, int] = {}
        self._sum = 0
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(complete_style="green", finished_style="green"),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not (shown and sys.stderr.isatty()),
            # What goes to a file or a pipe must not end up on the terminal instead.
            redirect_stdout=sys.stdout.isatty(),
            transient=True,
        )
        self._task = self._progress.add_task(self._words(), total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def expect(self, count: int, total: int | None) -> None:
        self._count = count
        self._progress.update(self._task, description=self._words(), total=total)

    def moved(self, what: Hashable, size: int) -> None:
        """So many bytes of it by now; fewer than before when an attempt begins anew."""
        with self._lock:
            self._sum += size - self._moved.get(what, 0)
            self._moved[what] = size
            self._progress.update(self._task, completed=self._sum, description=self._words())

    def ended(self, what: Hashable, size: int) -> None:
        self.moved(what, size)
        with self._lock:
            self._ended += 1
            self._progress.update(self._task, description=self._words())

    def waits(self, seconds: float, why: str) -> None:
        """Said in any case: an hour of silence would look like a fault."""
        words = printable(f"{why} Trying again in {seconds:.0f} s.")
        if self._progress.disable:
            sys.stderr.write(f"{words}\n")
        else:
            self._progress.update(self._task, description=words)

    def _words(self) -> str:
        return f"{self._verb} {self._ended} of {self._count}"
