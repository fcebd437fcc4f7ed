"""The notification of somebody who reported something."""

from datetime import UTC, datetime

from pynamodb.transactions import TransactWrite

from accounts.tables.transactions import transact_if
from gallery.tables.notices import moderation_notice_writes
from moderation.tables.cases import Case


def outcome_tell(case: Case, *, reporter_id: str, decision_id: str) -> bool:
    """Once a decision; False if they have been told, or are not there any more."""

    def fill(writes: TransactWrite) -> None:
        moderation_notice_writes(
            writes,
            user_id=reporter_id,
            case_id=case.case_id,
            decision_id=decision_id,
            now=datetime.now(UTC),
            image_id=case.subject.image_id,
        )

    return transact_if(fill)
