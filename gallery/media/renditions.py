"""The pictures that are shown: a file for each width, of animations as animations."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gallery.media import limits
from gallery.media.opening import Source
from gallery.media.vips import pyvips

# The smallest width to which an animation is shrunk to keep its frames; from there on, frames are left out.
SMALLEST_FILM_WIDTH: Final = 320


def save_webp(image: pyvips.Image, path: Path) -> None:
    image.webpsave(str(path), Q=82, effort=3, smart_subsample=True, keep="none")


def save_film(image: pyvips.Image, path: Path) -> None:
    """Frames pass by too fast for what twice the time would make of each."""
    image.webpsave(str(path), Q=75, effort=2, keep="none")


def save_avif(image: pyvips.Image, path: Path) -> None:
    image.heifsave(str(path), compression="av1", Q=60, effort=2, keep="none")


def narrow(image: pyvips.Image, width: int) -> pyvips.Image:
    """At most `width` wide, however high."""
    return image.thumbnail_image(width, height=limits.MAX_SIDE, size="down")


def fitting_width(width: int, height: int, wanted: int, pixels: float) -> int:
    """The width, up to the wanted one, at which a `width` x `height` picture has at most so many pixels."""
    by_area = math.isqrt(int(pixels * width / height))
    by_side = limits.RENDITION_SIDE * width // height
    return max(1, min(wanted, by_area, by_side))


def still_renditions(
    largest: pyvips.Image, widths: list[int], results: Path, suffix: str, save: Callable[[pyvips.Image, Path], None]
) -> dict[int, Path]:
    """One file a width, from the picture at the largest of them."""
    made = {}
    for width in widths:
        made[width] = results / f"{width}{suffix}"
        save(narrow(largest, width), made[width])
    return made


def film_renditions(source: Source, widths: list[int], results: Path) -> dict[int, Path]:
    """One WebP animation a width; a long one is shrunk further to keep its frames, the longest end early.

    It is decoded again for each: shrinking its frames as one tall picture would blend them.
    """
    decoded = min(source.frames, limits.MAX_FRAMES, max(1, limits.MAX_PIXELS_FILM // (source.width * source.height)))
    made: dict[int, Path] = {}
    encoded: dict[int, Path] = {}
    for width in widths:
        made[width] = results / f"{width}.webp"
        least = min(width, SMALLEST_FILM_WIDTH)
        pixels = min(limits.STILL_PIXELS, limits.FILM_PIXELS / decoded)
        shown = max(least, fitting_width(source.width, source.height, width, pixels))
        if shown in encoded:
            made[width].hardlink_to(encoded[shown])
            continue
        frame = shown * max(1, shown * source.height // source.width)
        save_film(source.film(shown, max(1, min(decoded, limits.FILM_PIXELS // frame))), made[width])
        encoded[shown] = made[width]
    return made
