"""What a picture is found by: in public, and by its owner alone."""

from datetime import datetime
from itertools import chain, islice
from typing import Final

from accounts.services.words import words_indexed
from gallery.services.search.colours import colour_of
from gallery.tables.images import PUBLIC, Image, feed_position
from gallery.tables.terms import (
    ALL_BY_TAKEN,
    COLOUR,
    DAY,
    OWNER,
    OWNER_BY_TAKEN,
    PUBLIC_SCOPE,
    SHAPE,
    TAG,
    WORD,
    Entry,
)
from gallery.tables.uploads import READY

# Of the title first, then of tags, camera and description; what is more is not found by.
WORDS_MAX: Final = 64
LANDSCAPE: Final = "landscape"
PORTRAIT: Final = "portrait"
SQUARE: Final = "square"
SHAPES: Final = (LANDSCAPE, PORTRAIT, SQUARE)
# Sides that differ by less than this part are as good as equal.
_ABOUT_EQUAL: Final = 0.02


def entries_of(image: Image | None) -> dict[str, Entry]:
    """By scope: none for a picture that is gone or hidden from its own owner, one that others find if it is public."""
    if image is None or image.state != READY:
        return {}
    scopes = [str(image.owner_id), *([PUBLIC_SCOPE] if image.visibility == PUBLIC else [])]
    return {scope: entry_of(image, scope=scope) for scope in scopes}


def entry_of(image: Image, *, scope: str) -> Entry:
    """What others learn of a picture decides what they find it by: not the camera's facts unless its owner shows them,

    and never the place.
    """
    public = scope == PUBLIC_SCOPE
    shows_camera = not public or bool(image.show_camera)
    tags = sorted(image.tags or ())
    texts = [image.title, " ".join(tags), *((image.camera, image.lens) if shows_camera else ()), image.description]
    words = dict.fromkeys(chain.from_iterable(words_indexed(text) for text in texts if text))
    terms = {WORD + word for word in islice(words, WORDS_MAX)}
    terms |= {TAG + tag for tag in tags}
    terms |= {
        COLOUR + colour_of(image.placeholder),
        SHAPE + shape_of(int(image.width), int(image.height)),
        ALL_BY_TAKEN,
    }
    if public:
        terms |= {OWNER + image.owner_id, OWNER_BY_TAKEN + image.owner_id}
    elif image.taken_at:
        terms.add(DAY + image.taken_at[5:10])
    appeared: datetime = (image.published_at if public else None) or image.created_at
    return Entry(
        image_id=str(image.image_id),
        scope=scope,
        terms=frozenset(terms),
        position=feed_position(appeared, image.image_id),
        taken=(image.taken_at if shows_camera else None) or image.created_at.strftime("%Y-%m-%dT%H:%M:%S"),
        month_scope=f"{PUBLIC_SCOPE}:{image.owner_id}" if public else scope,
    )


def shape_of(width: int, height: int) -> str:
    """One of SHAPES."""
    if abs(width - height) < _ABOUT_EQUAL * max(width, height):
        return SQUARE
    return LANDSCAPE if width > height else PORTRAIT
