"""Lists of pictures, newest first, each of them one bounded query."""

from typing import Final

from accounts.services.profiles import profile_by_handle
from gallery.tables import listings as table
from gallery.tables.listings import Page, Position

PAGE_SIZE: Final = 30
PAGE_SIZE_MAX: Final = 100


def images_list(
    *, viewer_id: str | None, owner_handle: str | None = None, limit: int = PAGE_SIZE, after: Position | None = None
) -> Page:
    """Everybody's public pictures, or one person's: all of them for that person, the public ones for others.

    Raises NotFound for a handle nobody has.
    """
    limit = max(1, min(limit, PAGE_SIZE_MAX))
    if owner_handle is None:
        return table.images_public(limit=limit, after=after)
    owner_id = profile_by_handle(handle=owner_handle).user_id
    if owner_id == viewer_id:
        return table.images_of_owner(owner_id=owner_id, limit=limit, after=after)
    return table.images_public_of_owner(owner_id=owner_id, limit=limit, after=after)


def listing_name(*, viewer_id: str | None, owner_handle: str | None) -> str:
    """What a cursor of this listing is good for; an owner's own listing is another one than what others get."""
    return f"owner:{owner_handle}:{viewer_id}" if owner_handle else "feed"
