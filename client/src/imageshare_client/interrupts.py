"""Ctrl-C and SIGTERM as a request to stop at the next good place; asked for twice, the program ends at once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

from imageshare_client.errors import INTERRUPTED


@contextmanager
def stop_when_asked() -> Iterator[Event]:
    """The event that both signals set."""
    stop = Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            # Nothing is lost: every step is in the journal before the next begins.
            os._exit(INTERRUPTED)
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
