"""The transactions that put pictures into albums, move them and take them out, together with the albums' counts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.transactions import transact_if
from gallery.tables.album_items import ItemOfAlbum, ItemOfImage, album_place, image_place, item_entry
from gallery.tables.album_members import ACCEPTED, CONTRIBUTOR, AlbumMember
from gallery.tables.albums import Album
from gallery.tables.images import Image
from gallery.tables.uploads import READY

ITEMS_MAX: Final = 10_000
# Three writes each, and two more, in a transaction of at most a hundred.
AT_ONCE: Final = 25


def items_add(
    album: Album, *, placed: Sequence[tuple[str, str]], added_by: str, now: datetime, held: Collection[str] = ()
) -> bool:
    """One transaction: up to AT_ONCE pictures, each with its rank, enter an album; those `held` for it no longer are.

    False if the album is not as it was read or has no room, one of the pictures is in it already, not ready or not the
    person's own, or that person may not contribute any more; then nothing has changed.
    """

    cover_image_id: str | None = album.cover_image_id

    def fill(writes: TransactWrite) -> None:
        for image_id, rank in placed:
            condition = (Image.state == READY) & (Image.owner_id == added_by)
            if image_id in held:
                writes.update(Image(image_id), actions=[Image.held_album_id.remove()], condition=condition)
            else:
                writes.condition_check(Image, image_id, condition=condition)
            writes.save(ItemOfAlbum(album_place(album.album_id), item_entry(rank, image_id), added_by=added_by))
            writes.save(
                ItemOfImage(
                    image_place(image_id), album_place(album.album_id), rank=rank, added_by=added_by, added_at=now
                ),
                condition=ItemOfImage.place.does_not_exist(),
            )
        actions: list[Action] = [
            Album.item_count.add(len(placed)),
            Album.arrangement.add(1),
            Album.updated_at.set(now),
        ]
        condition = _as_arranged(album) & (Album.item_count <= ITEMS_MAX - len(placed))
        if not cover_image_id:
            actions.append(Album.cover_image_id.set(placed[0][0]))
            condition &= Album.cover_image_id.does_not_exist()
        writes.update(Album(album.album_id), actions=actions, condition=condition)
        if added_by != album.owner_id:
            may_add = (AlbumMember.state == ACCEPTED) & (AlbumMember.role == CONTRIBUTOR)
            writes.condition_check(AlbumMember, album.album_id, added_by, condition=may_add)

    return transact_if(fill)


def item_move(album: Album, *, item: ItemOfImage, rank: str, now: datetime) -> bool:
    """One transaction: an item gets another rank. False if the album is not as it was read."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(ItemOfAlbum(album_place(album.album_id), item_entry(item.rank, item.image_id)))
        writes.save(ItemOfAlbum(album_place(album.album_id), item_entry(rank, item.image_id), added_by=item.added_by))
        writes.update(
            ItemOfImage(item.place, item.entry),
            actions=[ItemOfImage.rank.set(rank)],
            condition=ItemOfImage.rank == item.rank,
        )
        writes.update(
            Album(album.album_id),
            actions=[Album.arrangement.add(1), Album.updated_at.set(now)],
            condition=_as_arranged(album),
        )

    return transact_if(fill)


def items_remove(album: Album, *, items: Sequence[ItemOfImage], now: datetime) -> bool:
    """One transaction: up to AT_ONCE items leave an album. False if one of them, or the cover, has changed since."""
    counted = sum(bool(item.is_counted) for item in items)
    actions: list[Action] = [Album.item_count.add(-counted), Album.updated_at.set(now)]
    condition: Condition = Album.album_id.exists()
    if album.cover_image_id in {item.image_id for item in items}:
        actions.append(Album.cover_image_id.remove())
        condition &= Album.cover_image_id == album.cover_image_id

    def fill(writes: TransactWrite) -> None:
        for item in items:
            writes.delete(ItemOfAlbum(album_place(album.album_id), item_entry(item.rank, item.image_id)))
            writes.delete(
                ItemOfImage(item.place, item.entry),
                condition=(ItemOfImage.rank == item.rank) & (ItemOfImage.is_counted == item.is_counted),
            )
        writes.update(Album(album.album_id), actions=actions, condition=condition)

    return transact_if(fill)


def item_count_set(item: ItemOfImage, *, is_counted: bool) -> bool:
    """One transaction: an album counts an item or does not, as its picture comes and goes. False if it does already."""

    def fill(writes: TransactWrite) -> None:
        writes.update(
            ItemOfImage(item.place, item.entry),
            actions=[ItemOfImage.is_counted.set(is_counted)],
            condition=ItemOfImage.is_counted == (not is_counted),
        )
        writes.update(
            Album(item.album_id),
            actions=[Album.item_count.add(1 if is_counted else -1)],
            condition=Album.album_id.exists(),
        )

    return transact_if(fill)


def _as_arranged(album: Album) -> Condition:
    """Nothing was added or moved since, so that no two items get one rank."""
    condition: Condition = Album.arrangement == album.arrangement
    return condition
