"""From a stranger's file to safe pictures: checked, turned upright, in sRGB, without any metadata."""

import base64
from typing import Final

import thumbhash

from gallery.errors import PictureRejected
from gallery.media.facts import read_facts
from gallery.media.formats import FORMATS, Format, detect
from gallery.media.limits import MAX_PIXELS, MAX_PIXELS_INTERLACED, MAX_SIDE
from gallery.media.published import published_copy
from gallery.media.rendered import Rendered
from gallery.media.sizes import rendition_widths
from gallery.media.vips import pyvips

WEBP_QUALITY: Final = 82
PLACEHOLDER_SIDE: Final = 48

_DECODE = {"fail_on": "error", "access": "sequential"}


def render(data: bytes, *, content_type: str) -> Rendered:
    """Decode a whole file and make all that is shown of it.

    Raises PictureRejected, with words for its sender, when the file is not a picture of its declared type, is damaged,
    or is larger than can be shown.
    """
    found = detect(data)
    if found is None:
        raise PictureRejected(
            "not_an_image", "This is not an image we can read. We take JPEG, PNG, WebP, GIF and AVIF."
        )
    if found.content_type != content_type:
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
    load = getattr(pyvips.Image, found.loader)
    header = load(data, **_DECODE)
    _check_size(header)
    width, height = _shown_size(header)
    widths = rendition_widths(width)
    largest = _upright_srgb(data, widths[-1]).copy_memory()
    renditions = {step: _webp(largest if step == widths[-1] else _narrow(largest, step)) for step in widths}
    return Rendered(
        width=width,
        height=height,
        placeholder=_placeholder(largest),
        renditions=renditions,
        published=published_copy(data, found),
        facts=read_facts(header),
    )


def _check_size(header: pyvips.Image) -> None:
    """By the header alone, before any pixel is decoded."""
    pixels = header.width * header.height
    interlaced = header.get_typeof("interlaced") != 0 and bool(header.get("interlaced"))
    limit = MAX_PIXELS_INTERLACED if interlaced else MAX_PIXELS
    if pixels > limit or max(header.width, header.height) > MAX_SIDE:
        raise PictureRejected(
            "too_many_pixels",
            f"This picture is {header.width} x {header.height} pixels. We can show up to {limit // 1_000_000}"
            " megapixels of this kind. Make it smaller and send it again.",
        )


def _shown_size(header: pyvips.Image) -> tuple[int, int]:
    """(width, height) after the EXIF orientation is applied: 5 to 8 lie on their side."""
    sideways = header.get_typeof("orientation") != 0 and header.get("orientation") >= 5
    return (header.height, header.width) if sideways else (header.width, header.height)


def _upright_srgb(data: bytes, width: int) -> pyvips.Image:
    """Shrunk while decoding, turned as EXIF says, in sRGB."""
    return pyvips.Image.thumbnail_buffer(
        data,
        width,
        height=MAX_SIDE,
        size="down",
        output_profile="srgb",
        # `fail_on` as an argument of its own is not passed on to the loader.
        option_string="fail_on=error",
    )


def _narrow(image: pyvips.Image, width: int) -> pyvips.Image:
    return image.thumbnail_image(width, height=MAX_SIDE, size="down")


def _webp(image: pyvips.Image) -> bytes:
    return bytes(image.webpsave_buffer(Q=WEBP_QUALITY, effort=3, smart_subsample=True, keep="none"))


def _placeholder(image: pyvips.Image) -> str:
    small = image.thumbnail_image(PLACEHOLDER_SIDE, height=PLACEHOLDER_SIDE, size="down").colourspace("srgb")
    if small.hasalpha():
        # The encoder fails on transparency, so a see-through picture is announced as if on grey.
        small = small.flatten(background=[128, 128, 128])
    small = small.bandjoin(255)
    pixels = list(bytes(small.cast("uchar").write_to_memory()))
    return base64.b64encode(bytes(thumbhash.rgba_to_thumb_hash(small.width, small.height, pixels))).decode("ascii")
