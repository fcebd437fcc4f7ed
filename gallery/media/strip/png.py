"""What stays of a PNG. Layout: https://www.w3.org/TR/png-3/."""

import mmap
import struct
import zlib
from typing import Final

from gallery.media.strip.kept import STRIDE, Kept, NotStrippable, forget
from gallery.media.strip.orientation import orientation_exif

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PICTURE: Final = frozenset([b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"])
_COLOUR: Final = frozenset([b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs"])
_ANIMATION: Final = frozenset([b"acTL", b"fcTL", b"fdAT"])
_KEPT: Final = _PICTURE | _COLOUR | _ANIMATION


def strip_png(data: mmap.mmap, orientation: int) -> Kept:
    """Pixels, palette, transparency, animation and colour space stay; text, time and EXIF go."""
    kept = Kept()
    kept.add(_SIGNATURE)
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if kind in _KEPT:
            kept.take(at, end)
        if kind == b"IHDR" and orientation > 1:
            kept.add(_chunk(b"eXIf", orientation_exif(orientation)))
        if kind == b"IEND" and end == at + 12:
            return kept
        if end // STRIDE > at // STRIDE:
            forget(data, end)
        at = end
    raise NotStrippable("a PNG without an end")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
