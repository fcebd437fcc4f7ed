"""Albums for tests, and what is in them."""

from gallery.services.album_items import album_images, items_add
from gallery.services.album_members import (
    invitation_accept,
    member_invite,
)
from gallery.services.albums import (
    album_create,
)
from gallery.tables.album_items import items_of_album
from gallery.tables.album_members import CONTRIBUTOR
from gallery.tables.albums import Album
from gallery.tables.images import PUBLIC
from tests.gallery.made_up import handle_of, make_images
from tests.roles import acting_as


def make_album(owner_id: str, visibility: str = PUBLIC) -> str:
    seen = album_create(owner_id=owner_id, title="Summer", description="", visibility=visibility)
    return str(seen.album.album_id)


def filled(owner_id: str, count: int, visibility: str = PUBLIC) -> tuple[str, list[str]]:
    album_id = make_album(owner_id, visibility)
    ids = [image.image_id for image in make_images(owner_id, count=count)]
    add(owner_id, album_id, ids)
    return album_id, ids


def add(user_id: str, album_id: str, image_ids: list[str]) -> list[str | None]:
    """The codes of what went wrong, in order."""
    results = items_add(viewer_id=user_id, album_id=album_id, image_ids=image_ids)
    return [result.error.code if result.error else None for result in results]


def shown(viewer_id: str, album_id: str) -> list[str]:
    page = album_images(viewer_id=viewer_id, album_id=album_id, limit=100, after=None)
    return [image.image_id for image in page.images]


def count_of(album_id: str) -> int:
    with acting_as("operator"):
        return int(Album.get(album_id, consistent_read=True).item_count)


def member_count_of(album_id: str) -> int:
    with acting_as("operator"):
        return int(Album.get(album_id, consistent_read=True).member_count)


def rows_of(album_id: str) -> int:
    return len(items_of_album(album_id=album_id, limit=1000))


def join(owner_id: str, album_id: str, user_id: str, role: str = CONTRIBUTOR) -> None:
    member_invite(viewer_id=owner_id, album_id=album_id, handle=handle_of(user_id), role=role)
    invitation_accept(viewer_id=user_id, album_id=album_id)
