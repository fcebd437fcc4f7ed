"""Which bytes of a HEIF family file belong to the picture that it shows. Layout: ISO/IEC 14496-12 section 8.11."""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.media.strip.boxes import Box, Fields, boxes

FULL = 4  # bytes of version and flags, with which most boxes in `meta` begin


@dataclass(frozen=True)
class Extent:
    """A range of bytes, counted from the file's beginning, or from that of the `idat` box's body."""

    item: int
    in_idat: bool
    start: int
    end: int


def shown_items(meta: bytes, inner: dict[bytes, Box]) -> set[int]:
    """The primary item, what it is derived from, and the auxiliary pictures of these, such as transparency."""
    fields = Fields(meta, inner[b"pitm"].body)
    version = fields.take(FULL) >> 24
    shown = {fields.take(4 if version else 2)}
    references = list(_references(meta, inner[b"iref"])) if b"iref" in inner else []
    before = 0
    while len(shown) > before:
        before = len(shown)
        for kind, origin, targets in references:
            if kind == b"dimg" and origin in shown:
                shown.update(targets)
            elif kind == b"auxl" and shown.intersection(targets):
                shown.add(origin)
    return shown


def _references(meta: bytes, iref: Box) -> Iterator[tuple[bytes, int, list[int]]]:
    size = 4 if meta[iref.body] else 2
    for box in boxes(meta, iref.body + FULL, iref.end):
        fields = Fields(meta, box.body)
        origin, count = fields.take(size), fields.take(2)
        yield box.kind, origin, [fields.take(size) for _ in range(count)]


def extents(meta: bytes, iloc: Box) -> Iterator[Extent]:
    """The ranges that hold the items, in the order of the table."""
    fields = Fields(meta, iloc.body)
    version = fields.take(FULL) >> 24
    sizes = fields.take(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    for _ in range(fields.take(wide)):
        item = fields.take(wide)
        method = fields.take(2) & 15 if version else 0
        fields.take(2)  # data reference
        base = fields.take(base_size)
        for _ in range(fields.take(2)):
            fields.take(index_size)
            start = base + fields.take(offset_size)
            yield Extent(item, method == 1, start, start + fields.take(length_size))
