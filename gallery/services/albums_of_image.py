"""Which albums a picture is in, for whose picture it is."""

from gallery.services.albums import AlbumSeen
from gallery.services.images import image_of_owner
from gallery.services.paging import page_cut
from gallery.tables.album_items import albums_holding
from gallery.tables.album_members import members_among
from gallery.tables.albums import albums_get
from gallery.tables.images import PRIVATE
from gallery.tables.relations import barred_ids


def albums_of_image(
    *, viewer_id: str, image_id: str, limit: int, after: str | None
) -> tuple[list[AlbumSeen], str | None]:
    """Albums of the owner's, and others' that they may see, in the order in which they were made; where to go on.

    A page may be short. Raises ImageNotFound, or NotTheOwner for who only sees the picture: which albums of others it
    is in is for its owner to know.
    """
    image_of_owner(viewer_id=viewer_id, image_id=image_id)
    shown, last = page_cut(albums_holding(image_id=image_id, limit=limit + 1, after=after), limit)
    albums = albums_get(album_ids=[item.album_id for item in shown]) if shown else {}
    foreign = [album_id for album_id, album in albums.items() if album.owner_id != viewer_id]
    members = members_among(album_ids=foreign, user_id=viewer_id) if foreign else {}
    barred = barred_ids(user_id=viewer_id) if foreign else frozenset()
    seen = []
    for item in shown:
        album = albums.get(item.album_id)
        if album is None or album.owner_id in barred:
            continue
        member = members.get(item.album_id)
        if album.owner_id == viewer_id or album.visibility != PRIVATE or member:
            seen.append(AlbumSeen(album, viewer_id, member))
    return seen, last.album_id if last else None
