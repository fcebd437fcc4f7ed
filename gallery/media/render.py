"""From a stranger's file to safe pictures: checked, turned upright, in sRGB, without any metadata."""

import base64
from typing import Final

import thumbhash

from gallery.errors import PictureRejected
from gallery.media.facts import read_facts
from gallery.media.formats import ACCEPTED_NAMES, FORMATS, Format, detect, same_format
from gallery.media.limits import MAX_SIDE
from gallery.media.opening import Source
from gallery.media.published import published_copy
from gallery.media.rendered import Rendered
from gallery.media.sizes import PREVIEW_WIDTH, rendition_widths
from gallery.media.vips import pyvips

WEBP_QUALITY: Final = 82
PREVIEW_QUALITY: Final = 82
PLACEHOLDER_SIDE: Final = 48


def render(data: bytes, *, content_type: str) -> Rendered:
    """Decode a whole file and make all that is shown of it.

    Raises PictureRejected, with words for its sender, when the file is not a picture of its declared type, is damaged,
    or is larger than can be shown.
    """
    found = detect(data)
    if found is None:
        raise PictureRejected("not_an_image", f"This is not an image we can read. We take {ACCEPTED_NAMES}.")
    if not same_format(found, content_type):
        declared = FORMATS[content_type].name if content_type in FORMATS else content_type
        raise PictureRejected(
            "type_mismatch",
            f"This file is a {found.name} but was sent as a {declared}. Check its name and send it again.",
        )
    try:
        return _render(data, found)
    except pyvips.Error as error:
        if "out of memory" in str(error):
            raise MemoryError from error
        raise PictureRejected(
            "damaged", f"This {found.name} is damaged or cut short. Try exporting it again."
        ) from error


def _render(data: bytes, found: Format) -> Rendered:
    source = Source(data, found)
    widths = rendition_widths(source.width)
    largest = source.shrunk(widths[-1]).copy_memory()
    # An animation is decoded again for every width: shrinking its frames as one tall picture would blend them.
    shrunk = source.shrunk if source.frames > 1 else lambda width: _narrow(largest, width)
    still = largest.crop(0, 0, largest.width, largest.get_page_height())
    return Rendered(
        width=source.width,
        height=source.height,
        placeholder=_placeholder(still),
        renditions={width: _webp(largest if width == widths[-1] else shrunk(width)) for width in widths},
        preview=_preview(still),
        published=published_copy(data, found, source.whole()),
        facts=read_facts(source.exif()),
    )


def _narrow(image: pyvips.Image, width: int) -> pyvips.Image:
    return image.thumbnail_image(width, height=MAX_SIDE, size="down")


def _webp(image: pyvips.Image) -> bytes:
    return bytes(image.webpsave_buffer(Q=WEBP_QUALITY, effort=3, smart_subsample=True, keep="none"))


def _opaque(image: pyvips.Image, background: int) -> pyvips.Image:
    return image.flatten(background=[background] * 3) if image.hasalpha() else image


def _preview(image: pyvips.Image) -> bytes:
    """What other sites show beside a link; a JPEG, because not all of them know anything newer."""
    small = _opaque(_narrow(image, PREVIEW_WIDTH), 255)
    return bytes(small.jpegsave_buffer(Q=PREVIEW_QUALITY, optimize_coding=True, keep="none"))


def _placeholder(image: pyvips.Image) -> str:
    small = image.thumbnail_image(PLACEHOLDER_SIDE, height=PLACEHOLDER_SIDE, size="down").colourspace("srgb")
    # The encoder fails on transparency, so a see-through picture is announced as if on grey.
    opaque = _opaque(small, 128).cast("uchar").bandjoin(255)
    pixels = list(bytes(opaque.write_to_memory()))
    return base64.b64encode(bytes(thumbhash.rgba_to_thumb_hash(opaque.width, opaque.height, pixels))).decode("ascii")
