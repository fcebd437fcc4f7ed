"""What a file says about itself beside its pixels: when, where and with what it was taken."""

import re
import unicodedata
from datetime import datetime
from typing import Final

from gallery.media import exif
from gallery.media.rendered import Facts

LONGEST_TEXT: Final = 100  # characters

_EXIF_TIME: Final = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", re.ASCII)


def read_facts(block: bytes | None) -> Facts:
    """From an EXIF block; a field that makes no sense counts as absent."""
    if not block:
        return Facts()
    main = exif.read_exif(block)
    shot, place = main.directory(exif.EXIF_IFD), main.directory(exif.GPS_IFD)
    latitude = _degrees(place, exif.LATITUDE, exif.LATITUDE_REF, "NS", 90)
    longitude = _degrees(place, exif.LONGITUDE, exif.LONGITUDE_REF, "EW", 180)
    known = latitude is not None and longitude is not None
    return Facts(
        taken_at=_taken_at(shot.text(exif.TAKEN_AT)),
        has_location=exif.LATITUDE in place or exif.LONGITUDE in place,
        latitude=latitude if known else None,
        longitude=longitude if known else None,
        camera=_camera(_clean(main.text(exif.MAKE)), _clean(main.text(exif.MODEL))),
        lens=_clean(shot.text(exif.LENS)) or None,
        focal_length=_between(shot.number(exif.FOCAL_LENGTH), 0.1, 10_000),
        aperture=_between(shot.number(exif.F_NUMBER), 0.1, 1_000),
        exposure=_exposure(shot.number(exif.EXPOSURE_TIME)),
        iso=_iso(shot.number(exif.ISO)),
    )


def _taken_at(text: str | None) -> str | None:
    match = _EXIF_TIME.match(text or "")
    if match is None:
        return None
    taken_at = "{}-{}-{}T{}:{}:{}".format(*match.groups())
    try:
        datetime.fromisoformat(taken_at)
    except ValueError:
        return None
    return taken_at


def _degrees(place: exif.Directory, tag: int, reference_tag: int, signs: str, limit: int) -> float | None:
    """From degrees, minutes and seconds; `signs` are the letters of the positive and the negative half."""
    parts = place.numbers(tag)
    reference = (place.text(reference_tag) or "").strip().upper()
    if len(parts) != 3 or reference not in tuple(signs) or min(parts) < 0:
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    if degrees > limit:
        return None
    return round(degrees if reference == signs[0] else -degrees, 6)


def _clean(text: str | None) -> str:
    """Without control characters and what else shows nothing, in one line, bounded."""
    visible = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in (text or "").replace("�", ""))
    return " ".join(visible.split())[:LONGEST_TEXT].rstrip()


def _camera(make: str, model: str) -> str | None:
    """Most models repeat their make, and some makes carry the company's whole name: NIKON CORPORATION, NIKON D850."""
    repeats = bool(make) and model.lower().startswith(make.split(maxsplit=1)[0].lower())
    return (model if repeats else f"{make} {model}".strip())[:LONGEST_TEXT].rstrip() or None


def _between(value: float | None, least: float, most: float) -> float | None:
    return round(value, 2) if value is not None and least <= value <= most else None


def _exposure(seconds: float | None) -> str | None:
    if seconds is None or not 1e-6 <= seconds <= 1e6:
        return None
    # From a third of a second on, cameras count in tenths.
    return f"1/{round(1 / seconds)} s" if seconds < 0.3 else f"{round(seconds, 1):g} s"


def _iso(value: float | None) -> int | None:
    return int(value) if value is not None and 1 <= value <= 10_000_000 else None
