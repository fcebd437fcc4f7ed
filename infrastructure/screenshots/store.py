"""The files below docs/images: small, and left alone where a new picture looks like the one that is there."""

from pathlib import Path
from typing import Final

import pyvips

QUALITY: Final = 80
MAX_BYTES: Final = 120_000
# Mean difference of a channel, of 255: an age that reads "3 s ago" instead of "4 s ago" is far below it.
SAME: Final = 0.2


def keep(path: Path, png: bytes) -> str:
    """Write it as WebP unless nothing has changed; what became of it."""
    data = _as_webp(png)
    if path.is_file() and _look_alike(path.read_bytes(), data):
        return "as before"
    path.write_bytes(data)
    return f"{len(data) / 1000:.0f} kB"


def _as_webp(png: bytes) -> bytes:
    shown = pyvips.Image.new_from_buffer(png, "").colourspace("srgb")
    for quality in range(QUALITY, 0, -5):
        data = bytes(shown.webpsave_buffer(Q=quality, effort=6, smart_subsample=True))
        if len(data) <= MAX_BYTES:
            return data
    raise ValueError(f"{shown.width} x {shown.height} pixels do not fit into {MAX_BYTES} bytes.")


def _look_alike(before: bytes, after: bytes) -> bool:
    """Both as they are stored, so that what the format loses makes no difference."""
    one, other = (pyvips.Image.new_from_buffer(data, "") for data in (before, after))
    if (one.width, one.height, one.bands) != (other.width, other.height, other.bands):
        return False
    return float((one - other).abs().avg()) < SAME
