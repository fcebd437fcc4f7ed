"""What becomes of a file: plain values that cross from the decoding process to the worker."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """`taken_at` is the camera's own clock, ISO 8601 without a zone, because EXIF rarely knows the zone."""

    taken_at: str | None
    has_location: bool


@dataclass(frozen=True)
class Rendered:
    """Everything made of one file. Sizes are pixels as shown; `renditions` maps a width to WebP bytes."""

    width: int
    height: int
    placeholder: str  # base64 of a thumbhash, https://evanw.github.io/thumbhash/
    renditions: dict[int, bytes]
    preview: bytes  # a JPEG for link previews, up to 1,200 pixels wide
    published: bytes  # full size, see Format.published_type
    facts: Facts
