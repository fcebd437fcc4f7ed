"""The boxes of a HEIF family file. Layout: ISO/IEC 14496-12 section 4.2."""

import mmap
from dataclasses import dataclass

from gallery.media.strip.kept import NotStrippable


@dataclass(frozen=True)
class Box:
    """Offsets in bytes: of its header, of its body, and of what follows it."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(data: bytes | mmap.mmap, at: int, end: int) -> list[Box]:
    """The boxes between two offsets, up to the first thing that is none."""
    found = []
    while at + 8 <= end:
        size, kind, body = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        elif size == 0:
            size = end - at
        if not body <= at + size <= end:
            break
        found.append(Box(kind, at, body, at + size))
        at += size
    return found


class Fields:
    """Reads big-endian numbers one after another; `at` is the offset of the next."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self.at = at

    def take(self, size: int) -> int:
        """A number of `size` bytes; of none, a zero."""
        if self.at + size > len(self._data):
            raise NotStrippable("a box that is cut short")
        self.at += size
        return int.from_bytes(self._data[self.at - size : self.at], "big")
