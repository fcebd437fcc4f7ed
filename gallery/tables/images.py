"""The `images` table: one row per picture, its three listings, and the transactions that make and unmake it.

A picture stands in the public listings only while its row carries the listing's key: the sparse keys are set and
removed in the very write that changes whether it may be seen.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import (
    BooleanAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.connection import Connection
from pynamodb.exceptions import DoesNotExist, TransactWriteError
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from accounts.tables.profiles import Profile
from gallery.errors import Conflict, ImageNotFound
from gallery.tables.uploads import PROCESSING, READY, Upload, final_actions

PUBLIC: Final = "public"
UNLISTED: Final = "unlisted"
PRIVATE: Final = "private"
VISIBILITIES: Final = (PUBLIC, UNLISTED, PRIVATE)

DELETING: Final = "deleting"

FEED_SHARD: Final = "public#0"

CARD_ATTRIBUTES: Final = [
    "owner_id", "title", "description", "alt_text", "tags", "visibility", "width", "height", "placeholder", "state",
    "like_count", "comment_count", "created_at", "taken_at", "image_id", "published_at",
]  # fmt: skip


class ByOwnerIndex(GlobalSecondaryIndex["Image"]):
    """Everything one person has, for that person."""

    class Meta:
        index_name = "by_owner"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    owner_id = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)


class FeedIndex(GlobalSecondaryIndex["Image"]):
    """Everybody's public pictures, by the time they became public."""

    class Meta:
        index_name = "feed"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    feed_shard = UnicodeAttribute(hash_key=True)
    feed_position = UnicodeAttribute(range_key=True)


class PublishedByOwnerIndex(GlobalSecondaryIndex["Image"]):
    """One person's public pictures, for everybody else."""

    class Meta:
        index_name = "published_by_owner"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    published_owner_id = UnicodeAttribute(hash_key=True)
    feed_position = UnicodeAttribute(range_key=True)


class Image(Model):
    """One picture. `width` and `height` are pixels as shown (orientation applied); `size` is the original's bytes."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-images"
        region = settings.AWS_REGION

    image_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    state = UnicodeAttribute(default=READY)
    visibility = UnicodeAttribute()
    title = UnicodeAttribute(default="")
    description = UnicodeAttribute(default="")
    alt_text = UnicodeAttribute(default="")
    tags = UnicodeSetAttribute(null=True)
    width = NumberAttribute()
    height = NumberAttribute()
    placeholder = UnicodeAttribute()
    like_count = NumberAttribute(default=0)
    comment_count = NumberAttribute(default=0)
    created_at = UTCDateTimeAttribute()
    published_at = UTCDateTimeAttribute(null=True)
    taken_at = UnicodeAttribute(null=True)

    filename = UnicodeAttribute(null=True)
    content_type = UnicodeAttribute(null=True)
    size = NumberAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    location_removed = BooleanAttribute(null=True)

    feed_shard = UnicodeAttribute(null=True)
    feed_position = UnicodeAttribute(null=True)
    published_owner_id = UnicodeAttribute(null=True)

    by_owner = ByOwnerIndex()
    feed = FeedIndex()
    published_by_owner = PublishedByOwnerIndex()

    def place_in_listings(self) -> None:
        """Set the listing keys that a new public row carries."""
        if self.visibility == PUBLIC:
            self.published_at = self.created_at
            self.feed_shard = FEED_SHARD
            self.feed_position = feed_position(self.created_at, self.image_id)
            self.published_owner_id = self.owner_id


@dataclass(frozen=True)
class Position:
    """Where a listing goes on: after this picture. `key` is the listing's sort key, `image_id` the row's."""

    key: str
    image_id: str


@dataclass(frozen=True)
class Page:
    """One page of a listing, newest first; `after` is None at the end."""

    images: list[Image]
    after: Position | None


def feed_position(published_at: datetime, image_id: str) -> str:
    """Sorts by time and stays unique: an ISO time to the microsecond, `#`, the id."""
    return f"{published_at.isoformat(timespec='microseconds')}#{image_id}"


def image_get(*, image_id: str) -> Image:
    """The row whatever its state, read consistently. Raises ImageNotFound."""
    try:
        return Image.get(image_id, consistent_read=True)
    except DoesNotExist:
        raise ImageNotFound from None


def images_public(*, limit: int, after: Position | None) -> Page:
    """Everybody's public pictures, newest first: one Query on `feed`."""
    start = {"feed_shard": FEED_SHARD, "feed_position": after.key} if after else None
    return _page(Image.feed, FEED_SHARD, "feed_position", limit, after, start)


def images_public_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """One person's public pictures, newest first: one Query on `published_by_owner`."""
    start = {"published_owner_id": owner_id, "feed_position": after.key} if after else None
    return _page(Image.published_by_owner, owner_id, "feed_position", limit, after, start)


def images_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """All of one person's pictures, newest first: one Query on `by_owner`."""
    start = {"owner_id": owner_id} if after else None
    return _page(Image.by_owner, owner_id, "image_id", limit, after, start)


def _page(
    index: Any, hash_key: str, sort_name: str, limit: int, after: Position | None, start: dict[str, str] | None
) -> Page:
    """Ask for one row more than the page holds: whether it comes tells whether there is a next page."""
    exclusive_start = None
    if after is not None and start is not None:
        exclusive_start = {name: {"S": value} for name, value in {**start, "image_id": after.image_id}.items()}
    found: list[Image] = list(
        index.query(
            hash_key, scan_index_forward=False, limit=limit + 1, page_size=limit + 1, last_evaluated_key=exclusive_start
        )
    )
    images = found[:limit]
    more = len(found) > limit
    return Page(images, Position(getattr(images[-1], sort_name), images[-1].image_id) if more else None)


def image_publish(image: Image, *, etag: str, now: datetime) -> bool:
    """One transaction: the picture appears, its owner's counters move, its upload is ready.

    False if the upload is no longer claimed for this very object (cancelled, taken over, already done), or if the
    picture exists already; then nothing has changed.
    """
    image.place_in_listings()
    try:
        with TransactWrite(connection=Connection(region=settings.AWS_REGION)) as transaction:
            transaction.save(image, condition=Image.image_id.does_not_exist())
            transaction.update(
                Upload(image.image_id),
                actions=final_actions(READY, now),
                condition=(Upload.state == PROCESSING) & (Upload.claimed_etag == etag),
            )
            transaction.update(
                Profile(image.owner_id),
                actions=[
                    Profile.image_count.add(1),
                    Profile.bytes_used.add(image.size or 0),
                    Profile.public_image_count.add(int(image.visibility == PUBLIC)),
                ],
                condition=Profile.user_id.exists(),
            )
    except TransactWriteError as error:
        if _a_condition_failed(error):
            return False
        raise
    return True


def image_update(current: Image, *, changes: dict[str, str | set[str]], now: datetime) -> None:
    """Change texts, tags and visibility in one write; with the visibility go the listing keys and the public counter.

    `current` is the row as its service just read it. Raises Conflict if its state or visibility changed meanwhile.
    """
    actions: list[Action] = []
    for name, value in changes.items():
        attribute = getattr(Image, name)
        actions.append(attribute.set(value) if value or name != "tags" else attribute.remove())
    was_public, is_public = current.visibility == PUBLIC, changes.get("visibility", current.visibility) == PUBLIC
    if is_public and not was_public:
        # A picture that was public before goes back to its old place rather than to the top of the feed.
        published_at = current.published_at or now
        actions += [
            Image.published_at.set(published_at),
            Image.feed_shard.set(FEED_SHARD),
            Image.feed_position.set(feed_position(published_at, current.image_id)),
            Image.published_owner_id.set(current.owner_id),
        ]
    elif was_public and not is_public:
        actions += _leave_listings()
    _change(current, actions, public_step=int(is_public) - int(was_public))


def image_begin_delete(current: Image) -> None:
    """Make the picture invisible everywhere at once; its bytes go next, then its row. Raises Conflict like a change."""
    if current.state != DELETING:
        step = -1 if current.visibility == PUBLIC else 0
        _change(current, [Image.state.set(DELETING), *_leave_listings()], public_step=step)


def _change(current: Image, actions: list[Action], *, public_step: int) -> None:
    """One transaction over the picture, as it was read, and its owner's count of public pictures."""
    try:
        with TransactWrite(connection=Connection(region=settings.AWS_REGION)) as transaction:
            transaction.update(
                Image(current.image_id),
                actions=actions,
                condition=(Image.state == READY) & (Image.visibility == current.visibility),
            )
            if public_step:
                transaction.update(
                    Profile(current.owner_id),
                    actions=[Profile.public_image_count.add(public_step)],
                    condition=Profile.user_id.exists(),
                )
    except TransactWriteError as error:
        if _a_condition_failed(error):
            raise Conflict("This picture was changed at the same moment. Look at it again, then repeat.") from None
        raise


def image_finish_delete(*, image_id: str, owner_id: str, size: int) -> None:
    """One transaction: row and upload go, the owner's counters step back. A row already gone changes nothing."""
    try:
        with TransactWrite(connection=Connection(region=settings.AWS_REGION)) as transaction:
            transaction.delete(Image(image_id), condition=Image.state == DELETING)
            transaction.delete(Upload(image_id))
            transaction.update(
                Profile(owner_id),
                actions=[Profile.image_count.add(-1), Profile.bytes_used.add(-size)],
                condition=Profile.user_id.exists(),
            )
    except TransactWriteError as error:
        if not _a_condition_failed(error):
            raise


def _leave_listings() -> list[Action]:
    return [Image.feed_shard.remove(), Image.feed_position.remove(), Image.published_owner_id.remove()]


def _a_condition_failed(error: TransactWriteError) -> bool:
    return any(reason is not None and reason.code == "ConditionalCheckFailed" for reason in error.cancellation_reasons)
