"""The transactions of moderation: what is done, told, counted and written down, all or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.services.roles import MODERATORS
from accounts.tables.standing import person_acts_check
from accounts.tables.transactions import transact_if
from gallery.tables.erasures import person_hash
from gallery.tables.jobs import job_request
from gallery.tables.notices import moderation_notice_writes
from moderation.subjects import USER
from moderation.tables.cases import APPEALED, DECIDED, OPEN, Case, priority_of
from moderation.tables.decision_counts import decision_count, ledger_row_count
from moderation.tables.ledger import LedgerRow, ledger_append
from moderation.tables.reports import subject_free, subject_take

OUTCOME_JOB: Final = "case_outcome"
Writes = Callable[[TransactWrite], None]


@dataclass(frozen=True)
class Written:
    """What every step is written down with: who, behind which row of the ledger, when, and as what."""

    actor_id: str
    head: LedgerRow | None
    now: datetime
    decision_id: str
    entry: Mapping[str, Any] = field(default_factory=dict)


def decision_commit(
    case: Case, effect: Writes, written: Written, *, action: str, undo: str, rule: str, reason: str, **more: Any
) -> bool:
    """Decide an open case that `written.actor_id` holds. False if anything was not as it was read.

    `more` are `until`, `rules_version`, `blocked` and `tells_owner`.
    """

    def fill(writes: TransactWrite) -> None:
        effect(writes)
        actions: list[Action] = [
            Case.state.set(DECIDED),
            Case.decision_id.set(written.decision_id),
            Case.action.set(action),
            Case.undo.set(undo),
            Case.rule.set(rule),
            Case.reason.set(reason),
            Case.rules_version.set(more["rules_version"]),
            Case.decided_by.set(written.actor_id),
            Case.decided_at.set(written.now),
            Case.until.set(more["until"]) if more["until"] else Case.until.remove(),
            Case.blocked.set(more["blocked"]),
            Case.undone_at.remove(),
            *_LET_GO,
        ]
        _move(writes, case, actions, _held(written, OPEN))
        subject_free(writes, case)
        decision_count(writes, at=written.now, rule=rule, action=action, step=1)
        _write_down(writes, case, written, action=action, rule=rule, reason=reason)
        if case.report_count:
            outcome_request(writes, case, written)
        if more["tells_owner"]:
            _tell(writes, case, written)

    return transact_if(fill)


def undo_commit(case: Case, effect: Writes, written: Written, *, tells_owner: bool) -> bool:
    """Take a decision back: the case is open again, held by whoever did. False like `decision_commit`."""

    def fill(writes: TransactWrite) -> None:
        effect(writes)
        actions: list[Action] = [
            Case.state.set(OPEN),
            Case.queue.set(OPEN),
            Case.priority.set(priority_of(severity=int(case.severity), opened_at=case.opened_at)),
            *(attribute.remove() for attribute in _OF_DECISION),
            Case.reason.set(""),
            Case.undone_at.set(written.now),
        ]
        _move(writes, case, actions, Case.state == DECIDED)
        subject_take(writes, case)
        decision_count(writes, at=case.decided_at, rule=case.rule, action=str(case.action), step=-1)
        _write_down(writes, case, written, action="undo", rule=case.rule, reason=f"Took back: {case.action}.")
        if tells_owner:
            _tell(writes, case, written)

    return transact_if(fill)


def appeal_commit(case: Case, written: Written, *, text: str) -> bool:
    """The owner's one appeal; nobody holds the case then. False like `decision_commit`."""

    def fill(writes: TransactWrite) -> None:
        actions: list[Action] = [
            Case.state.set(APPEALED),
            Case.queue.set(APPEALED),
            Case.priority.set(priority_of(severity=int(case.severity), opened_at=written.now)),
            Case.appeal.set(text),
            Case.appealed_at.set(written.now),
            Case.claimed_by.remove(),
            Case.claimed_until.remove(),
        ]
        _move(writes, case, actions, (Case.state == DECIDED) & Case.appealed_at.does_not_exist())
        _write_down(writes, case, written, action="appeal", rule=case.rule, reason="")

    return transact_if(fill)


def judgement_commit(case: Case, effect: Writes, written: Written, *, granted: bool, reason: str) -> bool:
    """What another moderator makes of an appeal; the condition keeps whoever decided from it. False like the others."""

    def fill(writes: TransactWrite) -> None:
        effect(writes)
        actions: list[Action] = [
            Case.state.set(DECIDED),
            Case.appeal_granted.set(granted),
            Case.appeal_reason.set(reason),
            *_LET_GO,
        ]
        _move(writes, case, actions, _held(written, APPEALED) & (Case.decided_by != written.actor_id))
        if granted:
            decision_count(writes, at=case.decided_at, rule=case.rule, action=str(case.action), step=-1)
            if case.report_count:
                outcome_request(writes, case, written)
        action = "appeal_granted" if granted else "appeal_refused"
        decision_count(writes, at=written.now, rule=case.rule, action=action, step=1)
        _write_down(writes, case, written, action=action, rule=case.rule, reason=reason)
        _tell(writes, case, written)

    return transact_if(fill)


def outcome_job_id(case_id: str) -> str:
    """The job that tells those who reported."""
    return f"{OUTCOME_JOB}#{case_id}"


def outcome_request(writes: TransactWrite, case: Case, written: Written) -> None:
    """Add to a transaction that those who reported hear what came of it."""
    job_request(
        writes,
        job_id=outcome_job_id(case.case_id),
        kind=OUTCOME_JOB,
        subject=case.case_id,
        now=written.now,
        arguments={"decision_id": written.decision_id},
    )


_LET_GO: Final = (
    Case.queue.remove(),
    Case.priority.remove(),
    Case.claimed_by.remove(),
    Case.claimed_until.remove(),
)
_OF_DECISION: Final = (
    Case.decision_id,
    Case.action,
    Case.undo,
    Case.decided_by,
    Case.decided_at,
    Case.rules_version,
    Case.until,
    Case.blocked,
    Case.appeal,
    Case.appealed_at,
    Case.appeal_granted,
    Case.appeal_reason,
)


def _move(writes: TransactWrite, case: Case, actions: list[Action], condition: Condition) -> None:
    unchanged = Case.revision == int(case.revision)
    writes.update(Case(case.case_id), actions=[*actions, Case.revision.add(1)], condition=condition & unchanged)


def _held(written: Written, state: str) -> Condition:
    lease: Condition = (Case.claimed_by == written.actor_id) & (Case.claimed_until > written.now.timestamp())
    held: Condition = lease & (Case.state == state)
    return held


def _tell(writes: TransactWrite, case: Case, written: Written) -> None:
    writes.update(Case(case.case_id), actions=[Case.told_at.set(written.now)])
    moderation_notice_writes(
        writes,
        user_id=case.owner_id,
        case_id=case.case_id,
        decision_id=written.decision_id,
        now=written.now,
        image_id=case.subject.image_id,
    )


def _write_down(writes: TransactWrite, case: Case, written: Written, *, action: str, rule: str, reason: str) -> None:
    """Whom it is about stands there as a hash, because rows stay when people are erased."""
    owner = person_hash(case.owner_id)
    entry = {
        "decision_id": written.decision_id,
        "case_id": case.case_id,
        "actor_id": "owner" if written.actor_id == case.owner_id else written.actor_id,
        "owner": owner,
        "subject": f"{USER}#{owner}" if case.kind == USER else case.subject.key,
        "action": action,
        "rule": rule,
        "reason": reason,
        **written.entry,
    }
    if written.actor_id != case.owner_id:
        person_acts_check(writes, written.actor_id, role=MODERATORS, now=written.now)
    ledger_append(writes, entry, head=written.head, now=written.now)
    ledger_row_count(writes)
