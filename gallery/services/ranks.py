"""Ranks: strings that sort like the things they are given to, with room for another one between any two.

Fractional indexing after David Greenspan (https://observablehq.com/@dgreensp/implementing-fractional-indexing): a whole
number, whose first letter says how long it is, then a fraction. Adding at either end makes ranks longer by a digit for
62 times as many things; only what is put at the same place again and again makes them longer soon, by a digit for about
six things.
"""

from typing import Final

# In the order of their bytes, which is the order of a DynamoDB sort key.
DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LOW, _HIGH = DIGITS[0], DIGITS[-1]
_SMALLEST: Final = "A" + _LOW * 26


def rank_between(before: str | None, after: str | None) -> str:
    """A rank between two, of which `before` is the lower; None stands for either end."""
    if before is None:
        return f"a{_LOW}" if after is None else _rank_below(after)
    whole, fraction = _split(before)
    if after is not None:
        whole_after, fraction_after = _split(after)
        if whole == whole_after:
            return whole + _midpoint(fraction, fraction_after)
    following = _step_up(whole)
    if following is not None and (after is None or following < after):
        return following
    return whole + _midpoint(fraction, None)


def ranks_after(last: str | None, count: int) -> list[str]:
    """So many ranks behind the last one, in order."""
    ranks: list[str] = []
    for _ in range(count):
        last = rank_between(last, None)
        ranks.append(last)
    return ranks


def _rank_below(rank: str) -> str:
    whole, fraction = _split(rank)
    if whole == _SMALLEST:
        return whole + _midpoint("", fraction)
    return whole if fraction else _step_down(whole)


def _split(rank: str) -> tuple[str, str]:
    head = rank[0]
    length = ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2
    return rank[:length], rank[length:]


def _midpoint(low: str, high: str | None) -> str:
    """A fraction between two, without zeros at its end; None is 1."""
    if high is not None:
        same = 0
        while same < len(high) and (low[same] if same < len(low) else _LOW) == high[same]:
            same += 1
        if same:
            return high[:same] + _midpoint(low[same:], high[same:])
    digit_low = DIGITS.index(low[0]) if low else 0
    digit_high = DIGITS.index(high[0]) if high is not None else len(DIGITS)
    if digit_high - digit_low > 1:
        return DIGITS[(digit_low + digit_high) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[digit_low] + _midpoint(low[1:], None)


def _step_up(whole: str) -> str | None:
    """The next whole number; None after the largest."""
    head, digits = whole[0], list(whole[1:])
    for at in reversed(range(len(digits))):
        if digits[at] != _HIGH:
            digits[at] = DIGITS[DIGITS.index(digits[at]) + 1]
            return head + "".join(digits)
        digits[at] = _LOW
    if head == "z":
        return None
    if head == "Z":
        return f"a{_LOW}"
    digits = [*digits, _LOW] if head >= "a" else digits[:-1]
    return chr(ord(head) + 1) + "".join(digits)


def _step_down(whole: str) -> str:
    """The whole number before; not for the smallest."""
    head, digits = whole[0], list(whole[1:])
    for at in reversed(range(len(digits))):
        if digits[at] != _LOW:
            digits[at] = DIGITS[DIGITS.index(digits[at]) - 1]
            return head + "".join(digits)
        digits[at] = _HIGH
    if head == "a":
        return f"Z{_HIGH}"
    digits = digits[:-1] if head > "a" else [*digits, _HIGH]
    return chr(ord(head) - 1) + "".join(digits)
