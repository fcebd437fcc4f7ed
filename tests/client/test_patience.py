"""Trying again: what, how often, and how long it waits in between."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

import pytest

from imageshare_client.connection import retry_after
from imageshare_client.errors import Refused, Stopped, Transient
from imageshare_client.patience import LONGEST_ASKED, Patience, backoff


class Clock(Event):
    """A wait that takes no time, and remembers how long it would have been."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout or 0)
        return self.is_set()


def failing(*errors: Exception) -> Callable[[], str]:
    left = list(errors)

    def attempt() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return attempt


def test_it_tries_again_with_growing_waits_until_it_works() -> None:
    clock = Clock()
    assert Patience(6, clock).insist(failing(*[Transient("away")] * 4)) == "done"
    assert all(limit / 2 <= wait <= limit for wait, limit in zip(clock.waits, [1, 2, 4, 8], strict=True))


def test_it_gives_up_after_so_many_attempts() -> None:
    clock = Clock()
    with pytest.raises(Transient):
        Patience(3, clock).insist(failing(*[Transient("away")] * 3))
    assert len(clock.waits) == 2


def test_a_wait_that_the_server_asked_for_is_no_failure() -> None:
    clock = Clock()
    errors = [Transient("busy", retry_after=seconds) for seconds in (5, 100, 100_000)]
    assert Patience(2, clock).insist(failing(*errors)) == "done"
    assert [int(wait) for wait in clock.waits] == [5, 100, int(LONGEST_ASKED)]


def test_a_refusal_is_final() -> None:
    clock = Clock()
    with pytest.raises(Refused):
        Patience(6, clock).insist(failing(Refused(400, "invalid", "No.")))
    assert clock.waits == []


def test_being_asked_to_stop_ends_the_waiting() -> None:
    clock = Clock()
    patience = Patience(6, clock, lambda *_: clock.set())
    with pytest.raises(Stopped):
        patience.insist(failing(Transient("away")))


def test_waits_never_grow_beyond_half_a_minute() -> None:
    assert all(15 <= backoff(failures) <= 30 for failures in (6, 50, 1000))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("7", 7),
        ("Wed, 25 Nov 2026 12:00:30 GMT", 30),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, now=datetime(2026, 11, 25, 12, tzinfo=UTC)) == seconds
