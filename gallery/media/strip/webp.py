"""What stays of a WebP. Layout: https://developers.google.com/speed/webp/docs/riff_container."""

import mmap
import struct
from collections.abc import Iterator
from typing import Final

from gallery.media.strip.kept import Kept, NotStrippable
from gallery.media.strip.orientation import orientation_exif

_FRAME: Final = frozenset([b"VP8 ", b"VP8L", b"ALPH"])
_KEPT: Final = _FRAME | {b"ANIM", b"ICCP"}
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
_RIFF_HEADER, _CHUNK_HEADER, _FRAME_HEADER = 12, 8, 16


def strip_webp(data: mmap.mmap, orientation: int) -> Kept:
    """Frames, transparency, animation and the ICC profile stay."""
    body = Kept()
    end = min(len(data), _CHUNK_HEADER + int.from_bytes(data[4:8], "little"))
    extended = False
    for kind, start, stop in _chunks(data, _RIFF_HEADER, end):
        if kind == b"VP8X":
            extended = True
            flags = data[start] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if orientation > 1 else 0)
            body.add(_chunk(kind, bytes([flags]) + data[start + 1 : start + 10]))
        elif kind == b"ANMF":
            body.append(_frame(data, start, stop))
        elif kind in _KEPT:
            _take(body, data, start, stop)
    # Only an extended file can say how it is to be turned.
    if orientation > 1 and extended:
        body.add(_chunk(b"EXIF", orientation_exif(orientation)))
    kept = Kept()
    kept.add(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP")
    kept.append(body)
    return kept


def _frame(data: mmap.mmap, start: int, stop: int) -> Kept:
    """One frame of an animation, which holds chunks of its own."""
    body = Kept()
    body.take(start, start + _FRAME_HEADER)
    for kind, inner_start, inner_stop in _chunks(data, start + _FRAME_HEADER, stop):
        if kind in _FRAME:
            _take(body, data, inner_start, inner_stop)
    kept = Kept()
    kept.add(b"ANMF" + struct.pack("<I", len(body)))
    kept.append(body)
    return kept


def _chunks(data: mmap.mmap, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each chunk's name, and where its body begins and ends; bodies are padded to an even length."""
    while at + _CHUNK_HEADER <= end:
        start = at + _CHUNK_HEADER
        stop = start + int.from_bytes(data[at + 4 : start], "little")
        if stop > end:
            raise NotStrippable("a WebP chunk that ends after its file")
        yield data[at : at + 4], start, stop
        at = stop + stop % 2


def _take(kept: Kept, data: mmap.mmap, start: int, stop: int) -> None:
    """The whole chunk, its padding made anew."""
    kept.add(data[start - _CHUNK_HEADER : start])
    kept.take(start, stop)
    kept.add(b"\0" * ((stop - start) % 2))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
