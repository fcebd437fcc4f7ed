"""What everybody may know of moderation: how many decisions there were, by rule and month."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from moderation.tables.decision_counts import decisions_of_month

MONTHS: Final = 12


@dataclass(frozen=True)
class Month:
    """`month` is `2026-11`; counts by (rule, action)."""

    month: str
    counts: dict[tuple[str, str], int]


def months_counted(*, now: datetime | None = None) -> list[Month]:
    """The last twelve months, newest first: one Query each."""
    at = now or datetime.now(UTC)
    year, month = at.year, at.month
    names = []
    for _ in range(MONTHS):
        names.append(f"{year:04}-{month:02}")
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return [Month(name, decisions_of_month(name)) for name in names]
