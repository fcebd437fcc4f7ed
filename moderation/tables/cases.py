"""The `cases` table: what moderators decide about, who holds it, what was decided and what came of an appeal.

``open -> decided``, and once ``decided -> appealed -> decided``. Only what waits for somebody is in the queue.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.table import Table
from moderation.rules import SEVERITY_MAX
from moderation.subjects import Subject

OPEN: Final = "open"
DECIDED: Final = "decided"
APPEALED: Final = "appealed"


class CasesInQueueIndex(GlobalSecondaryIndex["Case"]):
    """What waits, the most severe first, then the oldest. Sparse: `queue` is there only while somebody has to act."""

    class Meta:
        index_name = "in_queue"
        projection = AllProjection()

    queue = UnicodeAttribute(hash_key=True)
    priority = UnicodeAttribute(range_key=True)


class CasesByOwnerIndex(GlobalSecondaryIndex["Case"]):
    """Everything there ever was about one person."""

    class Meta:
        index_name = "by_owner"
        projection = AllProjection()

    owner_id = UnicodeAttribute(hash_key=True)
    case_id = UnicodeAttribute(range_key=True)


class Case(Table):
    """One case; `case_id` is a ULID. `evidence` is what a comment said, or a person said of themselves.

    `claimed_until` is a Unix time. `action`, `rule`, `reason`, `decided_by` are of the decision in force; `undo` is the
    action that takes it back, `blocked` whether it changed the blocklist. `told_at` is there once its owner was told
    anything, `undone_at` from when a decision is taken back until the next. `appeal_*` are the owner's words and what
    another moderator made of them.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-cases"

    case_id = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute()
    subject_id = UnicodeAttribute()
    owner_id = UnicodeAttribute()
    state = UnicodeAttribute(default=OPEN)
    queue = UnicodeAttribute(null=True)
    priority = UnicodeAttribute(null=True)
    source = UnicodeAttribute()
    rule = UnicodeAttribute(default="")
    severity = NumberAttribute()
    report_count = NumberAttribute(default=0)
    detail = UnicodeAttribute(default="")
    evidence = UnicodeAttribute(default="")
    opened_at = UTCDateTimeAttribute()
    claimed_by = UnicodeAttribute(null=True)
    claimed_until = NumberAttribute(null=True)
    revision = NumberAttribute(default=0)
    decision_id = UnicodeAttribute(null=True)
    action = UnicodeAttribute(null=True)
    undo = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(default="")
    rules_version = NumberAttribute(null=True)
    decided_by = UnicodeAttribute(null=True)
    decided_at = UTCDateTimeAttribute(null=True)
    until = UTCDateTimeAttribute(null=True)
    blocked = BooleanAttribute(null=True)
    told_at = UTCDateTimeAttribute(null=True)
    undone_at = UTCDateTimeAttribute(null=True)
    appeal = UnicodeAttribute(null=True)
    appealed_at = UTCDateTimeAttribute(null=True)
    appeal_granted = BooleanAttribute(null=True)
    appeal_reason = UnicodeAttribute(null=True)

    in_queue = CasesInQueueIndex()
    by_owner = CasesByOwnerIndex()

    @property
    def is_told(self) -> bool:
        """Whether its owner was told anything of it."""
        told_at: datetime | None = self.told_at
        return told_at is not None

    @property
    def is_undone(self) -> bool:
        """Whether the newest decision was taken back, and there is none since."""
        undone_at: datetime | None = self.undone_at
        return undone_at is not None

    @property
    def subject(self) -> Subject:
        return Subject(self.kind, self.subject_id, self.owner_id)

    def is_held_by(self, moderator_id: str, *, now: datetime) -> bool:
        """Whether nobody else may decide it at this moment."""
        return self.claimed_by == moderator_id and (self.claimed_until or 0) > now.timestamp()

    def is_held_by_other(self, moderator_id: str, *, now: datetime) -> bool:
        """Whether somebody else may decide it at this moment, and this moderator may not take it."""
        return self.claimed_by not in (None, moderator_id) and (self.claimed_until or 0) > now.timestamp()


def priority_of(*, severity: int, opened_at: datetime) -> str:
    """The most severe first, then the oldest, when read in ascending order."""
    return f"{SEVERITY_MAX - severity}#{opened_at.isoformat()}"


def case_find(*, case_id: str) -> Case | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Case.get(case_id, consistent_read=True)
    except DoesNotExist:
        return None


def cases_get(*, case_ids: Iterable[str]) -> dict[str, Case]:
    """By id, those there are, read consistently: one BatchGetItem for each hundred."""
    with temporary_faults_as_unavailable():
        return {case.case_id: case for case in Case.batch_get(set(case_ids), consistent_read=True)}


def cases_in_queue(*, queue: str, limit: int, after: str | None) -> Sequence[Case]:
    """What waits behind this priority."""
    beyond = CasesInQueueIndex.priority > after if after else None
    with temporary_faults_as_unavailable():
        return list(Case.in_queue.query(queue, beyond, limit=limit, page_size=limit))


def cases_of_owner(*, owner_id: str, limit: int, before: str | None = None) -> Sequence[Case]:
    """What there was about this person, newest first."""
    beyond = CasesByOwnerIndex.case_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Case.by_owner.query(owner_id, beyond, limit=limit, page_size=limit, scan_index_forward=False))


def case_claim(case: Case, *, moderator_id: str, now: datetime, until: datetime) -> bool:
    """Hold the case alone until then; `case` then carries the row. False if somebody else does, or nobody has to."""
    free: Condition = Case.claimed_by.does_not_exist() | (Case.claimed_until < now.timestamp())
    mine: Condition = Case.claimed_by == moderator_id
    # An appeal is not judged by whoever it is against, and nothing by whom it is about.
    fair: Condition = ((Case.state == OPEN) | (Case.decided_by != moderator_id)) & (Case.owner_id != moderator_id)
    return _update(
        case,
        [Case.claimed_by.set(moderator_id), Case.claimed_until.set(until.timestamp())],
        Case.queue.exists() & fair & (free | mine),
    )


def case_release(case: Case, *, moderator_id: str) -> bool:
    """Let others take it. False if this moderator does not hold it."""
    return _update(case, [Case.claimed_by.remove(), Case.claimed_until.remove()], Case.claimed_by == moderator_id)


def _update(case: Case, actions: list[Action], condition: Condition) -> bool:
    try:
        with temporary_faults_as_unavailable():
            case.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
