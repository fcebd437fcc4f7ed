"""What files are called inside an archive, and what archives are called: names that every system can store."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Final

from gallery.media.formats import AVIF, FORMATS, GIF, HEIC, HEIF, JPEG, PNG, WEBP
from gallery.tables.images import Image

# Bytes of a name without number and extension: 255 with them is what most file systems take.
_STEM_BYTES: Final = 180
_STEM_CHARACTERS: Final = 80
# What Windows refuses and what others take for a folder.
_REFUSED: Final = re.compile(r'[<>:"/\\|?*]')
_JOINERS: Final = "\u200c\u200d"  # written words and joined emoji need them
_ORIGINALS: Final = {JPEG: "jpg", PNG: "png", WEBP: "webp", GIF: "gif", AVIF: "avif", HEIC: "heic", HEIF: "heif"}
# Dates that a ZIP file can hold.
_FIRST_YEAR: Final = 1980
_LAST_YEAR: Final = 2107


def safe_stem(text: str, *, fallback: str) -> str:
    """The text made fit for the name of a file or folder, or `fallback` if nothing of it is."""
    text = unicodedata.normalize("NFC", _REFUSED.sub(" ", text))
    shown = "".join(char if _can_be_shown(char) else " " for char in text)
    stem = " ".join(shown.split()).strip(" .")[:_STEM_CHARACTERS]
    stem = stem.encode()[:_STEM_BYTES].decode(errors="ignore").rstrip(" .")
    return stem or fallback


def picture_name(image: Image, *, number: int, digits: int, is_original: bool) -> str:
    """The number makes it unique and keeps the order; then the title, or for its owner else the file's own name."""
    content_type = image.content_type or JPEG
    extension = _ORIGINALS[content_type] if is_original else FORMATS[content_type].extension
    # The sender's own file name is theirs: it may say more than they meant to publish.
    own = PurePath(image.filename or "").stem if is_original else ""
    stem = safe_stem(image.title, fallback=safe_stem(own, fallback=image.image_id))
    return f"{number:0{digits}d} {stem}.{extension}"


def picture_moment(image: Image, *, viewer_id: str) -> datetime:
    """When it was taken, by the camera's clock, if this viewer may know that; else when it was sent, in UTC."""
    if image.taken_at and (image.show_camera or image.owner_id == viewer_id):
        return datetime.fromisoformat(image.taken_at)
    sent_at: datetime = image.created_at
    return sent_at.astimezone(UTC)


def zip_date(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """The moment as a ZIP file has it, without a zone; the nearest that it can hold."""
    if moment.year < _FIRST_YEAR:
        return (_FIRST_YEAR, 1, 1, 0, 0, 0)
    if moment.year > _LAST_YEAR:
        return (_LAST_YEAR, 12, 31, 23, 59, 58)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


def file_name(title: str, *, number: int, count: int) -> str:
    """What one ZIP file of an archive is saved as."""
    stem = safe_stem(title, fallback="pictures")
    return f"{stem}.zip" if count == 1 else f"{stem} ({number} of {count}).zip"


def _can_be_shown(char: str) -> bool:
    """Neither invisible nor turning the text around nor ending its line."""
    category = unicodedata.category(char)
    return char in _JOINERS or (category[0] != "C" and category not in ("Zl", "Zp"))
