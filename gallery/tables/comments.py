"""The `comments` table: what people say of a picture, counted on the picture in the same transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.images import Image
from gallery.tables.likes import as_it_was_seen
from gallery.tables.notifications import COMMENT, Retraction, notify, retract


class CommentsByAuthorIndex(GlobalSecondaryIndex["Comment"]):
    """Everything that one person said, for exporting and deleting it."""

    class Meta:
        index_name = "by_author"
        projection = KeysOnlyProjection()

    author_id = UnicodeAttribute(hash_key=True)
    comment_id = UnicodeAttribute(range_key=True)


class Comment(Table):
    """One comment; `comment_id` is a ULID, and the id of the notification that tells the picture's owner.

    One that a moderator removed has `removed_at`: neither shown nor counted, its words are kept for an appeal.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-comments"

    image_id = UnicodeAttribute(hash_key=True)
    comment_id = UnicodeAttribute(range_key=True)
    author_id = UnicodeAttribute()
    text = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    edited_at = UTCDateTimeAttribute(null=True)
    removed_at = UTCDateTimeAttribute(null=True)

    by_author = CommentsByAuthorIndex()

    @property
    def is_removed(self) -> bool:
        """Whether a moderator took it away."""
        removed_at: datetime | None = self.removed_at
        return removed_at is not None

    @property
    def revision(self) -> int:
        """What its words are known by: when they were last changed, in milliseconds; 0 as long as they never were."""
        edited_at: datetime | None = self.edited_at
        return round(edited_at.timestamp() * 1000) if edited_at else 0


def comment_create(image: Image, comment: Comment) -> bool:
    """One transaction: the row, the picture's counter, its owner's notification.

    False if the picture is not what it was when it was read, or takes no comments any more.
    """

    def fill(writes: TransactWrite) -> None:
        writes.save(comment, condition=Comment.image_id.does_not_exist())
        writes.update(
            Image(image.image_id),
            actions=[Image.comment_count.add(1)],
            condition=as_it_was_seen(image) & (Image.allow_comments.does_not_exist() | (Image.allow_comments == True)),  # noqa: E712 - a condition
        )
        if comment.author_id != image.owner_id:
            notify(
                writes,
                user_id=image.owner_id,
                kind=COMMENT,
                now=comment.created_at,
                notification_id=comment.comment_id,
                actor_id=comment.author_id,
                image_id=image.image_id,
                comment_id=comment.comment_id,
            )

    return transact_if(fill)


def comment_edit(comment: Comment, *, text: str, now: datetime, as_read: bool = False) -> bool:
    """Change the words; `comment` then carries the row. False if it is gone or, `as_read`, has other words by now."""
    condition = (Comment.author_id == comment.author_id) & Comment.removed_at.does_not_exist()
    if as_read:
        edited_at: datetime | None = comment.edited_at
        condition &= Comment.edited_at == edited_at if edited_at else Comment.edited_at.does_not_exist()
    try:
        with temporary_faults_as_unavailable():
            comment.update(
                actions=[Comment.text.set(text), Comment.edited_at.set(now)],
                condition=condition,
            )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def comment_delete(comment: Comment, *, retraction: Retraction | None) -> bool:
    """One transaction that undoes it; False if the comment, its picture or the notification is no longer so."""

    def fill(writes: TransactWrite) -> None:
        as_read: Condition = Comment.removed_at.exists() if comment.is_removed else Comment.removed_at.does_not_exist()
        row = Comment(comment.image_id, comment.comment_id)
        writes.delete(row, condition=Comment.image_id.exists() & as_read)
        if not comment.is_removed:
            writes.update(
                Image(comment.image_id), actions=[Image.comment_count.add(-1)], condition=Image.image_id.exists()
            )
        retract(writes, retraction)

    return transact_if(fill)


def comment_drop(comment: Comment) -> None:
    """Delete the row alone, of a picture that is gone and counts nothing any more."""
    with temporary_faults_as_unavailable():
        Comment(comment.image_id, comment.comment_id).delete()


def comment_find(*, image_id: str, comment_id: str) -> Comment | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Comment.get(image_id, comment_id, consistent_read=True)
    except DoesNotExist:
        return None


def comments_get(keys: Iterable[tuple[str, str]]) -> dict[str, Comment]:
    """By comment id, of at most a hundred (image id, comment id): one BatchGetItem."""
    wanted = list(set(keys))
    if not wanted:
        return {}
    with temporary_faults_as_unavailable():
        return {comment.comment_id: comment for comment in Comment.batch_get(wanted)}


def comments_of_image(*, image_id: str, limit: int, after: str | None) -> Sequence[Comment]:
    """What is said of a picture, oldest first, after the id `after`: one Query."""
    newer = Comment.comment_id > after if after else None
    with temporary_faults_as_unavailable():
        return list(Comment.query(image_id, newer, limit=limit, page_size=limit, consistent_read=True))


def comments_of_author(*, author_id: str, limit: int, before: str | None = None) -> list[Comment]:
    """What somebody said, newest first, before the id `before`: one Query on `by_author`, keys only; `comments_get`
    has the rest."""
    older = CommentsByAuthorIndex.comment_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Comment.by_author.query(author_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def comments_forget(*, image_id: str, limit: int) -> int:
    """Delete up to `limit` comments of a picture that is gone, uncounted; how many there were."""
    with temporary_faults_as_unavailable(), Comment.batch_write() as batch:
        found = list(Comment.query(image_id, limit=limit, page_size=limit, consistent_read=True))
        for comment in found:
            batch.delete(comment)
    return len(found)
