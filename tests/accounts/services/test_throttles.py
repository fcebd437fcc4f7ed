"""Counting tries, across processes."""

import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.errors import LimitReached
from accounts.services.throttles import throttle
from accounts.tables.throttles import Throttle, window_hash
from tests.roles import acting_as

DAY = 86400


def allowed(key: str, *, limit: int = 3, period: int = DAY) -> bool:
    try:
        throttle(key=key, limit=limit, period=period)
    except LimitReached:
        return False
    return True


def row_of(key: str, window: int) -> Throttle:
    """The web process itself may count, but not look."""
    with acting_as("operator"):
        return Throttle.get(window_hash(key, window), consistent_read=True)


@pytest.fixture
def key() -> str:
    return f"test-{secrets.token_hex(8)}"


def test_a_limit_lets_so_many_through_and_no_more(key: str) -> None:
    assert [allowed(key) for _ in range(5)] == [True, True, True, False, False]


def test_keys_are_counted_apart(key: str) -> None:
    assert [allowed(f"{key}-{n}", limit=1) for n in range(3)] == [True, True, True]


def test_twenty_at_once_never_exceed_the_limit(key: str) -> None:
    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda _: allowed(key, limit=7), range(60)))
    assert sum(outcomes) == 7


def test_the_next_window_starts_at_nothing_even_while_the_old_row_is_still_there(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.services.throttles.time", lambda: 1000.0)
    assert [allowed(key, limit=1, period=60), allowed(key, limit=1, period=60)] == [True, False]
    monkeypatch.setattr("accounts.services.throttles.time", lambda: 1020.0)
    assert allowed(key, limit=1, period=60)
    assert row_of(f"{key}#60", 16).tries == 1


def test_a_refusal_says_when_to_come_back(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.services.throttles.time", lambda: 1000.5)
    throttle(key=key, limit=1, period=900)
    with pytest.raises(LimitReached, match="14 minutes") as refusal:
        throttle(key=key, limit=1, period=900)
    assert refusal.value.retry_after == 800


def test_a_row_is_swept_after_its_window(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.services.throttles.time", lambda: 1000.0)
    throttle(key=key, limit=1, period=60)
    assert row_of(f"{key}#60", 16).expires_at == 1020
