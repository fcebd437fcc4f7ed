"""File names for what comes from the site: whatever it says, a download stays in its folder."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

# What file systems can take, less room for an id and for what marks an unfinished file.
LONGEST: Final = 180

_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str, *, fallback: str) -> str:
    """The last part of a name, without what could hide it, leave the folder or mean a device; or `fallback`.

    No longer than LONGEST bytes of UTF-8; the extension stays.
    """
    last = re.split(r"[/\\]", name)[-1]
    printable = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    plain = re.sub(r'[<>:"|?*]', "_", printable).strip().lstrip(".").rstrip(". ") or fallback
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    path = PurePosixPath(plain)
    suffix = path.suffix if len(path.suffix) <= 10 else ""
    stem = plain.removesuffix(suffix).encode()[: LONGEST - len(suffix.encode())].decode(errors="ignore")
    return f"{stem}{suffix}"


def with_id(name: str, image_id: str) -> str:
    """The same name for this picture alone."""
    path = PurePosixPath(name)
    return name if image_id in name else f"{path.stem}-{image_id}{path.suffix}"


def is_id(text: str) -> bool:
    """Whether it can be an id, and stand in a path."""
    return re.fullmatch(r"[0-9A-Za-z-]{1,64}", text) is not None


def printable(text: str) -> str:
    """Safe to show on a terminal: nothing that moves the cursor, recolours, or reverses what is read."""
    return "".join(c if unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in text)
