"""Cases: opening one, joining the one that is open, and holding one so that no other moderator decides it meanwhile."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from ulid import ULID

from moderation.errors import AboutYourself, CaseClosed, CaseNotFound, CaseTaken, NotYours
from moderation.subjects import Subject
from moderation.tables import cases as table
from moderation.tables.cases import APPEALED, DECIDED, OPEN, Case, priority_of
from moderation.tables.effects import AGAINST
from moderation.tables.reports import Report, case_join, case_open, open_case_id, report_find

LEASE: Final = timedelta(minutes=10)
BY_PEOPLE: Final = "reports"
# A report and another, or a report and a decision, may meet; each try reads again what is then so.
_TRIES: Final = 8


def case_get(*, case_id: str) -> Case:
    """Raises CaseNotFound."""
    if case := table.case_find(case_id=case_id):
        return case
    raise CaseNotFound


def appeal_until(case: Case) -> datetime | None:
    """Until when its owner may appeal against the decision; None if there is nothing to appeal against."""
    appealed_at: datetime | None = case.appealed_at
    if case.state != DECIDED or case.action not in AGAINST or appealed_at is not None:
        return None
    decided_at: datetime = case.decided_at
    return decided_at + timedelta(days=settings.APPEAL_DAYS)


def case_report(
    *, subject: Subject, reporter_id: str, rule: str, severity: int, text: str, evidence: str, now: datetime
) -> str:
    """Open a case with this report, or join the one that is open; a second report of the same person changes nothing.

    Returns the id of the case. Raises CaseClosed if others are so busy with it that no try came through.
    """
    for _ in range(_TRIES):
        if case_id := open_case_id(subject.key):
            case = case_get(case_id=case_id)
            report = Report(case_id, reporter_id, rule=rule, text=text, created_at=now)
            if report_find(case_id=case_id, reporter_id=reporter_id) or case_join(case, report, severity=severity):
                return case_id
        else:
            case = _case(subject, source=BY_PEOPLE, rule=rule, severity=severity, now=now, evidence=evidence, reports=1)
            report = Report(case.case_id, reporter_id, rule=rule, text=text, created_at=now)
            if case_open(case, report):
                return str(case.case_id)
    raise CaseClosed("Many people are reporting this at the moment. Try again in a minute.")


def case_open_automatically(
    *, subject: Subject, source: str, rule: str, severity: int, detail: str, now: datetime | None = None
) -> str:
    """Open a case that nobody reported, or name the one that is open. Returns its id."""
    at = now or datetime.now(UTC)
    for _ in range(_TRIES):
        if case_id := open_case_id(subject.key):
            return case_id
        case = _case(subject, source=source, rule=rule, severity=severity, now=at, detail=detail)
        if case_open(case, None):
            return str(case.case_id)
    raise CaseClosed


def picture_case_open(*, image_id: str, owner_id: str, source: str, rule: str, severity: int, detail: str) -> None:
    """What the gallery calls for a picture that waits for a moderator."""
    subject = Subject.image(image_id, owner_id=owner_id)
    case_open_automatically(subject=subject, source=source, rule=rule, severity=severity, detail=detail)


def case_take(*, case_id: str, moderator_id: str, now: datetime | None = None) -> Case:
    """Hold a case for ten minutes, or for ten more.

    Raises CaseNotFound, CaseClosed, CaseTaken, AboutYourself or NotYours.
    """
    at = now or datetime.now(UTC)
    case = case_get(case_id=case_id)
    if table.case_claim(case, moderator_id=moderator_id, now=at, until=at + LEASE):
        return case
    case = case_get(case_id=case_id)
    if case.state not in (OPEN, APPEALED):
        raise CaseClosed
    if case.owner_id == moderator_id:
        raise AboutYourself
    if case.state == APPEALED and case.decided_by == moderator_id:
        raise NotYours
    raise CaseTaken


def case_leave(*, case_id: str, moderator_id: str) -> None:
    """Let others take it; nothing happens if this moderator does not hold it. Raises CaseNotFound."""
    table.case_release(case_get(case_id=case_id), moderator_id=moderator_id)


def _case(
    subject: Subject,
    *,
    source: str,
    rule: str,
    severity: int,
    now: datetime,
    detail: str = "",
    evidence: str = "",
    reports: int = 0,
) -> Case:
    return Case(
        str(ULID.from_datetime(now)),
        kind=subject.kind,
        subject_id=subject.id,
        owner_id=subject.owner_id,
        state=OPEN,
        queue=OPEN,
        priority=priority_of(severity=severity, opened_at=now),
        source=source,
        rule=rule,
        severity=severity,
        report_count=reports,
        detail=detail,
        evidence=evidence,
        opened_at=now,
    )
