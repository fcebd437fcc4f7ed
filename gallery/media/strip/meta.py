"""What stays of the `meta` box, in which a HEIF family file says what its bytes are. Layout: ISO/IEC 23008-12."""

from typing import Final

from gallery.media.strip.boxes import Box, boxes
from gallery.media.strip.items import FULL, Extent, extents, shown_items
from gallery.media.strip.kept import NotStrippable

_TABLES: Final = frozenset([b"pitm", b"iloc", b"iref"])
_SIZE_AND_COLOUR: Final = frozenset([b"ispe", b"pixi", b"av1C", b"colr", b"clli", b"mdcv", b"auxC", b"pasp"])
_LAYOUT: Final = frozenset([b"irot", b"imir", b"clap", b"lsel", b"a1op", b"a1lx"])
_PROPERTIES: Final = _SIZE_AND_COLOUR | _LAYOUT
_HANDLER_WITHOUT_NAME: Final = 24


def clean_meta(meta: bytes) -> tuple[bytes, list[Extent]]:
    """A box of the same length, and the ranges of the file that belong to the picture. Box and ranges start at 0."""
    (outer,) = boxes(meta, 0, len(meta))
    inner = {box.kind: box for box in boxes(meta, outer.body + FULL, outer.end)}
    if not {b"pitm", b"iloc", b"iinf", b"iprp"} <= inner.keys():
        raise NotStrippable("an AVIF without a table of its items")
    shown = shown_items(meta, inner)
    picture = [extent for extent in extents(meta, inner[b"iloc"]) if extent.item in shown]
    clean = _Cleaned(meta)
    clean.keep(outer.start, outer.body + FULL)
    for box in inner.values():
        if box.kind in _TABLES:
            clean.keep(box.start, box.end)
        elif box.kind == b"hdlr":
            clean.keep(box.start, min(box.body + _HANDLER_WITHOUT_NAME, box.end))
        elif box.kind == b"iinf":
            _keep_items(clean, box, shown)
        elif box.kind == b"iprp":
            _keep_properties(clean, box)
        elif box.kind == b"idat":
            clean.keep(box.start, box.body)
            for extent in picture:
                if extent.in_idat:
                    clean.keep(box.body + extent.start, min(box.body + extent.end, box.end))
        else:
            clean.blank(box)
    return bytes(clean.output), [extent for extent in picture if not extent.in_idat]


class _Cleaned:
    """All zeros but for what is kept."""

    def __init__(self, meta: bytes) -> None:
        self.meta = meta
        self.output = bytearray(len(meta))

    def keep(self, start: int, end: int) -> None:
        self.output[start:end] = self.meta[start:end]

    def blank(self, box: Box) -> None:
        """A box of this length that says nothing."""
        self.keep(box.start, box.body)
        self.output[box.start + 4 : box.start + 8] = b"free"


def _keep_items(clean: _Cleaned, iinf: Box, shown: set[int]) -> None:
    """Their ids and types without their names; what is not shown gets a type that nobody looks at."""
    first = iinf.body + FULL + (4 if clean.meta[iinf.body] else 2)
    clean.keep(iinf.start, first)
    for box in boxes(clean.meta, first, iinf.end):
        version = clean.meta[box.body]
        if box.kind != b"infe" or version < 2:
            raise NotStrippable("an AVIF with an old table of its items")
        id_end = box.body + FULL + (2 if version == 2 else 4)
        clean.keep(box.start, id_end + 6)
        if int.from_bytes(clean.meta[box.body + FULL : id_end], "big") not in shown:
            clean.output[id_end + 2 : id_end + 6] = b"free"


def _keep_properties(clean: _Cleaned, iprp: Box) -> None:
    """Which item has which property counts on their order, so each stays in its place."""
    clean.keep(iprp.start, iprp.body)
    for box in boxes(clean.meta, iprp.body, iprp.end):
        if box.kind == b"ipma":
            clean.keep(box.start, box.end)
        elif box.kind == b"ipco":
            clean.keep(box.start, box.body)
            for entry in boxes(clean.meta, box.body, box.end):
                if entry.kind in _PROPERTIES:
                    clean.keep(entry.start, entry.end)
                else:
                    clean.blank(entry)
        else:
            clean.blank(box)
