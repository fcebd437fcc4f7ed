"""The published copy: full size for everybody who may see a picture, without what its file said in private."""

from gallery.media.formats import AVIF, GIF, JPEG, PNG, WEBP, Format
from gallery.media.strip import NotStrippable, strip_gif, strip_jpeg, strip_png, strip_webp
from gallery.media.vips import pyvips


def published_copy(data: bytes, found: Format, whole: pyvips.Image | None = None) -> bytes:
    """The same pixels with their colour profile and orientation, and nothing else that the file carried.

    Not encoded anew where the format allows; AVIF, HEIC, and files laid out in ways we cannot vouch for, are. `whole`
    are the pixels of a file that libvips cannot open.
    """
    if whole is not None:
        return _jpeg(whole)
    orientation = _orientation(getattr(pyvips.Image, str(found.loader))(data))
    try:
        if found.content_type == JPEG:
            return strip_jpeg(data, orientation)
        if found.content_type == PNG:
            return strip_png(data, orientation)
        if found.content_type == WEBP:
            return strip_webp(data, orientation)
        if found.content_type == GIF:
            return strip_gif(data)
    except (NotStrippable, IndexError):
        pass
    return _encoded_anew(data, found)


def _orientation(image: pyvips.Image) -> int:
    return int(image.get("orientation")) if image.get_typeof("orientation") else 1


def _encoded_anew(data: bytes, found: Format) -> bytes:
    """Upright, in the file's own format; turning reads lines out of order, so all of it is held at once."""
    image = getattr(pyvips.Image, str(found.loader))(data, fail_on="error").autorot()
    if found.content_type == PNG:
        return bytes(image.pngsave_buffer(compression=6, keep="icc"))
    if found.content_type == WEBP:
        return bytes(image.webpsave_buffer(Q=92, effort=3, keep="icc"))
    if found.content_type == GIF:
        return bytes(image.gifsave_buffer(keep="none"))
    if found.content_type == AVIF:
        return bytes(image.heifsave_buffer(Q=80, effort=3, compression="av1", keep="icc"))
    return _jpeg(image)


def _jpeg(image: pyvips.Image) -> bytes:
    opaque = image.flatten(background=[255, 255, 255]) if image.hasalpha() else image
    return bytes(opaque.jpegsave_buffer(Q=92, keep="icc", optimize_coding=True))
