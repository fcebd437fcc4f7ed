"""The `uploads` table: one row per file somebody asked to send, and how its owner and the sweeper find it.

``awaiting_upload -> processing -> ready | rejected``. The steps are in `upload_steps`.
"""

from collections.abc import Iterable
from datetime import datetime
from math import inf
from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from gallery.errors import UploadNotFound

AWAITING_UPLOAD: Final = "awaiting_upload"
PROCESSING: Final = "processing"
READY: Final = "ready"
REJECTED: Final = "rejected"

KEEP_FINAL_SECONDS: Final = 7 * 24 * 3600

DUE_SHARD: Final = "open"


class OpenByOwnerIndex(GlobalSecondaryIndex["Upload"]):
    """Uploads that are not final yet, oldest first; the row leaves it in the write that makes it final."""

    class Meta:
        index_name = "open_by_owner"
        projection = AllProjection()

    open_owner_id = UnicodeAttribute(hash_key=True)
    upload_id = UnicodeAttribute(range_key=True)


class DueIndex(GlobalSecondaryIndex["Upload"]):
    """Uploads that somebody should look at from `due_at` on, because the event that moves them may never come."""

    class Meta:
        index_name = "due"
        projection = KeysOnlyProjection()

    due_shard = UnicodeAttribute(hash_key=True)
    due_at = NumberAttribute(range_key=True)


class RejectedByOwnerIndex(GlobalSecondaryIndex["Upload"]):
    """Uploads that came to nothing and still say why, for erasing them before their time."""

    class Meta:
        index_name = "rejected_by_owner"
        projection = KeysOnlyProjection()

    rejected_owner_id = UnicodeAttribute(hash_key=True)
    upload_id = UnicodeAttribute(range_key=True)


class ByGuestIndex(GlobalSecondaryIndex["Upload"]):
    """What somebody sent through others' share links while signed in, for taking their name off it."""

    class Meta:
        index_name = "by_guest"
        projection = KeysOnlyProjection()

    guest_id = UnicodeAttribute(hash_key=True)
    upload_id = UnicodeAttribute(range_key=True)


class Upload(Table):
    """One file on its way in.

    `size` and `part_size` are bytes; `due_at`, `claimed_until` and `expires_at` are epoch seconds. `expires_at` is set
    once the row is final, and counts as absence once past. `stored_sha256` is of the bytes that arrived, `sha256` of
    those that were announced. What a visitor sends through a share link has `link_id` and belongs to the link's owner
    from the beginning; `guest_name` is what the visitor is called, `guest_id` who they are if they were signed in, and
    `guest_album_id` the album that it is meant for.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-uploads"

    upload_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    open_owner_id = UnicodeAttribute(null=True)
    rejected_owner_id = UnicodeAttribute(null=True)
    due_shard = UnicodeAttribute(null=True)
    due_at = NumberAttribute(null=True)
    state = UnicodeAttribute()
    filename = UnicodeAttribute()
    content_type = UnicodeAttribute()
    size = NumberAttribute()
    sha256 = UnicodeAttribute(null=True)
    visibility = UnicodeAttribute()
    title = UnicodeAttribute(default="")
    created_at = UTCDateTimeAttribute()
    open_until = UTCDateTimeAttribute()
    duplicate_of = UnicodeAttribute(null=True)
    multipart_id = UnicodeAttribute(null=True)
    part_size = NumberAttribute(null=True)
    claimed_etag = UnicodeAttribute(null=True)
    claimed_until = NumberAttribute(null=True)
    attempts = NumberAttribute(default=0)
    error_code = UnicodeAttribute(null=True)
    error_detail = UnicodeAttribute(null=True)
    stored_sha256 = UnicodeAttribute(null=True)
    similar_to = UnicodeSetAttribute(null=True)
    finished_at = UTCDateTimeAttribute(null=True)
    expires_at = NumberAttribute(null=True)
    link_id = UnicodeAttribute(null=True)
    guest_id = UnicodeAttribute(null=True)
    guest_name = UnicodeAttribute(null=True)
    guest_album_id = UnicodeAttribute(null=True)

    open_by_owner = OpenByOwnerIndex()
    due = DueIndex()
    rejected_by_owner = RejectedByOwnerIndex()
    by_guest = ByGuestIndex()

    @property
    def is_final(self) -> bool:
        return self.state in (READY, REJECTED)


def upload_get(*, upload_id: str, now: datetime) -> Upload:
    """Read consistently. Raises UploadNotFound also for a row that DynamoDB has not got round to expiring."""
    try:
        with temporary_faults_as_unavailable():
            upload = Upload.get(upload_id, consistent_read=True)
    except DoesNotExist:
        raise UploadNotFound from None
    if (upload.expires_at or inf) <= now.timestamp():
        raise UploadNotFound
    return upload


def uploads_get(*, upload_ids: Iterable[str], now: datetime) -> dict[str, Upload]:
    """By id, those there are of up to a hundred, read consistently: one BatchGetItem. Expired rows count as absent."""
    with temporary_faults_as_unavailable():
        found = Upload.batch_get(set(upload_ids), consistent_read=True)
        return {upload.upload_id: upload for upload in found if (upload.expires_at or inf) > now.timestamp()}


def uploads_open(*, owner_id: str, limit: int, after: str | None) -> list[Upload]:
    """One person's uploads that are not final, oldest first, after the id `after`: one Query on `open_by_owner`."""
    start = {"open_owner_id": {"S": owner_id}, "upload_id": {"S": after}} if after else None
    with temporary_faults_as_unavailable():
        return list(Upload.open_by_owner.query(owner_id, limit=limit, page_size=limit, last_evaluated_key=start))


def uploads_rejected_forget(*, owner_id: str, limit: int) -> int:
    """Delete up to `limit` uploads of one person that came to nothing; how many there were."""
    with temporary_faults_as_unavailable(), Upload.batch_write() as batch:
        found = list(Upload.rejected_by_owner.query(owner_id, limit=limit, page_size=limit))
        for upload in found:
            batch.delete(Upload(upload.upload_id))
    return len(found)


def uploads_due_since() -> int | None:
    """Since when (epoch seconds) the one that is due longest should be looked at, or when the next will be."""
    with temporary_faults_as_unavailable():
        return next((int(one.due_at) for one in Upload.due.query(DUE_SHARD, limit=1, page_size=1)), None)


def uploads_due(*, now: datetime, limit: int) -> list[str]:
    """Ids of uploads that are due, the longest waiting first: one Query on `due`."""
    with temporary_faults_as_unavailable():
        found = Upload.due.query(DUE_SHARD, DueIndex.due_at <= int(now.timestamp()), limit=limit, page_size=limit)
        return [upload.upload_id for upload in found]
