"""Takes out of a file what its sender may not have meant to publish, without touching a pixel.

What stays is a list, one module a format, of what is needed to show the picture right; everything else goes, known or
not, and so does whatever follows the picture's end.
"""

import mmap
from pathlib import Path
from typing import BinaryIO

from gallery.media.formats import AVIF, GIF, JPEG, PNG, WEBP, Format
from gallery.media.strip.avif import strip_avif
from gallery.media.strip.gif import strip_gif
from gallery.media.strip.jpeg import strip_jpeg
from gallery.media.strip.kept import Kept, NotStrippable
from gallery.media.strip.png import strip_png
from gallery.media.strip.webp import strip_webp

__all__ = ["NotStrippable", "strip"]


def strip(file: BinaryIO, target: Path, found: Format, orientation: int) -> None:
    """Write the stripped file; raises NotStrippable, before it writes, if it cannot vouch for the result.

    `orientation`, as EXIF counts it, is kept where the format can hold it; AVIF turns pictures in a way of its own.
    """
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            kept = _kept(data, found, orientation)
        except IndexError as error:
            raise NotStrippable("cut short") from error
        with target.open("wb") as output:
            kept.write(file, output)


def _kept(data: mmap.mmap, found: Format, orientation: int) -> Kept:
    if found.content_type == JPEG:
        return strip_jpeg(data, orientation)
    if found.content_type == PNG:
        return strip_png(data, orientation)
    if found.content_type == WEBP:
        return strip_webp(data, orientation)
    if found.content_type == GIF:
        return strip_gif(data)
    if found.content_type == AVIF:
        return strip_avif(data)
    raise NotStrippable(f"no list for {found.name}")
