"""The `album_items` table: which picture is in which album, and where, written from both sides in one transaction.

Below `album#A` is a row for each picture, in the order of the album; below `image#I` one for each album. The list of
either side is one consistent Query, a picture is in an album at most once, and nothing needs an index.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from pynamodb.attributes import BooleanAttribute, UnicodeAttribute, UTCDateTimeAttribute

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table


class ItemOfAlbum(Table):
    """The album's side; `entry` is the rank, `#`, and the picture's id."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-album_items"

    place = UnicodeAttribute(hash_key=True)
    entry = UnicodeAttribute(range_key=True)
    added_by = UnicodeAttribute()

    @property
    def rank(self) -> str:
        return str(self.entry).partition("#")[0]

    @property
    def image_id(self) -> str:
        return str(self.entry).partition("#")[2]


class ItemOfImage(Table):
    """The picture's side; `entry` names the album. `is_counted` says whether the album's count includes it."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-album_items"

    place = UnicodeAttribute(hash_key=True)
    entry = UnicodeAttribute(range_key=True)
    rank = UnicodeAttribute()
    added_by = UnicodeAttribute()
    added_at = UTCDateTimeAttribute()
    is_counted = BooleanAttribute(default=True)

    @property
    def album_id(self) -> str:
        return str(self.entry).partition("#")[2]

    @property
    def image_id(self) -> str:
        return str(self.place).partition("#")[2]


def album_place(album_id: str) -> str:
    """The hash key of an album's items."""
    return f"album#{album_id}"


def image_place(image_id: str) -> str:
    """The hash key of a picture's albums."""
    return f"image#{image_id}"


def item_entry(rank: str, image_id: str) -> str:
    """The range key of the album's side: `#` sorts before every digit of a rank."""
    return f"{rank}#{image_id}"


def items_of_album(*, album_id: str, limit: int, after: str | None = None) -> list[ItemOfAlbum]:
    """An album's items in its order, behind the entry `after`: one consistent Query."""
    later = ItemOfAlbum.entry > after if after else None
    with temporary_faults_as_unavailable():
        return list(ItemOfAlbum.query(album_place(album_id), later, limit=limit, page_size=limit, consistent_read=True))


def items_before(*, album_id: str, before: str | None, limit: int) -> list[ItemOfAlbum]:
    """The items before an entry, or at the end, the last first: one consistent Query."""
    earlier = ItemOfAlbum.entry < before if before else None
    with temporary_faults_as_unavailable():
        return list(
            ItemOfAlbum.query(
                album_place(album_id),
                earlier,
                scan_index_forward=False,
                limit=limit,
                page_size=limit,
                consistent_read=True,
            )
        )


def items_among(*, album_id: str, image_ids: Iterable[str]) -> dict[str, ItemOfImage]:
    """By picture, those of at most a hundred that are in an album: one consistent BatchGetItem."""
    keys = [(image_place(image_id), album_place(album_id)) for image_id in set(image_ids)]
    with temporary_faults_as_unavailable():
        return {item.image_id: item for item in ItemOfImage.batch_get(keys, consistent_read=True)}


def items_of_image(*, image_id: str) -> Iterator[ItemOfImage]:
    """Every album that a picture is in: consistent Queries of a hundred, as many as its owner may have albums."""
    with temporary_faults_as_unavailable():
        yield from ItemOfImage.query(image_place(image_id), page_size=100, consistent_read=True)


def albums_holding(*, image_id: str, limit: int, after: str | None = None) -> list[ItemOfImage]:
    """The albums that a picture is in, by the albums' ids, behind the id `after`: one consistent Query."""
    later = ItemOfImage.entry > album_place(after) if after else None
    with temporary_faults_as_unavailable():
        return list(ItemOfImage.query(image_place(image_id), later, limit=limit, page_size=limit, consistent_read=True))


def items_forget(*, album_id: str, limit: int) -> int:
    """Delete up to `limit` items of an album that is gone, uncounted; how many there were."""
    found = items_of_album(album_id=album_id, limit=limit)
    with temporary_faults_as_unavailable(), ItemOfImage.batch_write() as images, ItemOfAlbum.batch_write() as albums:
        for item in found:
            images.delete(ItemOfImage(image_place(item.image_id), album_place(album_id)))
            albums.delete(item)
    return len(found)
