"""What goes into an archive, one entry after another, from wherever the file before it ended."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from gallery.errors import ObjectMissing
from gallery.services.archives.names import picture_moment, picture_name
from gallery.storage import keys
from gallery.storage.objects import object_read
from gallery.tables.images import Image

PICTURES: Final = "pictures"
_DIGITS_MIN: Final = 3


@dataclass(frozen=True)
class Entry:
    """One file of an archive: its name there, its time, its bytes in order, once.

    `at` is where to go on behind it; `size` is bytes as far as that is known before; `about` describes a picture in the
    index of an export.
    """

    name: str
    modified_at: datetime
    chunks: Iterator[bytes]
    at: tuple[str, str]
    size: int = 0
    is_picture: bool = False
    about: Mapping[str, Any] | None = None


def digits_for(count: float) -> int:
    """How many digits the numbers of so many pictures have, so that names sort in their order."""
    return max(_DIGITS_MIN, len(str(int(count))))


def picture_entry(
    image: Image, *, viewer_id: str, folder: str, number: int, digits: int, at: tuple[str, str]
) -> Entry | None:
    """A picture as this viewer may have it: their own as they sent it, another's without its private metadata.

    Whether they may see it is for the caller to know. None if its bytes are gone: it is being deleted.
    """
    is_original = image.owner_id == viewer_id
    key = keys.original(image.owner_id, image.image_id) if is_original else keys.published(image.image_id)
    try:
        contents = object_read(key)
    except ObjectMissing:
        return None
    name = picture_name(image, number=number, digits=digits, is_original=is_original)
    return Entry(
        f"{folder}/{name}",
        picture_moment(image, viewer_id=viewer_id),
        contents.chunks,
        at,
        size=contents.size,
        is_picture=True,
    )


def json_list(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A JSON array, an element a line, without ever holding all of them."""
    separator = "[\n"
    for row in rows:
        yield (separator + json.dumps(row, ensure_ascii=False, default=_as_text)).encode()
        separator = ",\n"
    yield b"\n]\n" if separator == ",\n" else b"[]\n"


def json_object(row: Mapping[str, Any]) -> Iterator[bytes]:
    """A JSON object, for people to read."""
    yield (json.dumps(row, ensure_ascii=False, indent=2, default=_as_text) + "\n").encode()


def _as_text(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{value!r} is nothing that JSON has")
