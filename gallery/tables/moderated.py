"""What moderators do with pictures and comments, as writes for the one transaction of a decision.

``ready | waiting -> hidden -> ready``, from any of them or the trash ``removed``, and from there ``reinstating`` until
the bytes are back. Each function only adds writes, so `transact` may call it again, and raises Conflict for a row that
is in no state for it; the conditions that it adds fail if the row was changed since `current` was read.
"""

from datetime import datetime, timedelta
from typing import Final

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from gallery.errors import Conflict
from gallery.tables.comments import Comment
from gallery.tables.image_changes import change_writes
from gallery.tables.images import (
    DELETING,
    HIDDEN,
    OWNER_ONLY,
    PUBLIC,
    REINSTATING,
    REMOVED,
    TRASHED,
    WAITING,
    Image,
    content_key,
    set_or_remove,
)
from gallery.tables.jobs import job_request
from gallery.tables.trash import custody_job_id, stay_request
from gallery.tables.uploads import READY

# As long as the worker may run: LEASE_SECONDS of `processing`.
WORKER_TIME: Final = timedelta(minutes=5)
_FORGOTTEN: Final = ("removed_at", "quarantined_at", "reachable_until", "unreachable_at", "state_before")


def image_hide_writes(writes: TransactWrite, current: Image, *, now: datetime) -> None:
    """For its owner alone from now on, who may delete it but not show it again."""
    _expect(current, READY, WAITING)
    actions: list[Action] = [Image.state.set(HIDDEN), *set_or_remove(current.listing_keys(state=HIDDEN, now=now))]
    change_writes(writes, current, actions, steps=_left(current), hides=True, now=now)


def image_unhide_writes(writes: TransactWrite, current: Image, *, now: datetime) -> None:
    """Back to where it was; also what lets a picture in that waited for a moderator."""
    _expect(current, *OWNER_ONLY)
    actions: list[Action] = [Image.state.set(READY), *set_or_remove(current.listing_keys(state=READY, now=now))]
    if current.visibility == PUBLIC and not _was_public(current):
        actions.append(Image.published_at.set(now))
    change_writes(writes, current, actions, steps=came(current), hides=False, now=now)


def image_remove_writes(writes: TransactWrite, current: Image, *, now: datetime) -> None:
    """Out of everything, for its owner too; a job puts its bytes into quarantine and proves that nobody gets them."""
    _expect(current, READY, TRASHED, REINSTATING, *OWNER_ONLY)
    looks: str | None = current.fingerprint or current.trashed_fingerprint
    kept = {
        **current.listing_keys(state=REMOVED),
        "removed_at": now,
        "quarantined_at": None,
        # A worker that renders it at this moment may write once more.
        "reachable_until": now + WORKER_TIME if current.state == REINSTATING else None,
        "unreachable_at": None,
        "state_before": next((one for one in (TRASHED, HIDDEN) if one in (current.state, current.state_before)), None),
        "content_key": None,
        "fingerprint": None,
        "trashed_fingerprint": looks,
    }
    actions: list[Action] = [Image.state.set(REMOVED), *set_or_remove(kept)]
    change_writes(writes, current, actions, steps=_left(current), hides=True, now=now)
    custody_request(writes, current, now=now)


def image_reinstate_writes(writes: TransactWrite, current: Image, *, now: datetime) -> None:
    """Take a removal back; the picture is shown again once a job and the worker have its bytes back and rendered.

    What its owner had thrown away before goes back into the trash; what was hidden before is so again.
    """
    _expect(current, REMOVED)
    actions: list[Action] = [Image.state.set(REINSTATING), *set_or_remove({"unreachable_at": None})]
    change_writes(writes, current, actions, steps={}, hides=False, now=now)
    custody_request(writes, current, now=now)


def image_returned_writes(writes: TransactWrite, current: Image, *, has_avif: bool, now: datetime) -> None:
    """The end of a reinstatement, when all bytes are where they were."""
    _expect(current, REINSTATING)
    to_trash = current.state_before == TRASHED
    state = current.state_before or READY
    looks: str | None = current.trashed_fingerprint
    values = {
        **current.listing_keys(state=state, now=now),
        **dict.fromkeys(_FORGOTTEN),
        "fingerprint": None if to_trash else looks,
        "trashed_fingerprint": looks if to_trash else None,
        "content_key": content_key(current.owner_id, current.sha256) if current.sha256 and not to_trash else None,
    }
    if to_trash:
        stay_request(writes, current, now=now)
    elif state == READY and current.visibility == PUBLIC and not _was_public(current):
        values["published_at"] = now
    actions: list[Action] = [Image.state.set(state), Image.has_avif.set(has_avif), *set_or_remove(values)]
    change_writes(writes, current, actions, steps=came(current) if state == READY else {}, hides=False, now=now)
    custody_request(writes, current, now=now)


def image_label_writes(writes: TransactWrite, current: Image, *, sensitive: bool, now: datetime) -> None:
    """Whether it is covered until somebody wants to see it."""
    if current.state == DELETING:
        raise _changed()
    change_writes(writes, current, [Image.sensitive.set(sensitive)], steps={}, hides=False, now=now)


def comment_remove_writes(writes: TransactWrite, comment: Comment, *, now: datetime) -> None:
    """Nobody reads it any more; the words stay in the row, for whoever judges an appeal."""
    if comment.is_removed:
        raise _changed()
    _comment_writes(writes, comment, Comment.removed_at.set(now), Comment.removed_at.does_not_exist(), step=-1)


def comment_restore_writes(writes: TransactWrite, comment: Comment) -> None:
    """Take that back."""
    if not comment.is_removed:
        raise _changed()
    _comment_writes(writes, comment, Comment.removed_at.remove(), Comment.removed_at.exists(), step=1)


def custody_request(writes: TransactWrite, image: Image, *, now: datetime) -> None:
    """Add to a transaction that the bytes follow the picture's state; the job is told whose, in case the row goes."""
    image_id = str(image.image_id)
    arguments = {"owner_id": image.owner_id}
    job_request(writes, job_id=custody_job_id(image_id), kind="custody", subject=image_id, now=now, arguments=arguments)


def standing_job_id(user_id: str) -> str:
    """The job that makes Cognito agree with how a person stands; one row a person."""
    return f"standing#{user_id}"


def standing_request(writes: TransactWrite, user_id: str, *, now: datetime) -> None:
    """Add to a transaction that sign-in and tokens follow a person's standing."""
    job_request(writes, job_id=standing_job_id(user_id), kind="standing", subject=user_id, now=now)


def came(image: Image) -> dict[str, int]:
    """The steps of its owner's counters when a picture comes into sight."""
    return {"image_count": 1, "public_image_count": int(image.visibility == PUBLIC)}


def _left(image: Image) -> dict[str, int]:
    """The steps when it goes; what is not in sight is not counted."""
    return {name: -step for name, step in came(image).items()} if image.state == READY else {}


def _was_public(image: Image) -> bool:
    before: datetime | None = image.published_at
    return before is not None


def _comment_writes(
    writes: TransactWrite, comment: Comment, action: Action, condition: Condition, *, step: int
) -> None:
    condition &= Comment.author_id == comment.author_id
    writes.update(Comment(comment.image_id, comment.comment_id), actions=[action], condition=condition)
    writes.update(Image(comment.image_id), actions=[Image.comment_count.add(step)], condition=Image.image_id.exists())


def _expect(current: Image, *states: str) -> None:
    if current.state not in states:
        raise _changed()


def _changed() -> Conflict:
    return Conflict("It was changed at the same moment, or this has been done. Look at it again.")
