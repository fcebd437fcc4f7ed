"""What a person hears of a moderator's decision about something of theirs, as writes for its transaction."""

from datetime import datetime

from pynamodb.transactions import TransactWrite

from gallery.tables.notifications import MODERATION, notify


def moderation_notice_writes(
    writes: TransactWrite,
    *,
    user_id: str,
    case_id: str,
    decision_id: str,
    now: datetime,
    image_id: str | None = None,
) -> None:
    """`decision_id` names the notice too, so that a decision is told once; the page of the case says all the rest."""
    notify(
        writes,
        user_id=user_id,
        kind=MODERATION,
        now=now,
        notification_id=decision_id,
        case_id=case_id,
        image_id=image_id,
    )
