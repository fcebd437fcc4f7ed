"""The published copy: full size for everybody who may see a picture, without what its file said in private."""

from gallery.media.formats import AVIF, GIF, PNG, WEBP, Format
from gallery.media.vips import pyvips


def published_copy(image: pyvips.Image, found: Format) -> bytes:
    """Full size in the file's own format, upright, with its colour profile and nothing else that it carried."""
    turned = image.get_typeof("orientation") != 0 and image.get("orientation") > 1
    # Turning reads lines out of order, which a decoder that streams cannot serve.
    upright = image.copy_memory().autorot() if turned else image
    if found.content_type == PNG:
        return bytes(upright.pngsave_buffer(compression=6, keep="icc"))
    if found.content_type == WEBP:
        return bytes(upright.webpsave_buffer(Q=92, effort=3, keep="icc"))
    if found.content_type == GIF:
        return bytes(upright.gifsave_buffer(keep="none"))
    if found.content_type == AVIF:
        return bytes(upright.heifsave_buffer(Q=80, effort=3, compression="av1", keep="icc"))
    return bytes(upright.jpegsave_buffer(Q=92, keep="icc", optimize_coding=True))
