"""The steps of an archive, each one write or one transaction on condition of what the row was before.

``queued -> running -> ready -> expired``, or ``failed``; ``deleting`` from any of them.
"""

from datetime import datetime
from typing import Final

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.transactions import transact_if
from gallery.tables.archives import (
    DELETING,
    EXPIRED,
    FAILED,
    QUEUED,
    READY,
    ROW_KEPT,
    RUNNING,
    RUNNING_KEY,
    Archive,
    Progress,
    Running,
    running_entry,
)
from gallery.tables.jobs import job_request
from gallery.tables.notifications import ARCHIVE, notify

PACK: Final = "archive"
FORGET: Final = "archive_forget"


def archive_create(archive: Archive, *, running: Running) -> bool:
    """One transaction: the row, its place among those being made, the job.

    False if what is being made for this person changed since `running` was read.
    """
    is_new = running.revision == 0
    unchanged: Condition = Running.revision.does_not_exist() if is_new else Running.revision == running.revision

    def fill(writes: TransactWrite) -> None:
        writes.save(archive, condition=Archive.owner_id.does_not_exist())
        writes.update(
            Running(archive.owner_id, RUNNING_KEY),
            actions=[
                Running.archives.add({running_entry(archive)}),
                Running.revision.add(1),
                Running.expires_at.set(archive.expires_at),
            ],
            condition=unchanged,
        )
        _job(writes, archive, PACK, now=archive.created_at)

    return transact_if(fill)


def archive_begin_file(archive: Archive, *, multipart_id: str) -> bool:
    """A file is being made, in the upload `multipart_id`. False if the archive is not what was read."""
    return _update_if(archive, [Archive.state.set(RUNNING), Archive.multipart_id.set(multipart_id)], _unmoved(archive))


def archive_show(archive: Archive, *, images_done: int, bytes_done: int) -> bool:
    """Tell its owner how far it is. False if the archive is not what was read."""
    actions: list[Action] = [Archive.images_done.set(images_done), Archive.bytes_done.set(bytes_done)]
    return _update_if(archive, actions, _unmoved(archive))


def archive_end_file(archive: Archive, *, progress: Progress) -> bool:
    """A file is there, and what it holds is packed for good. False if the archive is not what was read."""
    actions: list[Action] = [
        Archive.progress.set(progress.as_text()),
        Archive.images_done.set(progress.image_count),
        Archive.bytes_done.set(progress.byte_count),
        Archive.multipart_id.remove(),
    ]
    return _update_if(archive, actions, _unmoved(archive))


def archive_ready(archive: Archive, *, now: datetime, open_until: datetime) -> bool:
    """One transaction: all files are there until then, their owner hears of it, and a job ends them in time.

    False if the archive is not what was read.
    """
    packed = archive.packed

    def fill(writes: TransactWrite) -> None:
        actions: list[Action] = [
            Archive.state.set(READY),
            Archive.images_total.set(packed.image_count),
            Archive.bytes_total.set(packed.byte_count),
            Archive.finished_at.set(now),
            Archive.open_until.set(open_until),
            Archive.expires_at.set(int((open_until + ROW_KEPT).timestamp())),
            Archive.account.remove(),
        ]
        writes.update(Archive(archive.owner_id, archive.archive_id), actions=actions, condition=_unmoved(archive))
        _leave_running(writes, archive)
        notify(writes, user_id=archive.owner_id, kind=ARCHIVE, now=now, text=archive.title)
        _job(writes, archive, FORGET, now=now, not_before=open_until)

    return transact_if(fill)


def archive_fail(archive: Archive, *, detail: str, now: datetime) -> bool:
    """One transaction: nothing comes of it, and a job removes what there is. False if it ended otherwise meanwhile."""

    def fill(writes: TransactWrite) -> None:
        actions: list[Action] = [
            Archive.state.set(FAILED),
            Archive.error_detail.set(detail),
            Archive.finished_at.set(now),
            Archive.account.remove(),
        ]
        writes.update(
            Archive(archive.owner_id, archive.archive_id),
            actions=actions,
            condition=Archive.state.is_in(QUEUED, RUNNING),
        )
        _leave_running(writes, archive)
        _job(writes, archive, FORGET, now=now)

    return transact_if(fill)


def archive_begin_delete(archive: Archive, *, now: datetime) -> bool:
    """One transaction: it is gone for everybody, and a job removes what is left. False if it was gone already."""

    def fill(writes: TransactWrite) -> None:
        there = Archive.owner_id.exists() & (Archive.state != DELETING)
        writes.update(
            Archive(archive.owner_id, archive.archive_id), actions=[Archive.state.set(DELETING)], condition=there
        )
        _leave_running(writes, archive)
        _job(writes, archive, FORGET, now=now)

    return transact_if(fill)


def archive_emptied(archive: Archive) -> None:
    """Its files are gone: so is the row of one that was deleted, and one whose time was up says so."""
    if archive.state == DELETING:
        with temporary_faults_as_unavailable():
            archive.delete()
    else:
        state = EXPIRED if archive.state == READY else archive.state
        actions: list[Action] = [Archive.state.set(state), Archive.multipart_id.remove()]
        _update_if(archive, actions, Archive.state == archive.state)


def pack_job_id(archive: Archive) -> str:
    """The job that makes the files."""
    return _job_id(PACK, archive)


def forget_job_id(archive: Archive) -> str:
    """The job that removes the files."""
    return _job_id(FORGET, archive)


def _job_id(kind: str, archive: Archive) -> str:
    return f"{kind}#{archive.owner_id}#{archive.archive_id}"


def _job(
    writes: TransactWrite, archive: Archive, kind: str, *, now: datetime, not_before: datetime | None = None
) -> None:
    job_request(
        writes,
        job_id=_job_id(kind, archive),
        kind=kind,
        subject=archive.archive_id,
        now=now,
        not_before=not_before,
        arguments={"owner_id": archive.owner_id},
    )


def _leave_running(writes: TransactWrite, archive: Archive) -> None:
    writes.update(
        Running(archive.owner_id, RUNNING_KEY),
        actions=[Running.archives.delete({running_entry(archive)}), Running.revision.add(1)],
    )


def _unmoved(archive: Archive) -> Condition:
    """Still being made, and no other process has got further or is at the same file."""
    condition: Condition = Archive.state.is_in(QUEUED, RUNNING)
    progress: str | None = archive.progress
    multipart_id: str | None = archive.multipart_id
    condition &= Archive.progress.does_not_exist() if progress is None else Archive.progress == progress
    condition &= Archive.multipart_id.does_not_exist() if multipart_id is None else Archive.multipart_id == multipart_id
    return condition


def _update_if(archive: Archive, actions: list[Action], condition: Condition) -> bool:
    """Whether the condition held; `archive` then carries the whole row."""
    try:
        with temporary_faults_as_unavailable():
            archive.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
