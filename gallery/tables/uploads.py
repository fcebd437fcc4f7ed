"""The `uploads` table: one row per file somebody asked to send, and the steps it may take.

``awaiting_upload -> processing -> ready | rejected``. Every step is one conditional write, so that events which come
twice, late or in the wrong order cannot move a row backwards.
"""

from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DeleteError, DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from accounts.tables.faults import CONDITION_FAILED, CONNECT_SECONDS, READ_SECONDS, temporary_faults_as_unavailable
from gallery.errors import Conflict, UploadNotFound

AWAITING_UPLOAD: Final = "awaiting_upload"
PROCESSING: Final = "processing"
READY: Final = "ready"
REJECTED: Final = "rejected"

KEEP_FINAL_SECONDS: Final = 7 * 24 * 3600


class OpenByOwnerIndex(GlobalSecondaryIndex["Upload"]):
    """Uploads that are not final yet, oldest first; the row leaves it in the write that makes it final."""

    class Meta:
        index_name = "open_by_owner"
        projection = AllProjection()

    open_owner_id = UnicodeAttribute(hash_key=True)
    upload_id = UnicodeAttribute(range_key=True)


class Upload(Model):
    """One file on its way in. `size` is bytes; `expires_at` is epoch seconds and counts as absence once past."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-uploads"
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    upload_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    open_owner_id = UnicodeAttribute(null=True)
    state = UnicodeAttribute()
    filename = UnicodeAttribute()
    content_type = UnicodeAttribute()
    size = NumberAttribute()
    sha256 = UnicodeAttribute(null=True)
    visibility = UnicodeAttribute()
    title = UnicodeAttribute(default="")
    created_at = UTCDateTimeAttribute()
    grant_expires_at = UTCDateTimeAttribute()
    claimed_etag = UnicodeAttribute(null=True)
    claimed_until = NumberAttribute(null=True)
    error_code = UnicodeAttribute(null=True)
    error_detail = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    open_by_owner = OpenByOwnerIndex()


def upload_create(upload: Upload) -> None:
    """Write a new row; ids are unique, so a row that is already there is a programming error and raises."""
    with temporary_faults_as_unavailable():
        upload.save(condition=Upload.upload_id.does_not_exist())


def upload_get(*, upload_id: str, now: datetime) -> Upload:
    """Raises UploadNotFound also for a row that DynamoDB has not got round to expiring."""
    try:
        with temporary_faults_as_unavailable():
            upload = Upload.get(upload_id, consistent_read=True)
    except DoesNotExist:
        raise UploadNotFound from None
    if upload.expires_at <= now.timestamp():
        raise UploadNotFound
    return upload


def upload_claim(*, upload_id: str, etag: str, now: datetime, lease_seconds: int) -> Upload | None:
    """Take the upload for processing, pinning the object's ETag; None if its state does not allow that now.

    A claim whose holder died is taken over once its lease is past, but only for the same object.
    """
    upload = Upload(upload_id)
    abandoned = (
        (Upload.state == PROCESSING) & (Upload.claimed_etag == etag) & (Upload.claimed_until < int(now.timestamp()))
    )
    actions: list[Action] = [
        Upload.state.set(PROCESSING),
        Upload.claimed_etag.set(etag),
        Upload.claimed_until.set(int(now.timestamp()) + lease_seconds),
    ]
    return upload if _update_if(upload, actions, (Upload.state == AWAITING_UPLOAD) | abandoned) else None


def upload_release(*, upload_id: str, etag: str) -> None:
    """Give a claim back because its object was overwritten meanwhile; the newer object's event will claim it."""
    _step(upload_id, etag, [Upload.state.set(AWAITING_UPLOAD), Upload.claimed_etag.remove()])


def upload_reject(*, upload_id: str, etag: str, code: str, detail: str, now: datetime) -> None:
    """Final: nothing will come of this upload, and `detail` tells its owner why."""
    _step(
        upload_id,
        etag,
        [
            *final_actions(REJECTED, now),
            Upload.error_code.set(code),
            Upload.error_detail.set(detail),
        ],
    )


def final_actions(state: str, now: datetime) -> list[Action]:
    """The updates that make a row final: out of the index of open uploads, kept for a week."""
    return [
        Upload.state.set(state),
        Upload.open_owner_id.remove(),
        Upload.claimed_until.remove(),
        Upload.expires_at.set(int(now.timestamp()) + KEEP_FINAL_SECONDS),
    ]


def upload_delete_unless_ready(*, upload_id: str) -> None:
    """Forget an upload that has not become a picture. Raises Conflict if it has."""
    try:
        with temporary_faults_as_unavailable():
            Upload(upload_id).delete(condition=Upload.upload_id.does_not_exist() | (Upload.state != READY))
    except DeleteError as error:
        if error.cause_response_code == CONDITION_FAILED:
            raise Conflict("This upload has already become a picture. Delete the picture instead.") from None
        raise


def _step(upload_id: str, etag: str, actions: list[Action]) -> None:
    """Move a claimed row on; when somebody else moved it first there is nothing left to do."""
    _update_if(Upload(upload_id), actions, (Upload.state == PROCESSING) & (Upload.claimed_etag == etag))


def _update_if(upload: Upload, actions: list[Action], condition: Condition) -> bool:
    """Whether the condition held; `upload` then carries the whole row."""
    try:
        with temporary_faults_as_unavailable():
            upload.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
