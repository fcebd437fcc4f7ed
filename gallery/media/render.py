"""From a stranger's file to safe pictures: checked, turned upright, in sRGB, without any metadata."""

import errno
import os
import re
from pathlib import Path
from typing import BinaryIO, Final

from gallery.errors import PictureRejected
from gallery.media import limits
from gallery.media.facts import read_facts
from gallery.media.formats import ACCEPTED_NAMES, FORMATS, SIGNATURE_BYTES, Format, detect, same_format
from gallery.media.opening import Source, damaged
from gallery.media.published import publish
from gallery.media.rendered import Rendered
from gallery.media.renditions import film_renditions, fitting_width, narrow, save_avif, save_webp, still_renditions
from gallery.media.sizes import PREVIEW_WIDTH, rendition_widths
from gallery.media.summary import fingerprint_of, placeholder_of
from gallery.media.vips import pyvips

# How libvips and the libraries below it say that they got no memory.
_OUT_OF_MEMORY: Final = re.compile("(out of|insufficient|no) memory|alloc|unable to encode", re.IGNORECASE)


def render(source: Path, results: Path, *, content_type: str, avif: bool = False) -> Rendered:
    """Decode a whole file and write all that is shown of it into the directory `results`.

    Raises PictureRejected, with words for its sender, when the file is not a picture of its declared type, is damaged,
    or is larger than can be shown; MemoryError when its decoder got no more memory, OSError when the disk is full.
    """
    with source.open("rb") as file:
        found = _detect(file, content_type)
        try:
            return _render(Source(file, found), results, avif=avif)
        except pyvips.Error as error:
            if os.strerror(errno.ENOSPC) in str(error):
                raise OSError(errno.ENOSPC, "no room for the results") from error
            if _OUT_OF_MEMORY.search(str(error)):
                raise MemoryError from error
            raise damaged(found) from error


def _detect(file: BinaryIO, content_type: str) -> Format:
    found = detect(file.read(SIGNATURE_BYTES))
    file.seek(0)
    if found is None:
        raise PictureRejected("not_an_image", f"This is not an image we can read. We take {ACCEPTED_NAMES}.")
    if not same_format(found, content_type):
        declared = FORMATS[content_type].name if content_type in FORMATS else content_type
        raise PictureRejected(
            "type_mismatch",
            f"This file is a {found.name} but was sent as a {declared}. Check its name and send it again.",
        )
    return found


def _render(source: Source, results: Path, *, avif: bool) -> Rendered:
    widths = rendition_widths(source.width)
    # Read to its end before anything is written, so that a file cut short leaves nothing.
    largest = source.still(fitting_width(source.width, source.height, widths[-1], limits.STILL_PIXELS)).copy_memory()
    film = source.frames > 1
    rendered = Rendered(
        width=source.width,
        height=source.height,
        placeholder=placeholder_of(largest),
        fingerprint=fingerprint_of(largest),
        renditions=film_renditions(source, widths, results)
        if film
        else still_renditions(largest, widths, results, ".webp", save_webp),
        avif_renditions=still_renditions(largest, widths, results, ".avif", save_avif) if avif and not film else {},
        preview=results / "preview.jpg",
        published=results / f"published.{source.found.extension}",
        facts=read_facts(source.exif),
    )
    _preview(largest, rendered.preview)
    publish(source, rendered.published)
    return rendered


def _preview(image: pyvips.Image, path: Path) -> None:
    """What other sites show beside a link; a JPEG, because not all of them know anything newer."""
    small = narrow(image, PREVIEW_WIDTH)
    opaque = small.flatten(background=[255, 255, 255]) if small.hasalpha() else small
    opaque.jpegsave(str(path), Q=82, optimize_coding=True, keep="none")
