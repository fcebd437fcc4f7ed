"""The trash: what its owner threw away, kept for thirty days. Every function here checks who asks."""

from datetime import UTC, datetime

from gallery.errors import ImageNotFound
from gallery.messages import jobs_announce
from gallery.services.images import image_delete, image_delete_finish, image_delete_for_good, image_get, image_of_owner
from gallery.services.jobs import Done, More, Work
from gallery.services.revisions import Revisions, expected_revision
from gallery.tables import trash as table
from gallery.tables.image_changes import derive_job_id
from gallery.tables.images import DELETING, TRASHED, Image, image_find
from gallery.tables.jobs import job_ask
from gallery.tables.listings import Page, Position, images_trashed_of_owner
from gallery.tables.timelines import timeline_job_id
from gallery.tables.uploads import READY

# Few enough that a slice of them ends well within a job's lease.
_SLICE = 20


def image_trash(*, viewer_id: str, image_id: str, accepted: Revisions = None) -> None:
    """Out of everything at once, and back if its owner wants it within thirty days.

    Raises ImageNotFound, also for what is in the trash already, NotTheOwner, Conflict or PreconditionFailed.
    """
    image = image_of_owner(viewer_id=viewer_id, image_id=image_id)
    if image.state != READY:
        raise ImageNotFound
    with expected_revision(image.revision, accepted):
        table.image_trash(image, now=datetime.now(UTC))
    jobs_announce([derive_job_id(image_id), timeline_job_id(image_id)])


def image_restore(*, viewer_id: str, image_id: str) -> Image:
    """Back to its old place. Raises ImageNotFound for what is not in the caller's trash, or Conflict."""
    table.image_restore(_in_trash(viewer_id, image_id), now=datetime.now(UTC))
    jobs_announce([derive_job_id(image_id), timeline_job_id(image_id)])
    return image_get(viewer_id=viewer_id, image_id=image_id)


def trash_delete(*, viewer_id: str, image_id: str) -> None:
    """Delete one picture of the trash for good. Raises ImageNotFound for what is not in it, or Conflict."""
    _in_trash(viewer_id, image_id)
    image_delete(viewer_id=viewer_id, image_id=image_id)


def trash_list(*, viewer_id: str, limit: int, after: Position | None) -> Page:
    """What the viewer threw away, the last first."""
    page = images_trashed_of_owner(owner_id=viewer_id, limit=limit, after=after)
    return Page([image for image in page.images if image.state == TRASHED], page.after)


def trash_empty(*, viewer_id: str) -> None:
    """Have all that is in the trash now deleted for good, by a job."""
    job_id = f"trash#{viewer_id}"
    now = datetime.now(UTC)
    job_ask(job_id=job_id, kind="trash", subject=viewer_id, now=now, arguments={"asked_at": now.isoformat()})
    jobs_announce([job_id])


def trash_empty_slice(work: Work) -> More | Done:
    """One slice of a `trash` job; its subject is the trash's owner."""
    position, done = work.cursor.get("after"), int(work.cursor.get("done", 0))
    after = Position(*position) if position else None
    asked_at = datetime.fromisoformat(work.arguments["asked_at"])
    page = images_trashed_of_owner(owner_id=work.subject, limit=_SLICE, after=after)
    for listed in page.images:
        image = image_find(image_id=listed.image_id)
        if image and image.state == TRASHED and image.trashed_at <= asked_at:
            image_delete_for_good(image)
            done += 1
    if page.after is None:
        return Done({"deleted": done})
    return More({"after": [page.after.key, page.after.image_id], "done": done}, done=done)


def image_purge(work: Work) -> Done:
    """The one slice of a `purge` job: the picture's stay in the trash is over, or its deletion was cut off."""
    image = image_find(image_id=work.subject)
    if image and image.state == DELETING:
        image_delete_finish(image)
    elif (
        image and image.state == TRASHED and work.job_id == table.purge_job_id(image.image_id, str(int(image.revision)))
    ):
        image_delete_for_good(image)
    return Done()


def _in_trash(viewer_id: str, image_id: str) -> Image:
    image = image_of_owner(viewer_id=viewer_id, image_id=image_id)
    if image.state != TRASHED:
        raise ImageNotFound
    return image
