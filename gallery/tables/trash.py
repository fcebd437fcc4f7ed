"""The transactions that throw a picture away, bring it back, and unmake it for good, together with what they count.

``ready -> trashed -> ready``, and from either of them ``deleting``, from which there is no way back. What moderators
need as evidence is ``kept`` then, for them alone.
"""

from datetime import datetime, timedelta
from typing import Final

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.profiles import Profile
from accounts.tables.transactions import transact_if
from gallery.tables.image_changes import change_write
from gallery.tables.images import DELETING, KEPT, PUBLIC, TRASHED, Image, content_key, set_or_remove
from gallery.tables.jobs import job_request
from gallery.tables.uploads import READY, Upload

TRASH_KEPT: Final = timedelta(days=30)
# Longer than any deletion takes: only one that was cut off is still there for its job to finish.
_FINISH_AFTER: Final = timedelta(minutes=10)


def image_trash(current: Image, *, now: datetime) -> None:
    """Take a picture that is ready out of everything but its owner's trash, and have it deleted when its time is up.

    `current` is the row as its service just read it. Raises Conflict if it was changed meanwhile.
    """
    kept = {"trashed_at": now, "trashed_fingerprint": current.fingerprint, "fingerprint": None, "content_key": None}
    actions = [Image.state.set(TRASHED), *set_or_remove({**kept, **current.listing_keys(state=TRASHED, now=now)})]
    change_write(
        current,
        actions,
        steps=_counted(current, -1),
        hides=True,
        now=now,
        job=lambda writes: stay_request(writes, current, now=now),
    )


def stay_request(writes: TransactWrite, current: Image, *, now: datetime) -> None:
    """Add to the transaction that puts a picture into the trash that it is deleted when its time is up.

    Each stay has a job of its own, which finds nothing to do once that stay is over.
    """
    _purge_request(writes, current.image_id, f"{int(current.revision) + 1}", now=now, due_at=now + TRASH_KEPT)


def image_restore(current: Image, *, now: datetime) -> None:
    """Put a picture from the trash back where it was. Raises Conflict like `image_trash`."""
    kept = {
        "trashed_at": None,
        "trashed_fingerprint": None,
        "fingerprint": current.trashed_fingerprint,
        "content_key": content_key(current.owner_id, current.sha256) if current.sha256 else None,
    }
    actions = [Image.state.set(READY), *set_or_remove({**kept, **current.listing_keys(state=READY, now=now)})]
    change_write(current, actions, steps=_counted(current, 1), hides=False, now=now)


def image_begin_delete(current: Image, *, now: datetime) -> None:
    """Make the picture invisible everywhere at once; its bytes go next, then its row. Raises Conflict like a change.

    A job finishes it should whoever began be cut off.
    """
    if current.state == DELETING:
        return
    # What it looked like is compared with nothing any more; a decision about it may still put that on the blocklist.
    looks: str | None = current.fingerprint or current.trashed_fingerprint
    gone = {"content_key": None, "fingerprint": None, "trashed_fingerprint": looks}
    actions: list[Action] = [
        Image.state.set(DELETING),
        *set_or_remove({**gone, **current.listing_keys(state=DELETING)}),
    ]
    steps = _counted(current, -1) if current.state == READY else {}
    due_at = now + _FINISH_AFTER
    change_write(
        current,
        actions,
        steps=steps,
        hides=True,
        now=now,
        job=lambda writes: _purge_request(writes, current.image_id, DELETING, now=now, due_at=due_at),
    )


def image_finish_delete(*, image_id: str, owner_id: str, size: int) -> None:
    """One transaction: row and upload go, and what they hold of the quota. A row already gone changes nothing."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Image(image_id), condition=Image.state == DELETING)
        _let_go(writes, image_id, owner_id, size)

    transact_if(fill)


def image_keep(*, image_id: str, owner_id: str, size: int, now: datetime) -> None:
    """The same for its owner, but row and bytes stay for moderators; a job puts these into quarantine."""

    def fill(writes: TransactWrite) -> None:
        writes.update(Image(image_id), actions=[Image.state.set(KEPT)], condition=Image.state == DELETING)
        _let_go(writes, image_id, owner_id, size)
        arguments = {"owner_id": owner_id}
        job_id = custody_job_id(image_id)
        job_request(writes, job_id=job_id, kind="custody", subject=image_id, now=now, arguments=arguments)

    transact_if(fill)


def image_kept_forget(*, image_id: str) -> None:
    """The row goes, once nobody needs it as evidence any more and its bytes are gone."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Image(image_id), condition=Image.state == KEPT)

    transact_if(fill)


def custody_job_id(image_id: str) -> str:
    """The job that puts a picture's bytes where its state says; one row a picture, so two never move them at once."""
    return f"custody#{image_id}"


def purge_job_id(image_id: str, stay: str) -> str:
    """The job that ends a picture's stay in the trash, which is named by the revision that began it."""
    return f"purge#{image_id}#{stay}"


def _let_go(writes: TransactWrite, image_id: str, owner_id: str, size: int) -> None:
    writes.delete(Upload(image_id))
    writes.update(
        Profile(owner_id),
        actions=[Profile.bytes_used.add(-size), Profile.images_held.add(-1), Profile.bytes_held.add(-size)],
        condition=Profile.user_id.exists(),
    )


def _purge_request(writes: TransactWrite, image_id: str, stay: str, *, now: datetime, due_at: datetime) -> None:
    job_request(writes, job_id=purge_job_id(image_id, stay), kind="purge", subject=image_id, now=now, not_before=due_at)


def _counted(image: Image, step: int) -> dict[str, int]:
    return {"image_count": step, "public_image_count": step if image.visibility == PUBLIC else 0}
