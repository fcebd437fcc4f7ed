"""Lists of pictures, newest first, each of them one bounded query."""

from typing import Final

from gallery.services.people import person_get
from gallery.services.seeing import images_seen
from gallery.tables import listings as table
from gallery.tables.listings import Page, Position

PAGE_SIZE: Final = 30
PAGE_SIZE_MAX: Final = 100


def images_list(
    *, viewer_id: str | None, owner_handle: str | None = None, limit: int = PAGE_SIZE, after: Position | None = None
) -> Page:
    """Everybody's public pictures, or one person's: all of them for that person, the public ones for others.

    Raises NotFound for a handle nobody has, or for somebody who blocks the viewer.
    """
    limit = max(1, min(limit, PAGE_SIZE_MAX))
    if owner_handle is None:
        page = table.images_public(limit=limit, after=after)
        return Page(images_seen(page.images, viewer_id=viewer_id), page.after)
    owner = person_get(viewer_id=viewer_id, handle=owner_handle)
    owner_id = owner.profile.user_id
    if owner.is_me:
        return table.images_of_owner(owner_id=owner_id, limit=limit, after=after)
    if owner.blocked_by_me:
        return Page([], None)
    return table.images_public_of_owner(owner_id=owner_id, limit=limit, after=after)


def listing_name(*, viewer_id: str | None, owner_handle: str | None) -> str:
    """What a cursor of this listing is good for; an owner's own listing is another one than what others get."""
    return f"owner:{owner_handle}:{viewer_id}" if owner_handle else "feed"
