"""Takes out of a file what its sender may not have meant to publish, without touching a pixel.

What stays is a list of what is needed to show the picture right; everything else goes, known or not, and so does
whatever follows the picture's end. Layouts: ITU-T T.81 annex B (JPEG), https://www.w3.org/TR/png-3/ (PNG),
https://developers.google.com/speed/webp/docs/riff_container (WebP),
https://www.w3.org/Graphics/GIF/spec-gif89a.txt (GIF).
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    [
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
        b"acTL",
        b"fcTL",
        b"fdAT",
    ]
)
_WEBP_KEPT: Final = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_WEBP_EXIF_FLAG, _WEBP_XMP_FLAG = 0x08, 0x04
_GIF_LOOPS: Final = frozenset([b"NETSCAPE2.0", b"ANIMEXTS1.0"])

_EOI, _SOS = 0xD9, 0xDA
_APP0, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_STANDALONE: Final = frozenset([0x01, *range(0xD0, 0xD8)])


class NotStrippable(Exception):
    """The file is laid out in a way that is not understood well enough to vouch for the result."""


def orientation_exif(orientation: int) -> bytes:
    """The smallest EXIF block that says how to turn a picture, and nothing else (a TIFF of one entry)."""
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)


def strip_jpeg(data: bytes, orientation: int) -> bytes:
    """Tables, frames and scans, JFIF, Adobe's colour marker and the ICC profile stay."""
    parts = [b"\xff\xd8"]
    if orientation > 1:
        exif = b"Exif\0\0" + orientation_exif(orientation)
        parts.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    at = 2
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise NotStrippable("a JPEG marker is missing")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == _EOI:
            break
        if marker in _STANDALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SOS:
            end = _scan_end(data, end)
        if _jpeg_keeps(marker, data[at + 4 : at + 18]):
            parts.append(data[at:end])
        at = end
    return b"".join(parts) + b"\xff\xd9"


def _jpeg_keeps(marker: int, start: bytes) -> bool:
    if marker == _APP0:
        return start.startswith(b"JFIF\0")
    if marker == _APP2:
        return start.startswith(b"ICC_PROFILE\0")
    if marker == _APP14:
        return start.startswith(b"Adobe")
    return not (_APP0 <= marker <= _APP15 or marker == _COM)


def _scan_end(data: bytes, at: int) -> int:
    """Behind the entropy-coded bytes: at the next marker that is neither a stuffed zero nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and data[at + 1] != 0xFF and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def strip_png(data: bytes, orientation: int) -> bytes:
    """Pixels, palette, transparency, animation and colour space stay; text, time and EXIF go."""
    parts = [_PNG_SIGNATURE]
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind in _PNG_KEPT:
            parts.append(data[at : at + 12 + length])
        if kind == b"IHDR" and orientation > 1:
            parts.append(_png_chunk(b"eXIf", orientation_exif(orientation)))
        if kind == b"IEND":
            return b"".join(parts)
        at += 12 + length
    raise NotStrippable("a PNG without an end")


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def strip_webp(data: bytes, orientation: int) -> bytes:
    """Frames, transparency, animation and the ICC profile stay."""
    parts = []
    for kind, body in _riff_chunks(data):
        kept = body
        if kind == b"VP8X":
            flags = body[0] & ~(_WEBP_EXIF_FLAG | _WEBP_XMP_FLAG) | (_WEBP_EXIF_FLAG if orientation > 1 else 0)
            kept = bytes([flags]) + body[1:]
        if kind in _WEBP_KEPT:
            parts.append(_riff_chunk(kind, kept))
    # Only an extended file can say how it is to be turned.
    if orientation > 1 and parts and parts[0].startswith(b"VP8X"):
        parts.append(_riff_chunk(b"EXIF", orientation_exif(orientation)))
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at = 12
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _riff_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def strip_gif(data: bytes) -> bytes:
    """Frames, their timing and the loop count stay; comments, plain text and other extensions go."""
    at = 13 + _colour_table(data[10])
    parts = [data[:at]]
    while at < len(data):
        start, introducer = at, data[at]
        if introducer == 0x3B:  # trailer
            return b"".join(parts) + b"\x3b"
        if introducer == 0x2C:  # image: descriptor, colours, code size, blocks
            at = _blocks_end(data, at + 10 + _colour_table(data[at + 9]) + 1)
            parts.append(data[start:at])
        elif introducer == 0x21:
            at = _blocks_end(data, at + 2)
            label, name = data[start + 1], data[start + 3 : start + 14]
            if label == 0xF9 or (label == 0xFF and name in _GIF_LOOPS):
                parts.append(data[start:at])
        else:
            raise NotStrippable("an unknown GIF block")
    raise NotStrippable("a GIF without an end")


def _colour_table(packed: int) -> int:
    """Bytes of the colour table that this packed field announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
