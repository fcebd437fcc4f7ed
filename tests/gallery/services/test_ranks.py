"""Ranks keep any order, and stay short unless everything goes to one place."""

import random

from gallery.services.ranks import rank_between, ranks_after


def test_an_order_is_kept_through_ten_thousand_moves_to_anywhere() -> None:
    chance = random.Random(5)  # noqa: S311 - nothing secret comes of it
    order = list(enumerate(ranks_after(None, 200)))
    for _ in range(10_000):
        moved = order.pop(chance.randrange(len(order)))
        at = chance.randrange(len(order) + 1)
        low, high = (order[at - 1][1] if at else None), (order[at][1] if at < len(order) else None)
        rank = rank_between(low, high)
        assert (low or "") < rank < (high or "~")
        order.insert(at, (moved[0], rank))
    assert [one for one, _ in sorted(order, key=lambda item: item[1])] == [one for one, _ in order]
    assert max(len(rank) for _, rank in order) < 60


def test_ranks_at_either_end_stay_short() -> None:
    ranks = ranks_after(None, 10_000)
    assert ranks == sorted(set(ranks))
    assert max(map(len, ranks)) <= 4
    first: str | None = None
    for _ in range(10_000):
        lower = rank_between(None, first)
        assert first is None or lower < first
        first = lower
    assert first is not None
    assert len(first) <= 4


def test_putting_everything_at_one_place_takes_a_digit_for_several_things() -> None:
    low, high = "a0", "a1"
    for _ in range(2_000):
        middle = rank_between(low, high)
        assert low < middle < high
        high = middle
    assert len(high) < 2_000 / 4
