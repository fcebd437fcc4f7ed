"""Asking again what may work in a moment: longer and longer waits, and the server's own word on how long."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Final, TypeVar

from imageshare_client.errors import Stopped, Transient

FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 30.0
# What a server may ask us to wait: throttles of ours count by the hour.
LONGEST_ASKED: Final = 3600.0

Result = TypeVar("Result")


def _unheard(_seconds: float, _why: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Patience:
    """How often to try, in all; `stop` ends every wait; `on_wait` gets the seconds and the reason of each."""

    attempts: int
    stop: Event = field(default_factory=Event)
    on_wait: Callable[[float, str], None] = _unheard

    def insist(self, attempt: Callable[[], Result]) -> Result:
        """The result of the first attempt that does not raise Transient. Raises the last Transient, or Stopped.

        A wait that the server asked for is no failure: it says when it will have time for us.
        """
        failures = 0
        while True:
            if self.stop.is_set():
                raise Stopped
            try:
                return attempt()
            except Transient as error:
                if error.retry_after is None:
                    failures += 1
                    if failures >= self.attempts:
                        raise
                    seconds = backoff(failures)
                else:
                    seconds = min(error.retry_after, LONGEST_ASKED) + random.random()  # noqa: S311  # spreads callers
                self.on_wait(seconds, error.detail)
                self.stop.wait(seconds)


def backoff(failures: int) -> float:
    """Seconds after so many failures: doubles, and differs by chance so that many callers do not come at once."""
    longest = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (failures - 1))
    return longest / 2 + random.random() * longest / 2  # noqa: S311  # no secret
