"""Whole tables, and writes that set right what they say: for maintenance only, no request ever does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pynamodb.exceptions import DeleteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.people import PersonWord
from accounts.tables.profiles import Profile
from accounts.tables.profiles import unmoved as is_unmoved
from gallery.tables.album_items import ItemOfImage
from gallery.tables.album_members import AlbumMember
from gallery.tables.albums import Album
from gallery.tables.archives import Archive, archives_among
from gallery.tables.comments import Comment
from gallery.tables.erasures import Erasure
from gallery.tables.favourites import Favourite
from gallery.tables.images import Image, set_or_remove
from gallery.tables.indexed import Indexed
from gallery.tables.likes import Like
from gallery.tables.notifications import Notification
from gallery.tables.relations import Relation
from gallery.tables.terms import Term
from gallery.tables.uploads import READY, Upload
from gallery.tables.vocabulary import Vocabulary

COUNTERS = (
    "image_count", "public_image_count", "bytes_used", "images_held", "bytes_held", "open_uploads",
    "follower_count", "following_count", "block_count", "unread_count", "album_count", "favourite_count",
)  # fmt: skip


def uploads_all() -> Iterator[Upload]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Upload.scan(consistent_read=True)


def images_all() -> Iterator[Image]:
    """Every row whatever its state, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Image.scan(consistent_read=True)


def archives_all() -> Iterator[Archive]:
    """Every archive whatever its state, read consistently."""
    with temporary_faults_as_unavailable():
        yield from archives_among(Archive.scan(consistent_read=True))


def albums_all() -> Iterator[Album]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Album.scan(consistent_read=True)


def album_items_all() -> Iterator[ItemOfImage]:
    """Every row of either side, read consistently; on the album's side only `place` and `entry` are there."""
    with temporary_faults_as_unavailable():
        yield from ItemOfImage.scan(consistent_read=True)


def album_members_all() -> Iterator[AlbumMember]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from AlbumMember.scan(consistent_read=True)


def favourites_all() -> Iterator[Favourite]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Favourite.scan(consistent_read=True)


def album_counts_set(album: Album, *, items: int, members: int) -> bool:
    """Set how many pictures and members an album has, if neither has moved since `album` was read."""
    return _update_if(
        Album(album.album_id),
        [Album.item_count.set(items), Album.member_count.set(members)],
        (Album.item_count == album.item_count) & (Album.member_count == album.member_count),
    )


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


def image_ids_after(after: str | None, *, limit: int) -> list[str]:
    """Up to `limit` ids, in the table's own order, behind that one: one page of a Scan."""
    start = {"image_id": {"S": after}} if after else None
    with temporary_faults_as_unavailable():
        found = Image.scan(last_evaluated_key=start, limit=limit, page_size=limit, attributes_to_get=["image_id"])
        return [image.image_id for image in found]


def indexed_image_ids() -> Iterator[str]:
    """Of every picture that rows of searches may stand for; an id may come twice."""
    with temporary_faults_as_unavailable():
        for row in Indexed.scan(consistent_read=True, attributes_to_get=["image_id", "scope"]):
            yield row.image_id


def search_rows_delete() -> Iterator[str]:
    """Empty the tables that searches are answered from; the names of their models, as each is empty."""
    for model in (Term, Vocabulary, Indexed, PersonWord):
        _rows_delete(model)
        yield model.__name__


def _rows_delete(model: type[Term | Vocabulary | Indexed | PersonWord]) -> None:
    with temporary_faults_as_unavailable(), model.batch_write() as batch:
        for row in model.scan(consistent_read=True):
            batch.delete(row)


def erasures_all() -> Iterator[Erasure]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Erasure.scan(consistent_read=True)


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
    changed: dict[str, Any] = dict(image.listing_keys())
    before: datetime | None = image.published_at
    if changed["feed_position"]:
        changed["published_at"] = before or image.created_at
    return _update_if(
        Image(image.image_id),
        set_or_remove(changed),
        (Image.state == image.state) & (Image.visibility == image.visibility),
    )


def ready_upload_delete(upload_id: str) -> bool:
    """Delete the row of an upload that became a picture which is gone."""
    return _held(lambda: Upload(upload_id).delete(condition=Upload.state == READY))


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
    return _held(lambda: row.update(actions=actions, condition=condition))


def _held(write: Callable[[], object]) -> bool:
    """Write on a condition; whether it held."""
    try:
        with temporary_faults_as_unavailable():
            write()
    except (DeleteError, UpdateError) as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
