"""A picture in a few bytes: what is shown until it is there, and what tells copies of it."""

import base64
from typing import Final

import thumbhash

from gallery.media.fingerprint import GRID_HEIGHT, GRID_WIDTH, fingerprint
from gallery.media.vips import pyvips

PLACEHOLDER_SIDE: Final = 48
_GREY: Final = [128, 128, 128]


def placeholder_of(image: pyvips.Image) -> str:
    """Base64 of a thumbhash."""
    small = image.thumbnail_image(PLACEHOLDER_SIDE, height=PLACEHOLDER_SIDE, size="down")
    # The encoder fails on transparency, so a see-through picture is announced as if on grey.
    opaque = _on_grey(small).bandjoin(255)
    pixels = list(bytes(opaque.write_to_memory()))
    return base64.b64encode(bytes(thumbhash.rgba_to_thumb_hash(opaque.width, opaque.height, pixels))).decode("ascii")


def fingerprint_of(image: pyvips.Image) -> str:
    """See `gallery.media.fingerprint`."""
    grid = _on_grey(image).colourspace("b-w").thumbnail_image(GRID_WIDTH, height=GRID_HEIGHT, size="force")
    return fingerprint(bytes(grid.write_to_memory()))


def _on_grey(image: pyvips.Image) -> pyvips.Image:
    """Three bands of eight bits."""
    coloured = image.colourspace("srgb")
    return (coloured.flatten(background=_GREY) if coloured.hasalpha() else coloured).cast("uchar")
