"""Which bytes of an AVIF stay, shown on files that no encoder at hand makes: of tiles, with names and thumbnails."""

import struct
from pathlib import Path

import pytest

from gallery.media.formats import AVIF, FORMATS
from gallery.media.strip import NotStrippable, strip
from tests.gallery import pictures

GRID, TILE, OTHER_TILE, ALPHA, EXIF, THUMBNAIL = range(1, 7)
TYPES = {GRID: b"grid", TILE: b"av01", OTHER_TILE: b"av01", ALPHA: b"av01", EXIF: b"Exif", THUMBNAIL: b"av01"}
BODIES = {
    TILE: b"TILE-ONE",
    OTHER_TILE: b"TILE-TWO",
    ALPHA: b"ALPHA-PLANE",
    EXIF: b"EXIF-SECRET",
    THUMBNAIL: b"THUMB-SECRET",
}
LAYOUT = b"GRID-LAYOUT"


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def full(kind: bytes, *parts: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]), *parts)


def reference(kind: bytes, origin: int, *targets: int) -> bytes:
    return box(kind, struct.pack(f">HH{len(targets)}H", origin, len(targets), *targets))


def location(item: int, method: int, offset: int, length: int) -> bytes:
    return struct.pack(">HHHHII", item, method, 0, 1, offset, length)


def meta(first: int) -> bytes:
    """`first` is where the items' bytes begin in the file."""
    places, at = [location(GRID, 1, 7, len(LAYOUT))], first
    for item, body in BODIES.items():
        places.append(location(item, 0, at, len(body)))
        at += len(body)
    items = [
        full(b"infe", struct.pack(">HH", item, 0), kind, b"NAME-SECRET\0", version=2) for item, kind in TYPES.items()
    ]
    return full(
        b"meta",
        full(b"hdlr", bytes(4), b"pict", bytes(12), b"HANDLER-SECRET\0"),
        full(b"pitm", struct.pack(">H", GRID)),
        full(b"iloc", b"\x44\x00", struct.pack(">H", len(places)), *places, version=1),
        full(b"iinf", struct.pack(">H", len(items)), *items),
        full(
            b"iref",
            reference(b"dimg", GRID, TILE, OTHER_TILE),
            reference(b"auxl", ALPHA, GRID),
            reference(b"cdsc", EXIF, GRID),
            reference(b"thmb", THUMBNAIL, GRID),
        ),
        box(
            b"iprp", box(b"ipco", full(b"ispe", bytes(8)), full(b"udes", b"PROPERTY-SECRET\0")), full(b"ipma", bytes(4))
        ),
        box(b"idat", b"SECRET!" + LAYOUT + b"SECRET"),
        box(b"uuid", bytes(16), b"UUID-SECRET"),
    )


def tiled() -> bytes:
    ftyp, free = box(b"ftyp", b"avis", bytes(4), b"avifmif1msf1"), box(b"free", b"FREE-SECRET")
    first = len(ftyp) + len(meta(0)) + len(free) + 8
    return ftyp + meta(first) + free + box(b"mdat", *BODIES.values(), b"MDAT-SECRET") + box(b"moov", b"FILM-SECRET")


def stripped(directory: Path, data: bytes) -> bytes:
    (directory / "source").write_bytes(data)
    with (directory / "source").open("rb") as file:
        strip(file, directory / "target", FORMATS[AVIF], 1)
    return (directory / "target").read_bytes()


def test_tiles_layout_and_transparency_stay_in_their_places_and_nothing_else(tmp_path: Path) -> None:
    data = tiled()
    kept = stripped(tmp_path, data)
    for body in (BODIES[TILE], BODIES[OTHER_TILE], BODIES[ALPHA], LAYOUT):
        assert kept.index(body) == data.index(body)
    assert b"SECRET" not in kept
    assert b"moov" not in kept
    assert b"Exif" not in kept
    assert kept.count(b"av01") == 3


def test_a_film_is_no_longer_promised(tmp_path: Path) -> None:
    assert stripped(tmp_path, tiled())[8:28] == b"avif" + bytes(4) + b"avifmif1mif1"


@pytest.mark.parametrize("tenths", range(1, 10))
def test_an_avif_cut_short_is_not_vouched_for(tmp_path: Path, tenths: int) -> None:
    data = pictures.avif()
    with pytest.raises(NotStrippable):
        stripped(tmp_path, data[: len(data) * tenths // 10])


def test_any_byte_turned_over_is_vouched_for_or_not_but_no_other_error(tmp_path: Path) -> None:
    data = tiled()
    for at in range(len(data)):
        try:
            stripped(tmp_path, data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        except NotStrippable:
            continue
