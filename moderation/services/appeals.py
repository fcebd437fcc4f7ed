"""Appeals: the owner's one objection to a decision, judged by somebody who did not make it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from ulid import ULID

from accounts.errors import Invalid
from accounts.services.profiles import text_clean
from moderation.errors import AboutYourself, CaseClosed, CaseNotFound, CaseTaken, NotYours
from moderation.rules import Rule, rules_in_force
from moderation.services.cases import appeal_until, case_get
from moderation.services.decisions import Still, actor_check, announce, busy, tries
from moderation.services.reports import outcome_of
from moderation.services.reversals import reversal_of
from moderation.tables.cases import APPEALED, Case, cases_of_owner
from moderation.tables.decisions import Written, appeal_commit, judgement_commit
from moderation.tables.ledger import ledger_head
from moderation.tables.reports import report_find

TEXT_MAX: Final = 2000


@dataclass(frozen=True)
class Told:
    """What somebody may know of a case: its owner everything but who decided, who reported it only the outcome."""

    case: Case
    rule: Rule | None
    outcome: str | None
    is_owner: bool
    may_appeal: bool
    appeal_until: datetime | None
    is_taken_back: bool


def decision_told(*, viewer_id: str, case_id: str) -> Told:
    """For the owner of what it is about, or somebody who reported it. Raises CaseNotFound for everybody else.

    An owner hears of those cases alone of which they were told something.
    """
    case = case_get(case_id=case_id)
    if case.owner_id == viewer_id and case.is_told:
        return _told(case, is_owner=True)
    if report_find(case_id=case_id, reporter_id=viewer_id):
        return _told(case, is_owner=False)
    raise CaseNotFound


def decisions_told(*, viewer_id: str, limit: int, before: str | None) -> tuple[list[Told], str | None]:
    """What was decided about the viewer and their things, newest case first; and where to go on."""
    found = list(cases_of_owner(owner_id=viewer_id, limit=limit + 1, before=before))
    shown = found[:limit]
    told = [_told(case, is_owner=True) for case in shown if case.is_told]
    return told, str(shown[-1].case_id) if len(found) > limit else None


def appeal_make(*, owner_id: str, case_id: str, text: str) -> Told:
    """Ask that another moderator looks, once a decision. Raises CaseNotFound, CaseClosed or Invalid."""
    words = text_clean(text, field="text", longest=TEXT_MAX, lines=True)
    if not words:
        raise Invalid("Say why the decision should be changed.", field="text")
    for _ in tries():
        told = decision_told(viewer_id=owner_id, case_id=case_id)
        if not told.may_appeal:
            raise CaseClosed("An appeal can be made once, in time, against a decision about something of yours.")
        at = datetime.now(UTC)
        written = Written(owner_id, ledger_head(), at, str(ULID.from_datetime(at)))
        if appeal_commit(told.case, written, text=words):
            return decision_told(viewer_id=owner_id, case_id=case_id)
    raise busy()


def appeal_judge(
    *,
    case_id: str,
    moderator_id: str,
    granted: bool,
    reason: str,
    now: datetime | None = None,
    still: Still | None = None,
) -> Case:
    """Take the decision back or uphold it.

    Raises RoleTaken, CaseNotFound, CaseClosed, CaseTaken, AboutYourself, NotYours, Invalid or Conflict.
    """
    words = text_clean(reason, field="reason", longest=TEXT_MAX, lines=True)
    if not words:
        raise Invalid("Say why, for the owner to read.", field="reason")
    for _ in tries(still):
        actor_check(moderator_id)
        at, case = now or datetime.now(UTC), case_get(case_id=case_id)
        if case.state != APPEALED:
            raise CaseClosed
        if case.owner_id == moderator_id:
            raise AboutYourself
        if case.decided_by == moderator_id:
            raise NotYours
        if not case.is_held_by(moderator_id, now=at):
            raise CaseTaken
        written = Written(moderator_id, ledger_head(), at, str(ULID.from_datetime(at)))
        effect = reversal_of(case, now=at) if granted else _nothing
        if judgement_commit(case, effect, written, granted=granted, reason=words):
            announce(case)
            return case_get(case_id=case_id)
    raise busy()


def _nothing(_writes: object) -> None:
    """What a refused appeal changes."""


def _told(case: Case, *, is_owner: bool) -> Told:
    until = appeal_until(case) if is_owner else None
    may_appeal = until is not None and until > datetime.now(UTC)
    taken_back = is_owner and (case.is_undone or bool(case.appeal_granted))
    return Told(case, rules_in_force().find(case.rule), outcome_of(case), is_owner, may_appeal, until, taken_back)
