"""What this machine remembers of the files it has sent: a SQLite file for each site and person.

A file that has neither another size nor another time than remembered is not read again. Every step is written before
the next begins, so that whatever ends the program, the next run goes on from there.
"""

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, Literal

import platformdirs

from imageshare_client.errors import ClientError
from imageshare_client.finding import Found

State = Literal["hashed", "open", "there", "rejected"]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, state TEXT NOT NULL, sha256 TEXT NOT NULL,
    visibility TEXT, upload_id TEXT, image_id TEXT, code TEXT, detail TEXT
) WITHOUT ROWID
"""
_COLUMNS: Final = "state, sha256, visibility, upload_id, image_id, code, detail"


@dataclass(frozen=True)
class Memory:
    """What is remembered of a file. `open`: `upload_id` is on its way with `visibility`. `there`: it is `image_id`.

    `rejected`: it will never do, because of `code` and `detail`.
    """

    state: State
    sha256: str
    visibility: str | None = None
    upload_id: str | None = None
    image_id: str | None = None
    code: str | None = None
    detail: str | None = None


class Journal:
    """Belongs to one process at a time; its threads may share it."""

    def __init__(self, path: Path) -> None:
        """Raises ClientError if another process has it."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = Lock()
        self._rows = sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)
        try:
            # The first write takes a lock that lasts until the process ends, however it ends.
            self._rows.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._rows.execute("BEGIN EXCLUSIVE")
            self._rows.execute(_SCHEMA)
            self._rows.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._rows.close()
            if "locked" not in str(error):
                raise
            raise ClientError("busy", "Another `imageshare upload` for this account is running.") from error

    def recall(self, file: Found) -> Memory | None:
        """None if it was never seen, or has changed since."""
        query = f"SELECT {_COLUMNS} FROM files WHERE path = ? AND size = ? AND mtime_ns = ?"  # noqa: S608  # constants
        with self._lock:
            row = self._rows.execute(query, (os.fsencode(file.path), file.size, file.mtime_ns)).fetchone()
        return Memory(*row) if row else None

    def remember(self, file: Found, memory: Memory) -> None:
        """In place of whatever was known of this path."""
        kept = (memory.state, memory.sha256, memory.visibility, memory.upload_id)
        row = (os.fsencode(file.path), file.size, file.mtime_ns, *kept, memory.image_id, memory.code, memory.detail)
        statement = f"INSERT OR REPLACE INTO files (path, size, mtime_ns, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)"  # noqa: S608  # constants
        with self._lock:
            self._rows.execute(statement, row)

    def forget(self, file: Found) -> None:
        with self._lock:
            self._rows.execute("DELETE FROM files WHERE path = ?", (os.fsencode(file.path),))

    def close(self) -> None:
        with self._lock:
            self._rows.close()


def journal_path(*, url: str, user_id: str) -> Path:
    """Each person at each site has their own."""
    name = hashlib.sha256(f"{url}\n{user_id}".encode()).hexdigest()[:32]
    return platformdirs.user_state_path("imageshare") / f"{name}.sqlite3"
