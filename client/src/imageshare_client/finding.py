"""Which files are meant: those that are named, and the pictures in folders that are named."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from imageshare_client.errors import FileTrouble, NotAPicture, Usage
from imageshare_client.formats import EXTENSIONS, SIGNATURE_BYTES, TAKEN, content_type_of


@dataclass(frozen=True)
class Found:
    """A file as it stands at this moment: `path` is absolute, `size` bytes, `mtime_ns` since 1970."""

    path: Path
    size: int
    mtime_ns: int


@dataclass
class Search:
    """What came of looking: `ignored` counts what is no picture by its name, or a link; `unreadable` says why."""

    found: list[Found] = field(default_factory=list)
    ignored: int = 0
    unreadable: list[tuple[Path, str]] = field(default_factory=list)


def find(paths: list[str], *, recursive: bool = True) -> Search:
    """In the order given, folders sorted by name, every file once. Hidden files and links in folders are passed over.

    Raises Usage for a path that does not exist.
    """
    search, seen = Search(), set()
    for given in paths:
        path = Path(os.path.abspath(Path(given).expanduser()))  # noqa: PTH100  # resolve() would follow links
        if not path.exists():
            raise Usage(f"{given} does not exist.")
        for one in _pictures_in(path, search, recursive=recursive) if path.is_dir() else [path]:
            if one not in seen:
                seen.add(one)
                _add(one, search)
    return search


def content_type(file: Found) -> str:
    """By its first bytes. Raises FileTrouble, and NotAPicture for what the site would not take."""
    try:
        with file.path.open("rb") as opened:
            beginning = opened.read(SIGNATURE_BYTES)
    except OSError as error:
        raise FileTrouble("unreadable", f"The file cannot be read: {error.strerror}.") from error
    detected = content_type_of(beginning)
    if detected is None:
        raise NotAPicture(f"This is not a picture of a kind that the site takes: {TAKEN}.")
    return detected


def _pictures_in(folder: Path, search: Search, *, recursive: bool) -> Iterator[Path]:
    def note(error: OSError) -> None:
        search.unreadable.append((Path(str(error.filename)), f"The folder cannot be read: {error.strerror}."))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if recursive else []
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or path.suffix.lower() not in EXTENSIONS or path.is_symlink():
                search.ignored += 1
            else:
                yield path


def _add(path: Path, search: Search) -> None:
    try:
        status = path.stat()
    except OSError as error:
        search.unreadable.append((path, f"The file cannot be read: {error.strerror}."))
        return
    search.found.append(Found(path, status.st_size, status.st_mtime_ns))
