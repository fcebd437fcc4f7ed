"""The `albums` table: one row an album, counted on its owner's profile in the same transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.profiles import Profile, below
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.errors import AlbumNotFound, Conflict
from gallery.tables.album_items import ItemOfImage, album_place, image_place
from gallery.tables.images import PUBLIC
from gallery.tables.jobs import job_request

ALBUMS_MAX: Final = 1000


class AlbumsByOwnerIndex(GlobalSecondaryIndex["Album"]):
    """Everything one person has, for that person."""

    class Meta:
        index_name = "by_owner"
        projection = AllProjection()

    owner_id = UnicodeAttribute(hash_key=True)
    album_id = UnicodeAttribute(range_key=True)


class PublicAlbumsIndex(GlobalSecondaryIndex["Album"]):
    """One person's public albums, for everybody else."""

    class Meta:
        index_name = "public_by_owner"
        projection = AllProjection()

    public_owner_id = UnicodeAttribute(hash_key=True)
    album_id = UnicodeAttribute(range_key=True)


class Album(Table):
    """An album; its id is a ULID.

    `revision` counts what its owner changes of it, `arrangement` how often its items were added or moved. `item_count`
    counts its pictures whoever may see them, but not those in the trash. `guests_told_at` is when its owner last heard
    of pictures that visitors of a share link sent for it.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-albums"

    album_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    public_owner_id = UnicodeAttribute(null=True)
    title = UnicodeAttribute()
    description = UnicodeAttribute(default="")
    visibility = UnicodeAttribute()
    cover_image_id = UnicodeAttribute(null=True)
    item_count = NumberAttribute(default=0)
    member_count = NumberAttribute(default=0)
    revision = NumberAttribute(default=0)
    arrangement = NumberAttribute(default=0)
    guests_told_at = UTCDateTimeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()

    by_owner = AlbumsByOwnerIndex()
    public_by_owner = PublicAlbumsIndex()


def album_get(*, album_id: str) -> Album:
    """The row, read consistently. Raises AlbumNotFound."""
    try:
        with temporary_faults_as_unavailable():
            return Album.get(album_id, consistent_read=True)
    except DoesNotExist:
        raise AlbumNotFound from None


def albums_get(*, album_ids: Iterable[str]) -> dict[str, Album]:
    """By id, those there are of up to a hundred, read consistently: one BatchGetItem."""
    with temporary_faults_as_unavailable():
        return {album.album_id: album for album in Album.batch_get(set(album_ids), consistent_read=True)}


def albums_of_owner(*, owner_id: str, limit: int, before: str | None) -> list[Album]:
    """All of one person's albums, newest first, before the id `before`: one Query on `by_owner`."""
    older = AlbumsByOwnerIndex.album_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Album.by_owner.query(owner_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def albums_public_of_owner(*, owner_id: str, limit: int, before: str | None) -> list[Album]:
    """One person's public albums, newest first, before the id `before`: one Query on `public_by_owner`."""
    older = PublicAlbumsIndex.album_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(
            Album.public_by_owner.query(owner_id, older, scan_index_forward=False, limit=limit, page_size=limit)
        )


def album_create(album: Album) -> bool:
    """One transaction: the row and its owner's counter. False if that person has as many as one may."""
    album.public_owner_id = album.owner_id if album.visibility == PUBLIC else None

    def fill(writes: TransactWrite) -> None:
        writes.save(album, condition=Album.album_id.does_not_exist())
        writes.update(
            Profile(album.owner_id),
            actions=[Profile.album_count.add(1)],
            condition=Profile.user_id.exists() & below(Profile.album_count, ALBUMS_MAX),
        )

    return transact_if(fill)


def album_update(current: Album, *, changes: Mapping[str, Any], now: datetime) -> None:
    """Change texts, visibility and cover; a cover has to be in the album, None stands for no cover.

    Raises Conflict if the album was changed since it was read, or the cover is not in it.
    """
    actions: list[Action] = [Album.revision.add(1), Album.updated_at.set(now)]
    for name, value in changes.items():
        attribute = getattr(Album, name)
        actions.append(attribute.set(value) if value is not None else attribute.remove())
    if "visibility" in changes:
        is_public = changes["visibility"] == PUBLIC
        actions.append(Album.public_owner_id.set(current.owner_id) if is_public else Album.public_owner_id.remove())

    def fill(writes: TransactWrite) -> None:
        writes.update(Album(current.album_id), actions=actions, condition=Album.revision == current.revision)
        if cover := changes.get("cover_image_id"):
            writes.condition_check(
                ItemOfImage, image_place(cover), album_place(current.album_id), condition=ItemOfImage.place.exists()
            )

    if not transact_if(fill):
        raise Conflict("This album was changed at the same moment, or the cover is not in it. Look at it again.")


def album_delete(current: Album, *, now: datetime) -> None:
    """One transaction: the row, its owner's counter, and the job that removes its items and members.

    Raises Conflict if the album was changed since it was read.
    """

    def fill(writes: TransactWrite) -> None:
        condition: Condition = Album.revision == current.revision
        writes.delete(Album(current.album_id), condition=condition)
        writes.update(
            Profile(current.owner_id), actions=[Profile.album_count.add(-1)], condition=Profile.user_id.exists()
        )
        job_id, subject = forget_job_id(current.album_id), current.album_id
        job_request(writes, job_id=job_id, kind="album_forget", subject=subject, now=now)

    if not transact_if(fill):
        raise Conflict("This album was changed at the same moment. Look at it again, then repeat.")


def forget_job_id(album_id: str) -> str:
    """The job that removes what is left of an album that is gone."""
    return f"album_forget#{album_id}"
