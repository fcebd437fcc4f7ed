"""Packing: a slice of an archive's job makes one ZIP file, straight from S3 into S3, and records it when it is whole.

So a crash costs the file that was being made, and no more; its parts are aborted by whoever goes on.
"""

import stat
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any, Final

from gallery.errors import AlbumNotFound
from gallery.services.archives.albums import album_entries
from gallery.services.archives.entries import Entry, json_list
from gallery.services.archives.exports import export_entries
from gallery.services.archives.names import zip_date
from gallery.services.jobs import Done, JobFailed, More, Work
from gallery.storage import keys
from gallery.storage.multipart import MultipartGone, multipart_abort, multipart_begin
from gallery.storage.objects import object_delete
from gallery.storage.sending import SentFile
from gallery.tables import archive_steps as steps
from gallery.tables.archives import ALBUM, EXPORT, UNFINISHED, Archive, Progress, ZipFile, archive_find

# A file is closed once it is so large, holds so much, or has taken so long: with the largest picture begun at the last
# moment, a slice still ends within its lease.
FILE_BYTES: Final = 1_000_000_000
FILE_ENTRIES: Final = 10_000
FILE_SECONDS: Final = 45
# How long the files can be fetched, and so how long a picture that was taken away may still be in somebody's album.
KEPT: Final = {ALBUM: timedelta(days=1), EXPORT: timedelta(days=7)}

_SHOW_SECONDS: Final = 3
_UNIX: Final = 3
_MODE: Final = (stat.S_IFREG | 0o644) << 16
_ENTRIES: Final[Mapping[str, Callable[[Archive], Iterator[Entry]]]] = {ALBUM: album_entries, EXPORT: export_entries}


class _Overtaken(Exception):
    """The archive was deleted, or is being made by another process."""


def archive_pack(work: Work) -> More | Done:
    """One slice of an `archive` job; its subject is the archive."""
    archive = archive_find(owner_id=work.arguments["owner_id"], archive_id=work.subject)
    if archive is None or archive.state not in UNFINISHED:
        return Done()
    if archive.multipart_id:
        multipart_abort(_key_of_next(archive), archive.multipart_id)
    entries = _ENTRIES[archive.kind](archive)
    try:
        first = next(entries, None)
        if first is None:
            return _finish(archive)
        _pack_file(archive, chain([first], entries))
    except AlbumNotFound:
        raise JobFailed("This album is gone, or you may not see it any more.") from None
    except (_Overtaken, MultipartGone):
        pass  # the next slice looks what became of it
    packed = archive.packed
    return More({"files": len(packed.files)}, done=packed.image_count, total=int(archive.images_total))


def _finish(archive: Archive) -> Done:
    if not archive.packed.files:
        raise JobFailed("There is no picture in it that you may see.")
    now = datetime.now(UTC)
    steps.archive_ready(archive, now=now, open_until=now + KEPT[archive.kind])
    return Done()


def _pack_file(archive: Archive, entries: Iterator[Entry]) -> None:
    """Make the next file. Raises _Overtaken with nothing left of it."""
    key = _key_of_next(archive)
    multipart_id = multipart_begin(key, content_type="application/zip")
    if not steps.archive_begin_file(archive, multipart_id=multipart_id):
        multipart_abort(key, multipart_id)
        raise _Overtaken
    with SentFile(key, multipart_id) as sent, zipfile.ZipFile(sent, "w") as writer:  # type: ignore[call-overload]  # it asks for no more than it needs
        progress = _fill(archive, writer, sent, entries)
    file = ZipFile(sent.size, progress.image_count - archive.packed.image_count)
    whole = Progress(
        progress.at, progress.image_count, archive.packed.byte_count + sent.size, (*archive.packed.files, file)
    )
    if not steps.archive_end_file(archive, progress=whole):
        object_delete(key)
        raise _Overtaken


def _fill(archive: Archive, writer: zipfile.ZipFile, sent: SentFile, entries: Iterator[Entry]) -> Progress:
    """Write entries until the file is full or nothing is left; how far that is, without the file itself."""
    packed, index = archive.packed, list[Mapping[str, Any]]()
    at, image_count = packed.at, packed.image_count
    begun_at = shown_at = time.monotonic()
    for entry in entries:
        _write(writer, entry)
        at, image_count = entry.at, image_count + entry.is_picture
        if entry.about:
            index.append(entry.about)
        now = time.monotonic()
        if now - shown_at > _SHOW_SECONDS:
            shown_at = now
            bytes_done = packed.byte_count + sent.size
            if not steps.archive_show(archive, images_done=image_count, bytes_done=bytes_done):
                raise _Overtaken
        if sent.size >= FILE_BYTES or len(writer.filelist) >= FILE_ENTRIES or now - begun_at > FILE_SECONDS:
            break
    if index:
        name = f"pictures-{len(packed.files) + 1}.json"
        _write(writer, Entry(name, datetime.now(UTC), json_list(index), at or ("", "")))
    return Progress(at, image_count)


def _write(writer: zipfile.ZipFile, entry: Entry) -> None:
    """Pictures are stored as they are, since they are compressed already; texts are deflated."""
    info = zipfile.ZipInfo(entry.name, zip_date(entry.modified_at))
    info.compress_type = zipfile.ZIP_STORED if entry.is_picture else zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = _UNIX, _MODE
    info.file_size = entry.size
    with writer.open(info, "w") as file:
        for chunk in entry.chunks:
            file.write(chunk)


def _key_of_next(archive: Archive) -> str:
    return keys.archive(archive.owner_id, archive.archive_id, len(archive.packed.files) + 1)
