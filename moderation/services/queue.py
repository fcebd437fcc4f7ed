"""The queue: what waits for a moderator, filtered, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from moderation.tables.cases import APPEALED, OPEN, Case, cases_in_queue, cases_of_owner
from moderation.tables.reports import Report, reports_of_case, reports_of_reporter

QUEUES: Final = (OPEN, APPEALED)
PAGE_SIZE: Final = 30
HISTORY: Final = 20
# What a filter leaves out is read all the same: a page ends after this many rows.
_LOOKED_AT: Final = 200


@dataclass(frozen=True)
class Filters:
    """None does not filter; `held_by` is a moderator whose cases are asked for."""

    kind: str | None = None
    rule: str | None = None
    held_by: str | None = None

    def fits(self, case: Case) -> bool:
        return (
            self.kind in (None, case.kind)
            and self.rule in (None, case.rule)
            and self.held_by in (None, case.claimed_by)
        )


@dataclass(frozen=True)
class QueuePage:
    """`after` is where the next page begins; None at the end."""

    cases: list[Case]
    after: str | None


def queue_list(
    *, queue: str = OPEN, filters: Filters | None = None, limit: int = PAGE_SIZE, after: str | None = None
) -> QueuePage:
    """What waits, the most severe first, then the oldest. A page may be short where a filter leaves much out."""
    fits: Callable[[Case], bool] = (filters or Filters()).fits
    found = list(cases_in_queue(queue=queue, limit=_LOOKED_AT if filters else limit + 1, after=after))
    shown = [case for case in found if fits(case)][:limit]
    if shown and len(shown) == limit and shown[-1] is not found[-1]:
        return QueuePage(shown, str(shown[-1].priority))
    more = filters is not None and len(found) == _LOOKED_AT
    return QueuePage(shown, str(found[-1].priority) if more else None)


def history_of_owner(*, owner_id: str) -> list[Case]:
    """What there was about this person, newest first."""
    return list(cases_of_owner(owner_id=owner_id, limit=HISTORY))


def reports_shown(*, case_id: str) -> list[Report]:
    """The reports of a case."""
    return list(reports_of_case(case_id=case_id, limit=HISTORY))


def history_of_reporter(*, reporter_id: str) -> list[Report]:
    """What this person reported before, newest first."""
    return list(reports_of_reporter(reporter_id=reporter_id, limit=HISTORY))
