"""Asking for archives, following, fetching and deleting them. Every function here checks who asks."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.services.throttles import throttle
from gallery.errors import ArchiveNotFound, Conflict, Gone, LimitReached
from gallery.messages import jobs_announce
from gallery.services.albums import album_see
from gallery.services.archives.account import account_told
from gallery.services.archives.names import file_name
from gallery.services.paging import page_cut
from gallery.storage import keys
from gallery.storage.presign import ARCHIVE_SECONDS, presign_download
from gallery.tables import archive_steps as steps
from gallery.tables import archives as table
from gallery.tables.archives import (
    ALBUM,
    DELETING,
    EXPIRED,
    EXPORT,
    QUEUED,
    READY,
    ROW_KEPT,
    UNFINISHED,
    Archive,
    Running,
)

RUNNING_MAX: Final = 3
# Packing and keeping cost money, in proportion to what is in it.
PER_DAY: Final = {ALBUM: 20, EXPORT: 3}
_DAY: Final = 24 * 3600
_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.03


@dataclass(frozen=True)
class ArchiveFile:
    """One ZIP file of an archive that is ready; `size` is bytes."""

    filename: str
    size: int
    image_count: int


@dataclass(frozen=True)
class ShownArchive:
    """An archive as its owner sees it, with the state that it has by the clock, whatever was cleared up or not."""

    archive: Archive
    state: str
    files: list[ArchiveFile]


@dataclass(frozen=True)
class ArchiveDownload:
    """Where to fetch one file until `expires_at`."""

    url: str
    filename: str
    size: int
    expires_at: datetime


def album_archive(*, viewer_id: str, album_id: str) -> ShownArchive:
    """Have an album packed, as its viewer may see it; the same archive again while it is being made.

    Raises AlbumNotFound or LimitReached.
    """
    album = album_see(viewer_id=viewer_id, album_id=album_id).album
    now = datetime.now(UTC)
    return _ask(
        Archive(
            viewer_id,
            str(ULID.from_datetime(now)),
            kind=ALBUM,
            subject_id=album_id,
            title=album.title,
            images_total=album.item_count,
            created_at=now,
        )
    )


def account_archive(*, user_id: str) -> ShownArchive:
    """Have everything packed that somebody has; the same archive again while it is being made. Raises LimitReached."""
    profile, now = profile_get(user_id=user_id), datetime.now(UTC)
    return _ask(
        Archive(
            user_id,
            str(ULID.from_datetime(now)),
            kind=EXPORT,
            subject_id=user_id,
            title=f"ImageShare of {profile.handle}, {now:%Y-%m-%d}",
            # What uploads on their way hold is counted besides the pictures.
            images_total=max(0, int(profile.images_held - profile.open_uploads)),
            bytes_total=int(profile.bytes_used),
            account=account_told(user_id=user_id),
            created_at=now,
        )
    )


def archives_list(*, owner_id: str, limit: int, after: str | None) -> tuple[list[ShownArchive], str | None]:
    """A person's archives, newest first, also those that are over, for a while; and where to go on."""
    shown, last = page_cut(table.archives_of(owner_id=owner_id, limit=limit + 1, before=after), limit)
    return [_shown(one) for one in shown if one.state != DELETING], last.archive_id if last else None


def archive_get(*, owner_id: str, archive_id: str) -> ShownArchive:
    """Raises ArchiveNotFound."""
    return _shown(_owned(owner_id, archive_id))


def archive_downloads(*, owner_id: str, archive_id: str) -> list[ArchiveDownload]:
    """A URL for each file of an archive that is ready, for a quarter of an hour.

    Whoever may not see the album any more gets none. Raises ArchiveNotFound, AlbumNotFound, Conflict, or Gone for one
    that has expired.
    """
    shown = _shown(_owned(owner_id, archive_id))
    archive, now = shown.archive, datetime.now(UTC)
    if shown.state == EXPIRED:
        raise Gone("This archive has expired. Ask for a new one.")
    if shown.state != READY:
        raise Conflict("This archive is not ready." if shown.state in UNFINISHED else "This archive could not be made.")
    if archive.kind == ALBUM:
        album_see(viewer_id=owner_id, album_id=archive.subject_id)
    return [_download(archive, number, file, now) for number, file in enumerate(shown.files, start=1)]


def archive_delete(*, owner_id: str, archive_id: str) -> None:
    """Call off an archive that is being made, or delete one that is there. Raises ArchiveNotFound."""
    archive = _owned(owner_id, archive_id)
    if not steps.archive_begin_delete(archive, now=datetime.now(UTC)):
        raise ArchiveNotFound
    jobs_announce([steps.forget_job_id(archive)])


def _ask(wanted: Archive) -> ShownArchive:
    wanted.state = QUEUED
    wanted.expires_at = int((wanted.created_at + ROW_KEPT).timestamp())
    for attempt in range(_TRIES):
        running = Running.of(wanted.owner_id)
        if known := _known(wanted, running):
            return _shown(known)
        if len(running.by_subject) >= RUNNING_MAX:
            raise LimitReached(f"{RUNNING_MAX} archives are being made for you. Wait until one of them is ready.")
        if attempt == 0:
            kind = str(wanted.kind)
            throttle(key=f"archives#{kind}#{wanted.owner_id}", limit=PER_DAY[kind], period=_DAY)
        if steps.archive_create(wanted, running=running):
            jobs_announce([steps.pack_job_id(wanted)])
            return _shown(wanted)
        time.sleep(_PAUSE_SECONDS * attempt)
    raise Conflict("You asked for several archives at the same moment. Repeat it.")


def _known(wanted: Archive, running: Running) -> Archive | None:
    archive_id = running.by_subject.get(wanted.subject)
    return table.archive_find(owner_id=wanted.owner_id, archive_id=archive_id) if archive_id else None


def _owned(owner_id: str, archive_id: str) -> Archive:
    archive = None
    if len(archive_id) <= table.ID_LENGTH:  # DynamoDB refuses keys of more than 1 KB
        archive = table.archive_find(owner_id=owner_id, archive_id=archive_id)
    if archive is None or archive.state == DELETING:
        raise ArchiveNotFound
    return archive


def _shown(archive: Archive) -> ShownArchive:
    state = str(archive.state)
    if state == READY and archive.open_until <= datetime.now(UTC):
        state = EXPIRED
    files = archive.packed.files if state == READY else ()
    return ShownArchive(
        archive,
        state,
        [
            ArchiveFile(file_name(archive.title, number=number, count=len(files)), file.size, file.image_count)
            for number, file in enumerate(files, start=1)
        ],
    )


def _download(archive: Archive, number: int, file: ArchiveFile, now: datetime) -> ArchiveDownload:
    open_until: datetime = archive.open_until
    signed = presign_download(
        keys.archive(archive.owner_id, archive.archive_id, number),
        filename=file.filename,
        content_type="application/zip",
        now=now,
        until=min(open_until, now + timedelta(seconds=ARCHIVE_SECONDS)),
        seconds=ARCHIVE_SECONDS,
    )
    return ArchiveDownload(signed.url, file.filename, file.size, signed.expires_at)
