"""What stays of a JPEG. Layout: ITU-T T.81 annex B, JFIF 1.02, ICC.1:2022 annex B.4."""

import mmap
import re
import struct
from typing import Final

from gallery.media.strip.kept import STRIDE, Kept, NotStrippable, forget
from gallery.media.strip.orientation import orientation_exif

_START, _END = b"\xff\xd8", b"\xff\xd9"
_EOI, _SOS, _APP0, _APP2, _APP14 = 0xD9, 0xDA, 0xE0, 0xE2, 0xEE
_STANDALONE: Final = frozenset([0x01, *range(0xD0, 0xD8)])
# Frames, Huffman tables and arithmetic conditioning, without the one code that is reserved; scans; quantization tables;
# restart interval. Decoders read these to their last byte, so that nothing else can be in them.
_KEPT: Final = frozenset([*range(0xC0, 0xD0), _SOS, 0xDB, 0xDD]) - {0xC8}

# Among the bytes of a scan: neither a stuffed zero, nor a restart, nor fill.
_MARKER: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


def strip_jpeg(data: mmap.mmap, orientation: int) -> Kept:
    """Tables, frames and scans, JFIF without its thumbnail, Adobe's colour marker and the ICC profile stay."""
    kept = Kept()
    kept.add(_START)
    if orientation > 1:
        kept.add(_segment(0xE1, b"Exif\0\0" + orientation_exif(orientation)))
    at = len(_START)
    while True:
        if data[at] != 0xFF:
            raise NotStrippable("a JPEG marker is missing")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
        elif marker == _EOI:
            kept.add(_END)
            return kept
        elif marker in _STANDALONE:
            at += 2
        else:
            start, at = at, _keep_segment(data, at, marker, kept)
            if at // STRIDE > start // STRIDE:
                forget(data, at)


def _keep_segment(data: mmap.mmap, at: int, marker: int, kept: Kept) -> int:
    """Where the next one begins."""
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if marker == _SOS:
        end = _scan_end(data, end)
    start = data[at + 4 : min(at + 18, end)]
    if marker in _KEPT or (marker == _APP2 and start.startswith(b"ICC_PROFILE\0")):
        kept.take(at, end)
    elif marker == _APP0 and start.startswith(b"JFIF\0") and len(start) >= 12:
        kept.add(_segment(_APP0, start[:12] + b"\0\0"))
    elif marker == _APP14 and start.startswith(b"Adobe"):
        kept.add(_segment(_APP14, start[:12]))
    return end


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _scan_end(data: mmap.mmap, at: int) -> int:
    """Behind the entropy-coded bytes: at the next marker."""
    while at < len(data):
        found = _MARKER.search(data, at, at + STRIDE + 1)
        if found:
            return found.start()
        at += STRIDE
        forget(data, at)
    raise NotStrippable("a JPEG without an end")
