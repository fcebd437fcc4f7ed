"""The end of archives: files whose time is up or that nobody wants go, and one that cannot be made says why."""

from datetime import UTC, datetime
from typing import Final

from gallery.messages import jobs_announce
from gallery.services.jobs import Done, Work
from gallery.storage import keys
from gallery.storage.multipart import multipart_abort
from gallery.storage.objects import objects_delete
from gallery.tables import archive_steps as steps
from gallery.tables.archives import READY, UNFINISHED, Archive, archive_drop, archive_find
from gallery.tables.jobs import jobs_drop

# What S3 deletes in one request.
_AT_ONCE: Final = 1000


def archive_forget(work: Work) -> Done:
    """The one slice of an `archive_forget` job: the archive was deleted, has failed, or its time is up."""
    archive = archive_find(owner_id=work.arguments["owner_id"], archive_id=work.subject)
    if archive and not _is_wanted(archive):
        _empty(archive)
    return Done()


def archive_give_up(work: Work, detail: str) -> None:
    """What becomes of an archive whose job has failed; again, it changes nothing."""
    archive = archive_find(owner_id=work.arguments["owner_id"], archive_id=work.subject)
    if archive and steps.archive_fail(archive, detail=detail, now=datetime.now(UTC)):
        jobs_announce([steps.forget_job_id(archive)])


def archive_erase(archive: Archive) -> None:
    """Files, jobs and row of an archive of somebody who is erased, whatever its state."""
    _files_delete(archive)
    jobs_drop(job_ids=[steps.pack_job_id(archive), steps.forget_job_id(archive)])
    archive_drop(archive)


def archive_keys(archive: Archive) -> list[str]:
    """Where its files may be; one more than is recorded, as whoever made it may have been cut off before they could."""
    numbers = range(1, len(archive.packed.files) + 2)
    return [keys.archive(archive.owner_id, archive.archive_id, number) for number in numbers]


def _is_wanted(archive: Archive) -> bool:
    return archive.state in UNFINISHED or (archive.state == READY and archive.open_until > datetime.now(UTC))


def _empty(archive: Archive) -> None:
    _files_delete(archive)
    steps.archive_emptied(archive)


def _files_delete(archive: Archive) -> None:
    names = archive_keys(archive)
    if archive.multipart_id:
        multipart_abort(names[-1], archive.multipart_id)
    for start in range(0, len(names), _AT_ONCE):
        objects_delete(names[start : start + _AT_ONCE])
