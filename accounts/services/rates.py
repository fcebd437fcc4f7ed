"""How many requests of the API a person may make in a minute, of each kind.

Requests that change something are counted in the `throttles` table one by one, whichever process they reach. Reading is
counted in the process, and told to the table once in so many times: a write for every read would cost more than most
reads. So a person who reads in several processes at once may get past the limit, by at most SHARED_EVERY requests a
process and minute; docs/decisions/0020 has the reasons.
"""

import math
import threading
from dataclasses import dataclass, field
from time import time
from typing import Final

from django.conf import settings

from accounts.errors import LimitReached, Unavailable
from accounts.services.scopes import READ, UPLOAD, WRITE
from accounts.tables.throttles import Throttle

PERIOD: Final = 60  # seconds
SHARED_EVERY: Final = 30


@dataclass(frozen=True)
class Rate:
    """Where somebody stands: of `limit` requests a minute `remaining` are left, for `reset` more seconds."""

    kind: str
    limit: int
    remaining: int
    reset: int


class RateExceeded(LimitReached):
    """Too many requests in this minute; `rate` says of which kind."""

    def __init__(self, rate: Rate) -> None:
        super().__init__(
            f"That is more than {rate.limit} requests in a minute. Go on in {rate.reset} seconds.",
            retry_after=rate.reset,
        )
        self.rate = rate


@dataclass
class _Reads:
    """What this process knows of one person's reading in this minute."""

    shared: int = 0  # of all processes, when the table was last told
    since: int = 0  # here, since then


@dataclass
class _Minute:
    number: int = 0
    of: dict[str, _Reads] = field(default_factory=dict)


_minute = _Minute()
_lock = threading.Lock()


def rate_take(*, user_id: str, kind: str) -> Rate:
    """Count one request of a kind, as accounts.services.scopes has them. Raises RateExceeded if none is left."""
    now = time()
    window = int(now // PERIOD)
    reset = max(1, math.ceil((window + 1) * PERIOD - now))
    limit = _limit(kind)
    count = _read_counted if kind == READ else _write_counted
    made = count(key=f"api:{kind}:{user_id}#{PERIOD}", window=window, limit=limit)
    if made is None:
        raise RateExceeded(Rate(kind, limit, 0, reset))
    return Rate(kind, limit, max(0, limit - made), reset)


def _limit(kind: str) -> int:
    limits = {READ: settings.READS_PER_MINUTE, UPLOAD: settings.UPLOADS_PER_MINUTE, WRITE: settings.WRITES_PER_MINUTE}
    return int(limits[kind])


def _write_counted(*, key: str, window: int, limit: int) -> int | None:
    """How many there were in this window, with this one; None if that is over."""
    return Throttle.counted(key=key, window=window, limit=limit, expires_at=(window + 1) * PERIOD)


def _read_counted(*, key: str, window: int, limit: int) -> int | None:
    with _lock:
        if window > _minute.number:  # what was read in earlier minutes is of no interest to anybody
            _minute.number = window
            _minute.of.clear()
        reads = _minute.of.setdefault(key, _Reads())
        if reads.shared + reads.since >= limit:
            return None
        reads.since += 1
        is_due = reads.since % SHARED_EVERY == 0
    if is_due:
        _share(reads, key=key, window=window)
    return reads.shared + reads.since


def _share(reads: _Reads, *, key: str, window: int) -> None:
    """Tell the table, and learn what the other processes have told it. While it does not answer, reading goes on."""
    try:
        shared = Throttle.add(key=key, window=window, tries=SHARED_EVERY, expires_at=(window + 1) * PERIOD)
    except Unavailable:
        return
    with _lock:
        reads.shared = max(reads.shared, shared)
        reads.since -= SHARED_EVERY
