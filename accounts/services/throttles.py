"""How often somebody may try something."""

import math
from time import time

from accounts.errors import LimitReached
from accounts.tables.throttles import Throttle


def throttle(*, key: str, limit: int, period: int) -> None:
    """Allow `limit` tries under `key` in every window of `period` seconds, whichever process they reach.

    Windows start at multiples of the period, so across the end of one at most twice the limit comes through.
    Raises LimitReached, with the seconds until the next window.
    """
    now = time()
    window = int(now // period)
    ends_at = (window + 1) * period
    if not Throttle.take(key=f"{key}#{period}", window=window, limit=limit, expires_at=ends_at):
        wait = max(1, math.ceil(ends_at - now))
        raise LimitReached(f"That was tried too often. Try again in {_in_words(wait)}.", retry_after=wait)


def _in_words(seconds: int) -> str:
    if seconds < 60:
        return "a minute" if seconds > 30 else "half a minute"
    minutes = math.ceil(seconds / 60)
    if minutes < 90:
        return f"{minutes} minutes"
    return f"{math.ceil(minutes / 60)} hours"
