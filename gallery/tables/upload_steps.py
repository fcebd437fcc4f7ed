"""The steps an upload may take, each one conditional write together with what it holds of its owner's quota.

Events which come twice, late or in the wrong order cannot move a row backwards, and what an upload holds is given back
exactly once: in the write that takes it out of the open ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pynamodb.attributes import Attribute
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile
from accounts.tables.transactions import transact_if
from gallery.errors import Conflict, QuotaReached
from gallery.tables.uploads import (
    AWAITING_UPLOAD,
    DUE_SHARD,
    KEEP_FINAL_SECONDS,
    PROCESSING,
    READY,
    REJECTED,
    Upload,
)

# What joins a transaction; it may be called again, so it only adds.
Also = Callable[[TransactWrite], None]


@dataclass(frozen=True)
class Quota:
    """The most one person may hold, pictures and open uploads together.

    `own_bytes` and `own_images` are what their row has to say for it; None if it has to say nothing.
    """

    bytes: int
    images: int
    open_uploads: int
    own_bytes: int | None = None
    own_images: int | None = None


def upload_create(upload: Upload, *, quota: Quota, also: Also = lambda _writes: None) -> None:
    """One transaction: the row, its share of the quota, and what `also` adds.

    Raises QuotaReached if a condition of one of them does not hold, and then nothing was written: also when the owner
    has limits of their own, and they are not these.
    """
    size = int(upload.size)

    def fill(writes: TransactWrite) -> None:
        writes.save(upload, condition=Upload.upload_id.does_not_exist())
        writes.update(
            Profile(upload.owner_id),
            actions=[Profile.bytes_held.add(size), Profile.images_held.add(1), Profile.open_uploads.add(1)],
            condition=Profile.user_id.exists()
            & _is(Profile.quota_bytes, quota.own_bytes)
            & _is(Profile.quota_images, quota.own_images)
            & (Profile.bytes_held <= quota.bytes - size)
            & (Profile.images_held < quota.images)
            & (Profile.open_uploads < quota.open_uploads),
        )
        also(writes)

    if not transact_if(fill):
        raise QuotaReached


def _is(limit: Attribute[float], own: int | None) -> Condition:
    condition: Condition = limit.does_not_exist() if own is None else limit == own
    return condition


def upload_claim(*, upload_id: str, etag: str, now: datetime, lease_seconds: int) -> Upload | None:
    """Take the upload for processing, pinning the object's ETag; None if its state does not allow that now.

    A claim whose holder died or gave up is taken over once its lease is past, but only for the same object.
    """
    upload = Upload(upload_id)
    seconds = int(now.timestamp())
    abandoned = (Upload.state == PROCESSING) & (Upload.claimed_etag == etag) & (Upload.claimed_until < seconds)
    actions: list[Action] = [
        Upload.state.set(PROCESSING),
        Upload.claimed_etag.set(etag),
        Upload.claimed_until.set(seconds + lease_seconds),
        Upload.attempts.add(1),
        *due_actions(seconds + lease_seconds + 1),
    ]
    return upload if _update_if(upload, actions, (Upload.state == AWAITING_UPLOAD) | abandoned) else None


def upload_release(*, upload_id: str, etag: str, now: datetime) -> None:
    """Give a claim back because its object was overwritten meanwhile; the newer object's event will claim it."""
    actions = [
        Upload.state.set(AWAITING_UPLOAD),
        Upload.claimed_etag.remove(),
        Upload.claimed_until.remove(),
        *due_actions(int(now.timestamp()) + 60),
    ]
    _update_if(Upload(upload_id), actions, _claimed_for(etag))


def upload_postpone(*, upload_id: str, etag: str, until: datetime | None, code: str, detail: str) -> None:
    """End a claim that failed through no fault of the picture; it is tried again then, or only by hand if None.

    The upload stays `processing`, and `detail` tells its owner that it is late.
    """
    actions: list[Action] = [
        Upload.claimed_until.set(0),
        Upload.error_code.set(code),
        Upload.error_detail.set(detail),
        *(due_actions(int(until.timestamp())) if until else [Upload.due_shard.remove(), Upload.due_at.remove()]),
    ]
    _update_if(Upload(upload_id), actions, _claimed_for(etag))


def upload_remind(*, upload_id: str, at: datetime) -> None:
    """Have the sweeper look again then, unless the file has been claimed meanwhile."""
    _update_if(Upload(upload_id), due_actions(int(at.timestamp())), Upload.state == AWAITING_UPLOAD)


def upload_retry(*, upload_id: str, now: datetime) -> bool:
    """Let an upload that was given up be tried again, as often as a new one. False if it is not `processing`."""
    actions: list[Action] = [
        Upload.attempts.set(0),
        Upload.claimed_until.set(0),
        *due_actions(int(now.timestamp())),
    ]
    return _update_if(Upload(upload_id), actions, Upload.state == PROCESSING)


def upload_reject(upload: Upload, *, code: str, detail: str, now: datetime) -> bool:
    """Final: nothing will come of this upload, and `detail` tells its owner why. False if it has moved on meanwhile.

    `upload` is the row as it was read or claimed.
    """

    def fill(writes: TransactWrite) -> None:
        writes.update(
            Upload(upload.upload_id),
            actions=[
                *final_actions(REJECTED, now),
                Upload.rejected_owner_id.set(upload.owner_id),
                Upload.error_code.set(code),
                Upload.error_detail.set(detail),
            ],
            condition=_unchanged(upload),
        )
        writes.update(Profile(upload.owner_id), actions=given_back(upload), condition=Profile.user_id.exists())

    return transact_if(fill)


def upload_forget(upload: Upload) -> None:
    """Delete the row as it was read. Raises Conflict if it has moved on meanwhile, or has become a picture."""
    if upload.state == READY:
        raise Conflict("This upload has already become a picture. Delete the picture instead.")

    def fill(writes: TransactWrite) -> None:
        writes.delete(Upload(upload.upload_id), condition=_unchanged(upload))
        if not upload.is_final:
            writes.update(Profile(upload.owner_id), actions=given_back(upload), condition=Profile.user_id.exists())

    if not transact_if(fill):
        raise Conflict("This upload moved on at the same moment. Look at it again, then repeat.")


def final_actions(state: str, now: datetime) -> list[Action]:
    """The updates that make a row final: out of the indexes of what is open, kept for a week."""
    return [
        Upload.state.set(state),
        Upload.open_owner_id.remove(),
        Upload.due_shard.remove(),
        Upload.due_at.remove(),
        Upload.claimed_until.remove(),
        Upload.multipart_id.remove(),
        Upload.finished_at.set(now),
        Upload.expires_at.set(int(now.timestamp()) + KEEP_FINAL_SECONDS),
    ]


def given_back(upload: Upload) -> list[Action]:
    """The updates of the owner's row when an upload ends without a picture."""
    return [Profile.bytes_held.add(-int(upload.size)), Profile.images_held.add(-1), Profile.open_uploads.add(-1)]


def due_at(now: datetime, later: timedelta) -> int:
    """Epoch seconds, `later` than now."""
    return int((now + later).timestamp())


def due_actions(seconds: int) -> list[Action]:
    """The updates that have the sweeper look at a row from then on; epoch seconds."""
    return [Upload.due_shard.set(DUE_SHARD), Upload.due_at.set(seconds)]


def _claimed_for(etag: str) -> Condition:
    condition: Condition = (Upload.state == PROCESSING) & (Upload.claimed_etag == etag)
    return condition


def _unchanged(upload: Upload) -> Condition:
    """Same state, and still claimed for the same object if it was claimed."""
    condition: Condition = Upload.state == upload.state
    return condition & (Upload.claimed_etag == upload.claimed_etag) if upload.claimed_etag else condition


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
