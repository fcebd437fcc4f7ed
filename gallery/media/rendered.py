"""What becomes of a file: plain values that cross from the decoding process to the worker."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Facts:
    """What a file says about how it was made; None for whatever it does not say, or says senselessly."""

    taken_at: str | None = None  # the camera's own clock, ISO 8601 without a zone, because EXIF rarely knows the zone
    has_location: bool = False
    latitude: float | None = None  # decimal degrees, north positive
    longitude: float | None = None  # decimal degrees, east positive
    camera: str | None = None
    lens: str | None = None
    focal_length: float | None = None  # mm, of the lens itself
    aperture: float | None = None  # f-number
    exposure: str | None = None  # as people write it: "1/250 s"
    iso: int | None = None


@dataclass(frozen=True)
class Rendered:
    """Everything made of one file. Sizes are pixels as shown.

    The renditions map a width from `rendition_widths` to a file. A picture of extreme proportions, or a long animation,
    may hold fewer pixels than the width it stands for; its proportions are always the picture's.
    """

    width: int
    height: int
    placeholder: str  # base64 of a thumbhash, https://evanw.github.io/thumbhash/
    fingerprint: str  # see gallery.media.fingerprint
    renditions: dict[int, Path]  # WebP
    avif_renditions: dict[int, Path]  # none for an animation
    preview: Path  # a JPEG for link previews, up to 1,200 pixels wide
    published: Path  # full size, see Format.published_type
    facts: Facts
