"""What is sent, read from the disk as it goes: a stretch of a file, plain or inside a form. Memory stays small."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Final

from imageshare_client.errors import FileTrouble, Stopped

CHUNK: Final = 256 * 1024


class Body:
    """Bytes `start` to `end` of a file between two pieces of text; `on_sent` gets the bytes of the file sent so far.

    requests streams whatever has a length and can be iterated. Raises FileTrouble while it is read, and Stopped.
    """

    def __init__(
        self,
        path: Path,
        start: int,
        end: int,
        *,
        stop: Event,
        on_sent: Callable[[int], None],
        before: bytes = b"",
        after: bytes = b"",
    ) -> None:
        self._path, self._start, self._end = path, start, end
        self._before, self._after = before, after
        self._stop, self._on_sent = stop, on_sent

    def __len__(self) -> int:
        return len(self._before) + self._end - self._start + len(self._after)

    def __iter__(self) -> Iterator[bytes]:
        if self._before:
            yield self._before
        sent = 0
        self._on_sent(0)
        for chunk in read(self._path, self._start, self._end, stop=self._stop):
            yield chunk
            sent += len(chunk)
            self._on_sent(sent)
        if self._after:
            yield self._after


def read(path: Path, start: int, end: int, *, stop: Event) -> Iterator[bytes]:
    """A stretch of a file in chunks. Raises FileTrouble also if it ends too early, and Stopped."""
    try:
        with path.open("rb") as file:
            file.seek(start)
            left = end - start
            while left:
                if stop.is_set():
                    raise Stopped
                chunk = file.read(min(CHUNK, left))
                if not chunk:
                    raise FileTrouble("changed", "The file became shorter while it was being read.")
                left -= len(chunk)
                yield chunk
    except OSError as error:
        raise FileTrouble("unreadable", f"The file cannot be read: {error.strerror}.") from error


def form(fields: dict[str, str]) -> tuple[bytes, bytes, str]:
    """What goes before and after the file in a form (RFC 7578), and the form's content type."""
    boundary = secrets.token_hex(16)
    lines = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n\r\n'
    return (
        "".join([*lines, head]).encode(),
        f"\r\n--{boundary}--\r\n".encode(),
        f"multipart/form-data; boundary={boundary}",
    )
