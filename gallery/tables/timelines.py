"""The `timelines` table: what the people whom somebody follows have made public, one row a follower and picture."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from gallery.tables.jobs import job_request

KEPT_FOR: Final = timedelta(days=90)


class TimelineEntry(Table):
    """`position` is the picture's `feed_position` (time it became public, `#`, id); `expires_at` is epoch seconds."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-timelines"

    user_id = UnicodeAttribute(hash_key=True)
    position = UnicodeAttribute(range_key=True)
    expires_at = NumberAttribute()


def image_id_of(position: str) -> str:
    """The id at the end of a position."""
    return position.rpartition("#")[2]


def timeline_job_id(image_id: str) -> str:
    """The job that brings one picture to its owner's followers, or takes it back; one row a picture."""
    return f"timeline#{image_id}"


def timeline_request(writes: TransactWrite, image_id: str, owner_id: str, position: str, *, now: datetime) -> None:
    """Add to a transaction that a picture became public or ceased to be: its followers' timelines have to follow.

    The job is told what it cannot read once the picture's row is gone.
    """
    job_request(
        writes,
        job_id=timeline_job_id(image_id),
        kind="timeline",
        subject=image_id,
        now=now,
        arguments={"owner_id": owner_id, "position": position},
    )


def timeline_of(*, user_id: str, limit: int, before: str | None) -> Sequence[TimelineEntry]:
    """One person's timeline, newest first, older than the position `before`: one Query.

    DynamoDB expires rows late; those past their time count as absent to whoever shows them.
    """
    older = TimelineEntry.position < before if before else None
    with temporary_faults_as_unavailable():
        return list(TimelineEntry.query(user_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def timeline_forget(*, user_id: str, limit: int) -> int:
    """Delete up to `limit` rows of one person's timeline; how many there were."""
    found = timeline_of(user_id=user_id, limit=limit, before=None)
    with temporary_faults_as_unavailable(), TimelineEntry.batch_write() as batch:
        for entry in found:
            batch.delete(TimelineEntry(user_id, entry.position))
    return len(found)


def timelines_add(*, user_ids: Iterable[str], positions: Sequence[str], now: datetime) -> None:
    """Write these positions for each of these people, 25 rows a request; written again they are the same rows."""
    expires_at = int((now + KEPT_FOR).timestamp())
    with temporary_faults_as_unavailable(), TimelineEntry.batch_write() as batch:
        for user_id in user_ids:
            for position in positions:
                batch.save(TimelineEntry(user_id, position, expires_at=expires_at))


def timelines_remove(*, user_ids: Iterable[str], position: str) -> None:
    """Delete a position for each of these people, 25 rows a request."""
    with temporary_faults_as_unavailable(), TimelineEntry.batch_write() as batch:
        for user_id in user_ids:
            batch.delete(TimelineEntry(user_id, position))
