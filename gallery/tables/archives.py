"""The `archives` table: ZIP files that a person asked for, how far they are, and which are being made at this moment.

Everything of one person stands below their id, so nobody can name an archive of somebody else's. The row `running`
bounds how many are made at once: it changes in the transactions that begin and end an archive.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

ALBUM: Final = "album"
EXPORT: Final = "export"
KINDS: Final = (ALBUM, EXPORT)

QUEUED: Final = "queued"
RUNNING: Final = "running"
READY: Final = "ready"
FAILED: Final = "failed"
EXPIRED: Final = "expired"
STATES: Final = (QUEUED, RUNNING, READY, FAILED, EXPIRED)
UNFINISHED: Final = (QUEUED, RUNNING)
# Its owner has no use for it any more; it is gone for everybody, and a job removes what is left.
DELETING: Final = "deleting"

# How long a row is there after its files are gone, or after it was asked for if it never came to anything.
ROW_KEPT: Final = timedelta(days=30)
ID_LENGTH: Final = 26
# Sorts behind every archive, whose ids are ULIDs.
RUNNING_KEY: Final = "running"


@dataclass(frozen=True)
class ZipFile:
    """One finished ZIP file: bytes, and how many pictures are in it."""

    size: int
    image_count: int


@dataclass(frozen=True)
class Progress:
    """What has been packed for good: the files, and behind what the next one begins.

    `at` is None at the start, else the stage of the contents and the key of the last thing that was taken.
    """

    at: tuple[str, str] | None = None
    image_count: int = 0
    byte_count: int = 0
    files: tuple[ZipFile, ...] = field(default=())

    @classmethod
    def of(cls, text: str | None) -> "Progress":
        if text is None:
            return cls()
        values: dict[str, Any] = json.loads(text)
        at, files = values.pop("at"), values.pop("files")
        return cls(at=tuple(at) if at else None, files=tuple(ZipFile(**one) for one in files), **values)

    def as_text(self) -> str:
        return json.dumps(asdict(self))


class Archive(Table):
    """One archive. `images_done` and `bytes_done` are what is shown, and go back if a file has to be made again.

    `multipart_id` is the upload of the file that is being made; `account` what only the web function may read, as JSON;
    `open_until` the end of its files; `expires_at` is epoch seconds and decides nothing but when the row goes.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-archives"

    owner_id = UnicodeAttribute(hash_key=True)
    archive_id = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute()
    subject_id = UnicodeAttribute()
    title = UnicodeAttribute()
    state = UnicodeAttribute()
    progress = UnicodeAttribute(null=True)
    multipart_id = UnicodeAttribute(null=True)
    account = UnicodeAttribute(null=True)
    images_done = NumberAttribute(default=0)
    images_total = NumberAttribute(default=0)
    bytes_done = NumberAttribute(default=0)
    bytes_total = NumberAttribute(null=True)
    error_detail = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    finished_at = UTCDateTimeAttribute(null=True)
    open_until = UTCDateTimeAttribute(null=True)
    expires_at = NumberAttribute()

    @property
    def packed(self) -> Progress:
        return Progress.of(self.progress)

    @property
    def subject(self) -> str:
        """What it is about: of two with the same one, only one is made at a time."""
        return f"{self.kind}#{self.subject_id}"


class Running(Table):
    """What is being made for one person: `archives` holds the subject, `=`, and the archive's id of each.

    `expires_at` is that of the archive which was asked for last.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-archives"

    owner_id = UnicodeAttribute(hash_key=True)
    archive_id = UnicodeAttribute(range_key=True)
    archives = UnicodeSetAttribute(null=True)
    revision = NumberAttribute(default=0)
    expires_at = NumberAttribute(null=True)

    @classmethod
    def of(cls, owner_id: str) -> "Running":
        """As it is at this moment; of somebody who never had an archive, a row that is not written yet."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(owner_id, RUNNING_KEY, consistent_read=True)
        except DoesNotExist:
            return cls(owner_id, RUNNING_KEY)

    @property
    def by_subject(self) -> dict[str, str]:
        """The archive's id for each subject."""
        entries = (entry.rpartition("=") for entry in self.archives or ())
        return {subject: archive_id for subject, _, archive_id in entries}


def running_entry(archive: Archive) -> str:
    """How an archive stands in its owner's `running` row."""
    return f"{archive.subject}={archive.archive_id}"


def archives_among(rows: Iterable[Archive]) -> Iterator[Archive]:
    """Without the rows of the table that say what is being made."""
    return (row for row in rows if row.archive_id != RUNNING_KEY)


def archive_find(*, owner_id: str, archive_id: str) -> Archive | None:
    """The row whatever its state, read consistently."""
    if archive_id == RUNNING_KEY:
        return None
    try:
        with temporary_faults_as_unavailable():
            return Archive.get(owner_id, archive_id, consistent_read=True)
    except DoesNotExist:
        return None


def archive_drop(archive: Archive) -> None:
    """The row, whatever its state."""
    with temporary_faults_as_unavailable():
        Archive(archive.owner_id, archive.archive_id).delete()


def running_drop(*, owner_id: str) -> None:
    """What is being made for somebody, of whom there is no archive any more."""
    with temporary_faults_as_unavailable():
        Running(owner_id, RUNNING_KEY).delete()


def archives_of(*, owner_id: str, limit: int, before: str | None) -> list[Archive]:
    """A person's archives, newest first, older than the id `before`: one consistent Query."""
    older = Archive.archive_id < (before or RUNNING_KEY)
    with temporary_faults_as_unavailable():
        return list(
            Archive.query(owner_id, older, scan_index_forward=False, limit=limit, page_size=limit, consistent_read=True)
        )
