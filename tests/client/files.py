"""Files for the client to send."""

from pathlib import Path
from typing import Final

from tests.gallery import pictures

PART_BYTES: Final = 8 * 1024 * 1024


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """By their paths in the folder, which is made; the folder."""
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def large_jpeg(parts: int) -> bytes:
    """What comes after a picture's end is allowed, and makes it as large as it has to be."""
    picture = pictures.jpeg(800, 600)
    return picture + b"\0" * ((parts - 1) * PART_BYTES + 1000 - len(picture))
