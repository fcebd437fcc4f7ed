"""Opaque cursors: where a listing goes on, signed, and good only for the listing it came from."""

from django.core import signing

from gallery.errors import Invalid
from gallery.tables.listings import Position

_SALT = "gallery.cursor"


def cursor_encode(position: Position | None, *, listing: str) -> str | None:
    """`listing` names what is listed, and for whom."""
    if position is None:
        return None
    return signing.dumps([listing, position.key, position.image_id], salt=_SALT)


def cursor_decode(cursor: str | None, *, listing: str) -> Position | None:
    """Raises Invalid for a cursor that was changed or belongs to another listing."""
    if not cursor:
        return None
    try:
        of, key, image_id = signing.loads(cursor, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        of = None
    if of != listing:
        raise Invalid("This cursor is not one of ours. Start from the first page.", field="cursor")
    return Position(key, image_id)
