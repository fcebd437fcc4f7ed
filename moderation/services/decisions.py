"""Decisions of moderators: each is one transaction of effect, ledger, counts and notice, and can be taken back."""

import logging
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from ulid import ULID

from accounts.errors import Conflict, DomainError, Invalid
from accounts.services.profiles import text_clean
from accounts.services.roles import MODERATORS, role_was_taken
from gallery.messages import jobs_announce
from moderation.errors import AboutYourself, CaseClosed, CaseTaken, RoleTaken
from moderation.rules import rules_in_force
from moderation.services.cases import case_get, case_take
from moderation.services.reversals import block_of, is_blocked, reversal_of, undo_of
from moderation.subjects import COMMENT
from moderation.tables.cases import DECIDED, OPEN, Case
from moderation.tables.decisions import Written, decision_commit, outcome_job_id, undo_commit
from moderation.tables.effects import (
    APPLIES_TO,
    APPROVE,
    DISMISS,
    REMOVE,
    REMOVE_COMMENT,
    RESTORE,
    TRUST,
    Asked,
    effect_of,
    is_waiting,
    jobs_to_announce,
)
from moderation.tables.ledger import ledger_head
from moderation.tables.reports import open_case_id

log = logging.getLogger(__name__)

REASON_MAX: Final = 1000
# Asks Cognito whether the moderator still is one; tables know it only if an operator used `manage.py grant_role`.
Still = Callable[[], bool]
# Those that owners are not told of: nothing of theirs has changed for the worse.
_SILENT: Final = (DISMISS, TRUST)
# Everybody writes behind the same head of the ledger.
_TRIES: Final = 40


@dataclass(frozen=True)
class Decision:
    """What a moderator wants. `until` ends a suspension; `block` keeps a removed picture from being sent again."""

    action: str
    rule: str = ""
    reason: str = ""
    until: datetime | None = None
    block: bool = False


@dataclass(frozen=True)
class Result:
    """What became of one case of several; `error` is None where it was decided."""

    case_id: str
    error: str | None


def decision_make(
    *, case_id: str, moderator_id: str, decision: Decision, now: datetime | None = None, still: Still | None = None
) -> Case:
    """Decide a case that the moderator holds; the case as it is then. `still` says whether they still moderate.

    Raises RoleTaken, CaseNotFound, CaseClosed, CaseTaken, AboutYourself, Invalid, ImageNotFound, CommentNotFound, or
    Conflict for something that is in no state for it.
    """
    reason = text_clean(decision.reason, field="reason", longest=REASON_MAX, lines=True)
    for _ in tries(still):
        actor_check(moderator_id)
        at, case = now or datetime.now(UTC), case_get(case_id=case_id)
        if case.state != OPEN:
            raise CaseClosed
        if case.owner_id == moderator_id:
            raise AboutYourself
        if not case.is_held_by(moderator_id, now=at):
            raise CaseTaken
        _check(decision, case, reason)
        action = APPROVE if decision.action == DISMISS and is_waiting(case.subject) else decision.action
        blocks = (decision.block and action == REMOVE) or (action == RESTORE and is_blocked(case))
        block = block_of(case.subject) if blocks else ()
        done = decision_commit(
            case,
            effect_of(Asked(action, case.subject, decision.until, block), now=at),
            Written(moderator_id, ledger_head(), at, str(ULID.from_datetime(at)), {"blocked": bool(block)}),
            action=action,
            undo=undo_of(action, case.subject),
            rule=decision.rule or case.rule or "none",
            reason=reason,
            until=decision.until,
            blocked=bool(block),
            rules_version=rules_in_force().version,
            tells_owner=action not in _SILENT,
        )
        if done:
            announce(case)
            log.info("case %s was decided: %s", case_id, action)
            return case_get(case_id=case_id)
    raise busy()


def decision_undo(*, case_id: str, moderator_id: str, now: datetime | None = None, still: Still | None = None) -> Case:
    """Take a decision back, whoever made it; the moderator holds the case then, which is open again.

    Raises RoleTaken, CaseNotFound, CaseClosed if it is not decided or a newer case is open, or Conflict.
    """
    for _ in tries(still):
        actor_check(moderator_id)
        at, case = now or datetime.now(UTC), case_get(case_id=case_id)
        if case.state != DECIDED:
            raise CaseClosed("There is no decision to take back.")
        if case.owner_id == moderator_id:
            raise AboutYourself
        if open_case_id(case.subject.key):
            raise CaseClosed("A newer case about this is open. Decide there.")
        if case.appeal_granted:
            raise CaseClosed("An appeal has taken this decision back.")
        written = Written(moderator_id, ledger_head(), at, str(ULID.from_datetime(at)))
        if undo_commit(case, reversal_of(case, now=at), written, tells_owner=case.action not in _SILENT):
            announce(case)
            log.info("the decision of case %s was taken back", case_id)
            return case_take(case_id=case_id, moderator_id=moderator_id, now=at)
    raise busy()


def decisions_make(
    *, case_ids: Iterable[str], moderator_id: str, decision: Decision, still: Still | None = None
) -> list[Result]:
    """Decide several cases alike, each for itself: those that cannot be decided say why."""
    results: list[Result] = []
    for case_id in case_ids:
        try:
            # Several take their time, and the first was asked for when the request began.
            if results and still and not still():
                raise RoleTaken
            case = case_take(case_id=case_id, moderator_id=moderator_id)
            decision_make(case_id=case_id, moderator_id=moderator_id, decision=_for(case, decision), still=still)
        except DomainError as error:
            results.append(Result(case_id, error.detail))
        else:
            results.append(Result(case_id, None))
    return results


def _for(case: Case, decision: Decision) -> Decision:
    """Who removes several means comments as well as pictures."""
    is_comment = decision.action == REMOVE and case.kind == COMMENT
    return replace(decision, action=REMOVE_COMMENT) if is_comment else decision


def announce(case: Case) -> None:
    """Have what follows done at once rather than by the next sweep."""
    jobs_announce([*jobs_to_announce(case.subject), *([outcome_job_id(case.case_id)] if case.report_count else [])])


def _check(decision: Decision, case: Case, reason: str) -> None:
    if case.kind not in APPLIES_TO.get(decision.action, ()):
        raise Invalid("This cannot be done here.", field="action")
    if decision.action in _SILENT or decision.action in (RESTORE, "unlabel", "reinstate", "restore_comment"):
        return
    if decision.action != APPROVE:
        rules_in_force().get(decision.rule, kind=case.kind)
        if not reason:
            raise Invalid("Say why, for the owner to read.", field="reason")


def actor_check(moderator_id: str) -> None:
    """Raises RoleTaken for somebody who does not moderate any more. The transaction has the same condition."""
    if role_was_taken(user_id=moderator_id, role=MODERATORS):
        raise RoleTaken


def tries(still: Still | None = None) -> Iterable[int]:
    """Pauses between tries, no two of them the same. Raises RoleTaken before a try that comes too late for `still`."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(min(0.5, 0.01 * attempt) * random.uniform(0.5, 1.5))  # noqa: S311 - nothing secret comes of it
            if still and not still():
                raise RoleTaken
        yield attempt


def busy() -> Conflict:
    """When no try came through."""
    return Conflict("This is being changed by others at the moment. Look at it again, then repeat.")
