"""The auditor of albums: do both sides of their items, their counts and the pictures there are agree?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from gallery.services.differences import Difference
from gallery.tables import everything
from gallery.tables.album_items import album_place, image_place, item_entry
from gallery.tables.images import Image


def audit_albums(images: Mapping[str, Image]) -> Iterator[Difference]:
    """Every difference; `images` are all pictures there are, by id.

    What is left of a deleted album is its job's to remove.
    """
    albums = {album.album_id: album for album in everything.albums_all()}
    rows = {(row.place, row.entry): row for row in everything.album_items_all()}
    counted: dict[str, int] = defaultdict(int)
    expected = set()
    for (place, entry), row in rows.items():
        if not place.startswith(image_place("")) or row.album_id not in albums:
            continue
        counted[row.album_id] += int(bool(row.is_counted))
        expected.add((album_place(row.album_id), item_entry(row.rank, row.image_id)))
        subject = f"{albums[row.album_id].owner_id}/{row.album_id}/{row.image_id}"
        if row.image_id not in images:
            yield Difference("item without picture", subject, "the picture is gone, and no job removed it")
        if (entry, item_entry(row.rank, row.image_id)) not in rows:
            yield Difference("half an item", subject, "the album does not list it")
    for place, entry in rows:
        album_id = place.removeprefix(album_place(""))
        if album_id in albums and (place, entry) not in expected:
            yield Difference("half an item", f"{albums[album_id].owner_id}/{album_id}/{entry}", "has no place")
    members = Counter(member.album_id for member in everything.album_members_all())
    for album_id, album in albums.items():
        items, people = counted[album_id], members[album_id]
        if (int(album.item_count), int(album.member_count)) != (items, people):
            yield Difference(
                "wrong album count",
                f"{album.owner_id}/{album_id}",
                f"{album.item_count} items and {album.member_count} members, not {items} and {people}",
                partial(everything.album_counts_set, album, items=items, members=people),
            )
