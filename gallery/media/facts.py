"""What a file says about itself beside its pixels: when it was taken, and whether it told where."""

import re
from datetime import datetime

from gallery.media.rendered import Facts
from gallery.media.vips import pyvips

_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")


def read_facts(image: pyvips.Image) -> Facts:
    """From the EXIF fields that libvips hands over; a field that makes no sense counts as absent."""
    fields = image.get_fields()
    return Facts(_taken_at(image, fields), any(name.startswith("exif-ifd3-GPSL") for name in fields))


def _taken_at(image: pyvips.Image, fields: list[str]) -> str | None:
    if "exif-ifd2-DateTimeOriginal" not in fields:
        return None
    match = _EXIF_TIME.match(str(image.get("exif-ifd2-DateTimeOriginal")))
    if match is None:
        return None
    taken_at = "{}-{}-{}T{}:{}:{}".format(*match.groups())
    try:
        datetime.fromisoformat(taken_at)
    except ValueError:
        return None
    return taken_at
