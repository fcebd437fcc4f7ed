"""Taking a picture's bytes down, proving that nobody gets them, and giving them back.

One job a picture does both, by what its row says at that moment, so that the two never move the same bytes at once. The
original goes into quarantine with the small JPEG that moderators look at; everything else is deleted, and made anew by
the worker if the picture comes back.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings

from gallery.errors import ImageNotFound
from gallery.media.formats import JPEG
from gallery.services.evidence import evidence_hold
from gallery.services.jobs import Done, JobFailed, More, Work
from gallery.services.quarantine import bytes_copy, quarantine_fill, readable_keys
from gallery.storage import keys
from gallery.storage.objects import objects_delete
from gallery.storage.presign import SignedUrl, presign_evidence
from gallery.storage.probing import is_unreachable
from gallery.tables.custody import quarantined_note, unreachable_note
from gallery.tables.images import DELETING, KEPT, REINSTATING, REMOVED, Image, image_find, image_get

log = logging.getLogger(__name__)

MOVING: Final = "moving"
PROBING: Final = "probing"
UNREACHABLE: Final = "unreachable"

# CloudFront keeps pictures this long whatever becomes of them: MediaCache in infrastructure/template.yaml.
CACHED_FOR: Final = timedelta(minutes=10)
_PROBE_AGAIN: Final = timedelta(seconds=10)
# Twice the worker's usual time; the event may be late or lost, so the bytes are then put before it again.
_RENDER_AGAIN: Final = timedelta(minutes=2)
_RENDER_TRIES: Final = 10


@dataclass(frozen=True)
class TakedownStatus:
    """How far a removal is. `reachable_until` is when the last copy outside S3 ends; None while bytes are moved."""

    state: str
    removed_at: datetime
    unreachable_at: datetime | None
    reachable_until: datetime | None


def takedown_status(image_id: str) -> TakedownStatus:
    """For moderators. Raises ImageNotFound for a picture that is not removed."""
    image = image_get(image_id=image_id)
    if image.state != REMOVED:
        raise ImageNotFound
    unreachable_at: datetime | None = image.unreachable_at
    state = UNREACHABLE if unreachable_at else PROBING if image.is_quarantined else MOVING
    return TakedownStatus(state, image.removed_at, unreachable_at, image.reachable_until)


def takedown_preview(image_id: str) -> SignedUrl:
    """The JPEG of a picture that is in quarantine, for the dashboard alone. Raises ImageNotFound."""
    image = image_get(image_id=image_id)
    if image.state not in (REMOVED, KEPT):
        raise ImageNotFound
    # Until its bytes are moved it lies where it always did.
    key = keys.evidence(image.owner_id, image_id) if image.is_quarantined else keys.preview(image_id)
    return presign_evidence(key, content_type=JPEG, now=datetime.now(UTC))


def custody(work: Work) -> More | Done:
    """One slice of a `custody` job: put the bytes of a picture where its state says."""
    image, owner_id = image_find(image_id=work.subject), str(work.arguments["owner_id"])
    if image is not None and image.state == REMOVED:
        return _take_down(image)
    if image is not None and image.state == REINSTATING:
        return _give_back(image, tried=int(work.cursor.get("tried", 0)))
    if image is not None and image.state == KEPT:
        return evidence_hold(image)
    # It is back, or gone for good.
    gone = [keys.quarantined(owner_id, work.subject), keys.evidence(owner_id, work.subject)]
    if image is None or image.state == DELETING:
        gone += [keys.incoming(owner_id, work.subject), keys.original(owner_id, work.subject)]
    objects_delete(gone)
    return Done()


def _take_down(image: Image) -> More | Done:
    image_id = str(image.image_id)
    if not image.is_quarantined:
        quarantine_fill(image)
        now = datetime.now(UTC)
        until = now + CACHED_FOR if settings.MEDIA_SIGNING == "cloudfront" else now
        writer_ends: datetime | None = image.reachable_until
        quarantined_note(image, reachable_until=max(until, writer_ends or until), now=now)
        return More({})
    now = datetime.now(UTC)
    alive = [key for key in readable_keys(image) if not is_unreachable(key, now=now)]
    if alive:
        log.warning("%d objects of the removed picture %s could be had and are deleted again", len(alive), image_id)
        objects_delete(alive)
        return More({}, wait_until=now + _PROBE_AGAIN)
    until = image.reachable_until
    if until > now:
        return More({}, wait_until=until)
    if unreachable_note(image, now=now):
        took = round((now - image.removed_at).total_seconds() * 1000)
        log.info("picture %s is unreachable", image_id, extra={"duration_ms": took})
        return Done()
    return More({})


def _give_back(image: Image, *, tried: int) -> More:
    """The original to its place, and once more before the worker, who renders it and shows the picture again."""
    owner_id, image_id, content_type = str(image.owner_id), str(image.image_id), image.content_type or JPEG
    if tried == _RENDER_TRIES:
        raise JobFailed("The picture could not be rendered again.")
    kept = keys.quarantined(owner_id, image_id)
    bytes_copy(kept, keys.original(owner_id, image_id), content_type)
    bytes_copy(kept, keys.incoming(owner_id, image_id), content_type)
    return More({"tried": tried + 1}, wait_until=datetime.now(UTC) + _RENDER_AGAIN)
