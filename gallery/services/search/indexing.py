"""Keeps what pictures are found by in line with the pictures; a step of `gallery/services/derived.py`."""

import random
import time
from typing import Final

from accounts.errors import Unavailable
from gallery.services.search.entries import entries_of
from gallery.tables.images import Image, image_find
from gallery.tables.indexed import index_step, indexed_of

_TRIES: Final = 8
_PAUSE_SECONDS: Final = 0.25


def search_follow(image_id: str, image: Image | None) -> None:
    """Bring every row and count that is about this picture in line with it.

    Two that run at once for one picture, or for pictures that share a word, hinder but never spoil each other: whoever
    was hindered looks again. Raises Unavailable when that does not end.
    """
    for _ in range(_TRIES):
        try:
            if _follow(image_id, image):
                return
        except Unavailable:
            time.sleep(random.uniform(0, _PAUSE_SECONDS))  # noqa: S311 - spreads runs out, hides nothing
        image = image_find(image_id=image_id)
    raise Unavailable


def _follow(image_id: str, image: Image | None) -> bool:
    """Whether it came to an end; not if something changed under it."""
    wanted, standing = entries_of(image), indexed_of(image_id=image_id)
    for scope in sorted({*wanted, *standing}):
        held = standing.get(scope)
        while (moved := index_step(image_id, image, held, wanted.get(scope))) is not None:
            if not moved:
                return False
            held = indexed_of(image_id=image_id).get(scope)
    return True
