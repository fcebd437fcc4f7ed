"""What stays of a GIF. Layout: https://www.w3.org/Graphics/GIF/spec-gif89a.txt."""

import mmap
from typing import Final

from gallery.media.strip.kept import STRIDE, Kept, NotStrippable, forget

_TRAILER, _IMAGE, _EXTENSION, _TIMING, _APPLICATION = 0x3B, 0x2C, 0x21, 0xF9, 0xFF
_LOOPS: Final = frozenset([b"NETSCAPE2.0", b"ANIMEXTS1.0"])


def strip_gif(data: mmap.mmap) -> Kept:
    """Frames, their timing and the loop count stay; comments, plain text and other extensions go."""
    kept = Kept()
    at = 13 + _colour_table(data[10])
    kept.take(0, at)
    while True:
        start, introducer = at, data[at]
        if introducer == _TRAILER:
            kept.add(bytes([_TRAILER]))
            return kept
        if introducer == _IMAGE:  # descriptor, colours, code size, blocks
            at = _blocks_end(data, at + 10 + _colour_table(data[at + 9]) + 1)
            kept.take(start, at)
        elif introducer == _EXTENSION:
            at = _blocks_end(data, at + 2)
            _keep_extension(data, start, kept)
        else:
            raise NotStrippable("an unknown GIF block")
        if at // STRIDE > start // STRIDE:
            forget(data, at)


def _keep_extension(data: mmap.mmap, start: int, kept: Kept) -> None:
    """Its first blocks only, at the length that the format gives them: more could hold anything."""
    label = data[start + 1]
    if label == _TIMING and data[start + 2] == 4:
        kept.take(start, start + 7)
        kept.add(b"\0")
    elif label == _APPLICATION and data[start + 3 : start + 14] in _LOOPS and data[start + 14 : start + 16] == b"\3\1":
        kept.take(start, start + 18)
        kept.add(b"\0")


def _colour_table(packed: int) -> int:
    """Bytes of the colour table that this packed field announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(data: mmap.mmap, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
