"""What an album's archive holds: its pictures in its order, as whoever asked for it may see them now."""

from collections.abc import Iterator

from gallery.services.albums import album_see
from gallery.services.archives.entries import PICTURES, Entry, digits_for, picture_entry
from gallery.services.archives.names import safe_stem
from gallery.services.paging import PAGE_SIZE_MAX
from gallery.services.seeing import images_by_id
from gallery.tables.album_items import items_of_album
from gallery.tables.archives import Archive


def album_entries(archive: Archive) -> Iterator[Entry]:
    """From where the archive is; who may see album and pictures is asked for each hundred. Raises AlbumNotFound."""
    packed, viewer_id = archive.packed, archive.owner_id
    number, after = packed.image_count, packed.at[1] if packed.at else None
    folder, digits = safe_stem(archive.title, fallback="Album"), digits_for(archive.images_total)
    while True:
        album_see(viewer_id=viewer_id, album_id=archive.subject_id)
        items = items_of_album(album_id=archive.subject_id, limit=PAGE_SIZE_MAX, after=after)
        ids = [item.image_id for item in items]
        # Unlisted pictures too: their owners put them here.
        images = {
            image.image_id: image for image in (images_by_id(ids, viewer_id=viewer_id, listed=False) if ids else [])
        }
        for item in items:
            image, after = images.get(item.image_id), item.entry
            entry = image and picture_entry(
                image, viewer_id=viewer_id, folder=folder, number=number + 1, digits=digits, at=(PICTURES, item.entry)
            )
            if entry:
                number += 1
                yield entry
        if len(items) < PAGE_SIZE_MAX:
            return
