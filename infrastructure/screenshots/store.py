"""The files below docs/images: small, and left alone where a new picture looks like the one that is there."""

from pathlib import Path
from typing import Final

import pyvips

QUALITY: Final = 80
MAX_BYTES: Final = 120_000
# Mean difference of a channel, of 255: an age that reads "3 s ago" instead of "4 s ago" is far below it.
SAME: Final = 0.6


def keep(path: Path, png: bytes) -> str:
    """Write it as WebP unless nothing has changed; what became of it."""
    shown = pyvips.Image.new_from_buffer(png, "").colourspace("srgb")
    if shown.hasalpha():
        shown = shown.flatten(background=[255, 255, 255])
    if path.is_file() and _looks_like(path, shown):
        return "as before"
    quality = QUALITY
    while len(data := bytes(shown.webpsave_buffer(Q=quality, effort=6, smart_subsample=True))) > MAX_BYTES:
        quality -= 5
    path.write_bytes(data)
    return f"{len(data) / 1000:.0f} kB"


def _looks_like(path: Path, shown: pyvips.Image) -> bool:
    before = pyvips.Image.new_from_file(str(path)).colourspace("srgb")
    if (before.width, before.height, before.bands) != (shown.width, shown.height, shown.bands):
        return False
    return float((before - shown).abs().avg()) < SAME
