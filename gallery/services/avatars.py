"""Avatars: pictures that people show of themselves, served from their smallest rendition."""

from datetime import UTC, datetime

from gallery.errors import Conflict, ImageNotFound, Invalid
from gallery.media.sizes import rendition_widths
from gallery.services.images import image_get
from gallery.storage import keys
from gallery.storage.presign import presign_view
from gallery.tables import avatars as table
from gallery.tables.images import PRIVATE


def avatar_url(*, image_id: str, width: int) -> str:
    """Where the rendition of this width in pixels is; signed, and the same for half an hour."""
    signed = presign_view(keys.rendition(image_id, width), content_type="image/webp", now=datetime.now(UTC))
    return signed.url


def avatar_choose(*, user_id: str, image_id: str | None) -> None:
    """Show a picture of one's own, public or unlisted, or none. Raises Invalid, or Conflict if it changed meanwhile."""
    if image_id is None:
        table.avatar_remove(user_id=user_id)
        return
    try:
        image = image_get(viewer_id=user_id, image_id=image_id)
    except ImageNotFound:
        image = None
    if image is None or image.owner_id != user_id:
        raise Invalid("Choose one of your own pictures.", field="avatar_image_id")
    if image.visibility == PRIVATE:
        raise Invalid("Everybody sees an avatar, and this picture is private.", field="avatar_image_id")
    if not table.avatar_set(image, width=rendition_widths(int(image.width))[0]):
        raise Conflict("This picture was changed at the same moment. Look at it again, then repeat.")
