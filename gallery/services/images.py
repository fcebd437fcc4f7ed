"""One picture: who may see it, change it and delete it. Every function here checks that itself."""

from collections.abc import Mapping
from datetime import UTC, datetime

from gallery.errors import ImageNotFound, Invalid, NotTheOwner
from gallery.media.sizes import rendition_widths
from gallery.messages import jobs_announce
from gallery.services.evidence import evidence_needed_until
from gallery.services.revisions import Revisions, expected_revision
from gallery.services.seeing import may_see
from gallery.storage import keys
from gallery.storage.objects import objects_delete
from gallery.tables import image_changes, trash
from gallery.tables import images as table
from gallery.tables.images import TAKEN_DOWN, VISIBILITIES, Image
from gallery.tables.timelines import timeline_job_id


def image_get(*, viewer_id: str | None, image_id: str) -> Image:
    """A picture that this viewer may see. Raises ImageNotFound."""
    image = table.image_get(image_id=image_id)
    if not may_see(image, viewer_id=viewer_id):
        raise ImageNotFound
    return image


def image_update(
    *, viewer_id: str, image_id: str, changes: Mapping[str, str | bool | set[str]], accepted: Revisions = None
) -> Image:
    """Change texts, tags or visibility. Raises ImageNotFound, NotTheOwner, Invalid, Conflict or PreconditionFailed."""
    current = _owned(viewer_id, image_id)
    if changes.get("visibility", current.visibility) not in VISIBILITIES:
        raise Invalid("A picture is public, unlisted or private.", field="visibility")
    with expected_revision(current.revision, accepted):
        if not changes:
            return current
        image_changes.image_update(current, changes=changes, now=datetime.now(UTC))
    jobs_announce([image_changes.derive_job_id(image_id)])
    if "visibility" in changes:
        jobs_announce([timeline_job_id(image_id)])
    return image_get(viewer_id=viewer_id, image_id=image_id)


def image_of_owner(*, viewer_id: str, image_id: str) -> Image:
    """A picture of this person's, be it in the trash. Raises ImageNotFound, or NotTheOwner for one they only see."""
    image = table.image_get(image_id=image_id)
    if image.owner_id != viewer_id:
        # Also tells apart what the caller may know from what they may not.
        image_get(viewer_id=viewer_id, image_id=image_id)
        raise NotTheOwner
    return image


def image_delete(*, viewer_id: str, image_id: str, accepted: Revisions = None) -> None:
    """Delete a picture for good, be it in the trash: out of every listing at once, then its bytes, then its row.

    Stopped anywhere, it can be asked for again, and a job does. Raises ImageNotFound, NotTheOwner, Conflict or
    PreconditionFailed.
    """
    image = image_of_owner(viewer_id=viewer_id, image_id=image_id)
    if image.state in TAKEN_DOWN:
        raise ImageNotFound  # kept for an appeal; erasing a person ends that
    with expected_revision(image.revision, accepted):
        image_delete_for_good(image)


def image_delete_for_good(image: Image) -> None:
    """For a picture that a service was allowed to delete. Raises Conflict if it was changed meanwhile."""
    trash.image_begin_delete(image, now=datetime.now(UTC))
    jobs_announce([image_changes.derive_job_id(image.image_id), timeline_job_id(image.image_id)])
    image_delete_finish(image)


def image_delete_finish(image: Image) -> None:
    """The second half of a deletion that has begun; may be done again.

    For its owner the picture is gone either way. What moderators need as evidence goes into quarantine instead.
    """
    image_id, widths = image.image_id, rendition_widths(int(image.width))
    now = datetime.now(UTC)
    if evidence_needed_until(image, now=now):
        trash.image_keep(image_id=image_id, owner_id=image.owner_id, size=int(image.size or 0), now=now)
        jobs_announce([trash.custody_job_id(image_id)])
        return
    objects_delete([keys.incoming(image.owner_id, image_id), *keys.of_image(image.owner_id, image_id, widths)])
    trash.image_finish_delete(image_id=image_id, owner_id=image.owner_id, size=int(image.size or 0))


def _owned(viewer_id: str, image_id: str) -> Image:
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    if image.owner_id != viewer_id:
        raise NotTheOwner
    return image
