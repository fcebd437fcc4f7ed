"""The published copy: full size for everybody who may see a picture, without what its file said in private."""

from pathlib import Path

from gallery.media.formats import AVIF, GIF, PNG, WEBP
from gallery.media.opening import Source, damaged
from gallery.media.strip import NotStrippable, strip
from gallery.media.vips import pyvips


def publish(source: Source, target: Path) -> None:
    """The same pixels with their colour profile and orientation, and nothing else that the file carried.

    Not encoded anew where the format allows; HEIC, and files laid out in ways we cannot vouch for, are. Raises
    PictureRejected for an animation without an end, which its decoder takes for a shorter one.
    """
    try:
        strip(source.file, target, source.found, source.orientation)
    except NotStrippable as error:
        if source.found.content_type == GIF:
            raise damaged(source.found) from error
        _encode_anew(source, target)


def _encode_anew(source: Source, target: Path) -> None:
    """Upright, in the published format; turning reads lines out of order, so all of it is held at once."""
    image, name = source.whole(), str(target)
    if source.orientation > 1:
        image = image.autorot()
    if source.found.published_type == PNG:
        image.pngsave(name, compression=6, keep="icc")
    elif source.found.published_type == WEBP:
        image.webpsave(name, Q=92, effort=3, keep="icc")
    elif source.found.published_type == AVIF:
        image.heifsave(name, Q=80, effort=3, compression="av1", keep="icc")
    else:
        _save_jpeg(image, name)


def _save_jpeg(image: pyvips.Image, name: str) -> None:
    opaque = image.flatten(background=[255, 255, 255]) if image.hasalpha() else image
    opaque.jpegsave(name, Q=92, keep="icc")
