"""What stays of an AVIF: every byte of the picture at its place, and zeros in place of everything else.

Tables in the file count bytes from its beginning, so leaving bytes out would mean writing those tables anew.
Layout: https://aomediacodec.github.io/av1-avif/.
"""

import mmap
from typing import Final

from gallery.media.strip.boxes import Box, boxes
from gallery.media.strip.items import Extent
from gallery.media.strip.kept import Kept, NotStrippable
from gallery.media.strip.meta import clean_meta

_LARGEST_META: Final = 4 * 1024 * 1024
_BRANDS: Final = frozenset([b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"])


def strip_avif(data: mmap.mmap) -> Kept:
    """The primary picture with what it is derived from, its transparency and its colours stay.

    EXIF, XMP, thumbnails, names, and the film of an image sequence become zeros.
    """
    outer = boxes(data, 0, len(data))
    metas = [box for box in outer if box.kind == b"meta"]
    if len(metas) != 1 or metas[0].end - metas[0].start > _LARGEST_META:
        raise NotStrippable("an AVIF without a picture of its own")
    meta = metas[0]
    cleaned, picture = clean_meta(data[meta.start : meta.end])
    last = max([meta.end, *(extent.end for extent in picture)])
    needed = [box for box in outer if box.start < last]
    if last > needed[-1].end:
        raise NotStrippable("an AVIF that is cut short")
    replaced = {box.start: cleaned if box is meta else _clean_head(data, box) for box in needed}
    return _laid_out(replaced, picture, needed[-1].end)


def _clean_head(data: mmap.mmap, box: Box) -> bytes:
    """The box's header, and of the file's type its brands: without those that promise a film."""
    if box.kind == b"ftyp":
        brands = [data[at : at + 4] for at in range(box.body + 8, box.end - 3, 4)]
        kept = b"".join(brand if brand in _BRANDS else b"mif1" for brand in brands)
        return data[box.start : box.body] + b"avif" + bytes(4) + kept
    if box.kind == b"mdat":
        return data[box.start : box.body]
    return data[box.start : box.start + 4] + b"free" + data[box.start + 8 : box.body]


def _laid_out(replaced: dict[int, bytes], picture: list[Extent], length: int) -> Kept:
    kept, at = Kept(), 0
    pieces: list[tuple[int, int, bytes | None]] = [(start, start + len(new), new) for start, new in replaced.items()]
    pieces += [(extent.start, extent.end, None) for extent in picture]
    for start, end, new in sorted(pieces, key=lambda piece: piece[:2]):
        if start < at:
            # Two items may share their bytes, but none may lie among what was replaced.
            if new is not None or end > at:
                raise NotStrippable("an AVIF whose parts overlap")
            continue
        kept.zeros(start - at)
        if new is None:
            kept.take(start, end)
        else:
            kept.add(new)
        at = end
    kept.zeros(length - at)
    return kept
