"""The job that tells those who reported something what has come of it, and what goes when a person is erased."""

from collections import Counter
from typing import Final

from gallery.services.erasing.removed import Removed
from gallery.services.jobs import Done, More, Work
from moderation.tables.cases import case_find, cases_of_owner
from moderation.tables.erasing import case_erase
from moderation.tables.outcomes import outcome_tell
from moderation.tables.reports import reports_forget, reports_of_case

_SLICE: Final = 25
VISITOR: Final = "visitor-"


def outcome_spread(work: Work) -> More | Done:
    """One slice of a `case_outcome` job; its subject is a case. Told twice, nobody hears it twice."""
    case = case_find(case_id=work.subject)
    if case is None:
        return Done()
    after = str(work.cursor["after"]) if "after" in work.cursor else None
    found = list(reports_of_case(case_id=work.subject, limit=_SLICE, after=after))
    for report in found:
        if not report.reporter_id.startswith(VISITOR) and report.reporter_id != case.owner_id:
            outcome_tell(case, reporter_id=report.reporter_id, decision_id=str(work.arguments["decision_id"]))
    if len(found) < _SLICE:
        return Done()
    return More({"after": found[-1].reporter_id}, done=len(found))


def reports_erase(user_id: str) -> Removed:
    """What the person reported."""
    return _counted("reports", reports_forget(reporter_id=user_id, limit=_SLICE))


def cases_erase(user_id: str) -> Removed:
    """Cases about the person, with their reports; the ledger keeps what was decided, about an id of nobody."""
    found = list(cases_of_owner(owner_id=user_id, limit=_SLICE))
    for case in found:
        case_erase(case)
    return _counted("cases", len(found))


def _counted(name: str, count: int) -> Removed:
    return Counter({name: count}) if count else Counter()
