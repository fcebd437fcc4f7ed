"""What a file says about itself beside its pixels: when it was taken, and whether it told where."""

import re
from dataclasses import dataclass
from datetime import datetime

from gallery.media.vips import pyvips

_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")


@dataclass(frozen=True)
class Facts:
    """`taken_at` is the camera's own clock, ISO 8601 without a zone, because EXIF rarely knows the zone."""

    taken_at: str | None
    has_location: bool


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
