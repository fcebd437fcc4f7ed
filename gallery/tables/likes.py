"""The `likes` table: who likes which picture, counted on the picture in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite
from ulid import ULID

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.images import Image
from gallery.tables.notifications import LIKE, Retraction, notify, retract
from gallery.tables.uploads import READY


class LikesByUserIndex(GlobalSecondaryIndex["Like"]):
    """The pictures that a person likes, by the time they began to."""

    class Meta:
        index_name = "by_user"
        projection = KeysOnlyProjection()

    user_id = UnicodeAttribute(hash_key=True)
    like_id = UnicodeAttribute(range_key=True)


class LikesByImageIndex(GlobalSecondaryIndex["Like"]):
    """The people who like a picture, by the time they began to."""

    class Meta:
        index_name = "by_image"
        projection = KeysOnlyProjection()

    image_id = UnicodeAttribute(hash_key=True)
    like_id = UnicodeAttribute(range_key=True)


class Like(Table):
    """One person likes one picture; `like_id` is a ULID, and the id of the notification that tells the owner."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-likes"

    image_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    like_id = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()

    by_user = LikesByUserIndex()
    by_image = LikesByImageIndex()


def as_it_was_seen(image: Image) -> Condition:
    """That a picture may still be reacted to by whoever just read it."""
    condition: Condition = Image.state == READY
    condition &= Image.visibility == image.visibility
    return condition


def like_create(image: Image, *, user_id: str, now: datetime) -> bool:
    """One transaction: the row, the picture's counter, its owner's notification.

    False if the person likes it already, or the picture is not what it was when it was read.
    """
    like_id = str(ULID.from_datetime(now))

    def fill(writes: TransactWrite) -> None:
        writes.save(
            Like(image.image_id, user_id, like_id=like_id, created_at=now), condition=Like.image_id.does_not_exist()
        )
        writes.update(Image(image.image_id), actions=[Image.like_count.add(1)], condition=as_it_was_seen(image))
        if user_id != image.owner_id:
            notify(
                writes,
                user_id=image.owner_id,
                kind=LIKE,
                now=now,
                notification_id=like_id,
                actor_id=user_id,
                image_id=image.image_id,
            )

    return transact_if(fill)


def like_delete(like: Like, *, retraction: Retraction | None) -> bool:
    """One transaction that undoes it; False if the like, its picture or the notification is no longer so."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Like(like.image_id, like.user_id), condition=Like.like_id == like.like_id)
        writes.update(Image(like.image_id), actions=[Image.like_count.add(-1)], condition=Image.image_id.exists())
        retract(writes, retraction)

    return transact_if(fill)


def like_drop(like: Like) -> None:
    """Delete the row alone, of a picture that is gone and counts nothing any more."""
    with temporary_faults_as_unavailable():
        Like(like.image_id, like.user_id).delete()


def like_find(*, image_id: str, user_id: str) -> Like | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Like.get(image_id, user_id, consistent_read=True)
    except DoesNotExist:
        return None


def liked_among(*, user_id: str, image_ids: Iterable[str]) -> frozenset[str]:
    """Those of at most a hundred pictures that this person likes: one BatchGetItem, read consistently."""
    keys = [(image_id, user_id) for image_id in set(image_ids)]
    if not keys:
        return frozenset()
    with temporary_faults_as_unavailable():
        return frozenset(like.image_id for like in Like.batch_get(keys, consistent_read=True))


def likes_of_image(*, image_id: str, limit: int, before: str | None) -> Sequence[Like]:
    """Who likes a picture, newest first, before the like `before`: one Query on `by_image`; keys only."""
    older = LikesByImageIndex.like_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Like.by_image.query(image_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def likes_of_user(*, user_id: str, limit: int, before: str | None) -> Sequence[Like]:
    """What a person likes, newest first, before the like `before`: one Query on `by_user`; keys only."""
    older = LikesByUserIndex.like_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Like.by_user.query(user_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def likes_forget(*, image_id: str, limit: int) -> int:
    """Delete up to `limit` likes of a picture that is gone, uncounted; how many there were."""
    with temporary_faults_as_unavailable(), Like.batch_write() as batch:
        found = list(Like.query(image_id, limit=limit, page_size=limit, consistent_read=True))
        for like in found:
            batch.delete(like)
    return len(found)
