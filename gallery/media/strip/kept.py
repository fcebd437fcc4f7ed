"""A stripped file before it is written: ranges of the source, and bytes of our own, in order."""

import mmap
from typing import BinaryIO, Final

_CHUNK: Final = 1024 * 1024
# How far to walk through a file before `forget`.
STRIDE: Final = 4 * _CHUNK


class NotStrippable(Exception):
    """The file is laid out in a way that is not understood well enough to vouch for the result."""


def forget(data: mmap.mmap, at: int) -> None:
    """Give back the pages before `at`: what was read would count as the process's memory until it ends."""
    data.madvise(mmap.MADV_DONTNEED, 0, min(at, len(data)) & -mmap.PAGESIZE)


class Kept:
    """`len()` is the size of the stripped file in bytes."""

    def __init__(self) -> None:
        self._parts: list[bytes | range] = []

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)

    def take(self, start: int, end: int) -> None:
        """Keep the source's bytes from `start` to before `end`."""
        last = self._parts[-1] if self._parts else None
        if isinstance(last, range) and last.stop == start:
            self._parts[-1] = range(last.start, end)
        else:
            self._parts.append(range(start, end))

    def add(self, data: bytes) -> None:
        """Put in bytes that are not the source's."""
        self._parts.append(data)

    def zeros(self, count: int) -> None:
        """Put in zeros, where others count on the place of what follows."""
        self._parts.extend([bytes(_CHUNK)] * (count // _CHUNK))
        self._parts.append(bytes(count % _CHUNK))

    def append(self, other: "Kept") -> None:
        """Put another's parts behind these."""
        self._parts += other._parts  # noqa: SLF001 (its own kind)

    def write(self, source: BinaryIO, target: BinaryIO) -> None:
        """Raises NotStrippable if the source ends before what is kept of it."""
        for part in self._parts:
            if isinstance(part, range):
                _copy(source, target, part)
            else:
                target.write(part)


def _copy(source: BinaryIO, target: BinaryIO, part: range) -> None:
    source.seek(part.start)
    left = len(part)
    while left:
        data = source.read(min(_CHUNK, left))
        if not data:
            raise NotStrippable("cut short")
        target.write(data)
        left -= len(data)
