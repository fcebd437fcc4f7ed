"""Which pictures the holder of a link comes to: the one it leads to, or those of an album as they now are."""

from typing import Final

from gallery.errors import ImageNotFound
from gallery.services.link_visits import Visit
from gallery.services.paging import page_cut
from gallery.services.seeing import images_shown_by
from gallery.tables.album_items import items_among, items_of_album
from gallery.tables.albums import Album
from gallery.tables.images import Image
from gallery.tables.listings import Page, Position

# No id of ours is longer, and DynamoDB refuses keys of more than 2 KB.
_ID_LENGTH: Final = 64


def link_picture(visit: Visit, *, image_id: str | None = None) -> Image:
    """One picture of a link; `image_id` may be left out where there is only one. Raises ImageNotFound.

    A picture that has left the album, or that its owner shows no more, is not there for holders of the link either.
    """
    subject = visit.subject
    if isinstance(subject, Image):
        if image_id not in (None, subject.image_id):
            raise ImageNotFound
        return subject
    if image_id is None or len(image_id) > _ID_LENGTH:
        raise ImageNotFound
    if not items_among(album_id=subject.album_id, image_ids=[image_id]):
        raise ImageNotFound
    shown = _shown(visit, subject, [image_id])
    if not shown:
        raise ImageNotFound
    return shown[0]


def link_pictures(visit: Visit, *, limit: int, after: Position | None) -> Page:
    """A page of what a link leads to, albums in their order; a page may be short before the end."""
    subject = visit.subject
    if isinstance(subject, Image):
        return Page([subject], None)
    found = items_of_album(album_id=subject.album_id, limit=limit + 1, after=after.key if after else None)
    items, last = page_cut(found, limit)
    images = _shown(visit, subject, [item.image_id for item in items]) if items else []
    return Page(images, Position(last.entry, last.image_id) if last else None)


def _shown(visit: Visit, album: Album, image_ids: list[str]) -> list[Image]:
    return images_shown_by(image_ids, owner_id=album.owner_id, viewer_id=visit.viewer_id)
