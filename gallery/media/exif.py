"""Reads single tags out of an EXIF block, which is a TIFF without a picture.

Nothing in it is trusted: what points outside the block, has another type than it should, or divides by zero is absent.
Layout: TIFF 6.0 section 2; tags: Exif 2.32 (CIPA DC-008) section 4.6.
"""

import struct
from typing import Final

MAKE, MODEL, EXIF_IFD, GPS_IFD = 0x010F, 0x0110, 0x8769, 0x8825
EXPOSURE_TIME, F_NUMBER, ISO, TAKEN_AT, FOCAL_LENGTH, LENS = 0x829A, 0x829D, 0x8827, 0x9003, 0x920A, 0xA434
LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE = 1, 2, 3, 4

_ASCII, _RATIONAL, _SIGNED_RATIONAL = 2, 5, 10
_NUMBERS: Final = {1: "B", 3: "H", 4: "I", 9: "i"}
_SIZES: Final = {1: 1, _ASCII: 1, 3: 2, 4: 4, _RATIONAL: 8, 9: 4, _SIGNED_RATIONAL: 8}
_MOST_ENTRIES: Final = 512
_MOST_BYTES: Final = 1024

Value = str | tuple[float, ...]


class Directory:
    """One directory (IFD) of tags, empty when there is none to read at `offset`."""

    def __init__(self, tiff: bytes, order: str, offset: int) -> None:
        self._tiff = tiff
        self._order = order
        self._entries: dict[int, tuple[int, int, int]] = {}
        if not 0 < offset <= len(tiff) - 2:
            return
        (count,) = struct.unpack_from(order + "H", tiff, offset)
        for at in range(offset + 2, offset + 2 + 12 * min(count, _MOST_ENTRIES), 12):
            if at + 12 > len(tiff):
                return
            tag, kind, length = struct.unpack_from(order + "HHI", tiff, at)
            self._entries.setdefault(tag, (kind, length, at + 8))

    def __contains__(self, tag: int) -> bool:
        return tag in self._entries

    def text(self, tag: int) -> str | None:
        value = self._value(tag)
        return value if isinstance(value, str) else None

    def numbers(self, tag: int) -> tuple[float, ...]:
        """Empty if the tag is absent, is text, or one of its fractions has no value."""
        value = self._value(tag)
        return value if isinstance(value, tuple) else ()

    def number(self, tag: int) -> float | None:
        """The first of them."""
        return next(iter(self.numbers(tag)), None)

    def directory(self, tag: int) -> "Directory":
        """The directory to which this tag points."""
        return Directory(self._tiff, self._order, int(self.number(tag) or 0))

    def _value(self, tag: int) -> Value | None:
        kind, length, at = self._entries.get(tag, (0, 0, 0))
        size = _SIZES.get(kind, 0) * length
        if not 0 < size <= _MOST_BYTES:
            return None
        if size > 4:
            (at,) = struct.unpack_from(self._order + "I", self._tiff, at)
        data = self._tiff[at : at + size]
        if len(data) < size:
            return None
        if kind == _ASCII:
            return data.split(b"\0")[0].decode("utf-8", "replace")
        if kind in _NUMBERS:
            return struct.unpack(f"{self._order}{length}{_NUMBERS[kind]}", data)
        parts = struct.unpack(f"{self._order}{2 * length}{'I' if kind == _RATIONAL else 'i'}", data)
        fractions = list(zip(parts[::2], parts[1::2], strict=True))
        return tuple(above / below for above, below in fractions) if all(below for _, below in fractions) else None


def read_exif(block: bytes) -> Directory:
    """The first directory; an empty one if this is no EXIF at all."""
    tiff = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return Directory(b"", "<", 0)
    (offset,) = struct.unpack_from(order + "I", tiff, 4)
    return Directory(tiff, order, offset)
