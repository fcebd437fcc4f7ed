"""Whole tables, and writes that set right what they say: for maintenance only, no request ever does."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from pynamodb.exceptions import DeleteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile
from accounts.tables.profiles import unmoved as is_unmoved
from gallery.tables.comments import Comment
from gallery.tables.images import PUBLIC, Image, feed_position, feed_shard
from gallery.tables.likes import Like
from gallery.tables.notifications import Notification
from gallery.tables.relations import Relation
from gallery.tables.uploads import READY, Upload

COUNTERS = (
    "image_count", "public_image_count", "bytes_used", "images_held", "bytes_held", "open_uploads",
    "follower_count", "following_count", "block_count", "unread_count",
)  # fmt: skip


def uploads_all() -> Iterator[Upload]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Upload.scan(consistent_read=True)


def images_all() -> Iterator[Image]:
    """Every row whatever its state, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Image.scan(consistent_read=True)


def likes_all() -> Iterator[Like]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Like.scan(consistent_read=True)


def comments_all() -> Iterator[Comment]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Comment.scan(consistent_read=True)


def relations_all() -> Iterator[Relation]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Relation.scan(consistent_read=True)


def notifications_all() -> Iterator[Notification]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Notification.scan(consistent_read=True)


def profiles_all() -> Iterator[Profile]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Profile.scan(consistent_read=True)


def counters_set(profile: Profile, counted: dict[str, int]) -> bool:
    """Set the counters by their names in COUNTERS, if none has moved since `profile` was read."""
    unmoved: Condition = Profile.user_id.exists()
    for name in counted:
        unmoved &= is_unmoved(getattr(Profile, name), getattr(profile, name))
    return _update_if(profile, [getattr(Profile, name).set(value) for name, value in counted.items()], unmoved)


def reactions_set(image: Image, *, likes: int, comments: int) -> bool:
    """Set a picture's counters, if none has moved since `image` was read."""
    return _update_if(
        Image(image.image_id),
        [Image.like_count.set(likes), Image.comment_count.set(comments)],
        Image.image_id.exists()
        & is_unmoved(Image.like_count, image.like_count)
        & is_unmoved(Image.comment_count, image.comment_count),
    )


def listing_keys_set(image: Image) -> bool:
    """Put a picture into the listings, or take it out, as its state and visibility demand; if they still are those."""
    before: datetime | None = image.published_at
    published_at = before or image.created_at
    actions: list[Action] = [Image.feed_shard.remove(), Image.feed_position.remove(), Image.published_owner_id.remove()]
    if image.visibility == PUBLIC:
        actions = [
            Image.published_at.set(published_at),
            Image.feed_shard.set(feed_shard(image.image_id)),
            Image.feed_position.set(feed_position(published_at, image.image_id)),
            Image.published_owner_id.set(image.owner_id),
        ]
    return _update_if(
        Image(image.image_id), actions, (Image.state == image.state) & (Image.visibility == image.visibility)
    )


def ready_upload_delete(upload_id: str) -> bool:
    """Delete the row of an upload that became a picture which is gone."""
    try:
        Upload(upload_id).delete(condition=Upload.state == READY)
    except DeleteError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def images_write(images: Iterable[Image]) -> None:
    """Write new rows, 25 at a time, without asking whether they exist."""
    with temporary_faults_as_unavailable(), Image.batch_write() as batch:
        for image in images:
            batch.save(image)


def counters_add(*, user_id: str, steps: Mapping[str, int]) -> None:
    """Move the counters by their names in COUNTERS."""
    with temporary_faults_as_unavailable():
        Profile(user_id).update(actions=[getattr(Profile, name).add(step) for name, step in steps.items()])


def _update_if(row: Model, actions: list[Action], condition: Condition) -> bool:
    """Whether the condition held."""
    try:
        row.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
