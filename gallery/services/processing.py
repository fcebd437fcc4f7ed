"""Turning what was sent into a picture: the worker's one service.

It may run twice, late, or stop anywhere: the upload is claimed for one exact object, every key it writes follows from
the picture's id, and the last step is one transaction that either makes the picture or changes nothing.
"""

import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from gallery.errors import ImageNotFound, ObjectChanged, ObjectMissing, PictureRejected, UploadNotFound
from gallery.media.fingerprint import fingerprint_distance
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.messages import jobs_announce
from gallery.services.admission import sender_check, waiting_reason
from gallery.services.reinstating import ChangedMeanwhile, picture_return
from gallery.services.rendering import renditions_write
from gallery.storage import keys
from gallery.storage.objects import object_copy, object_delete, object_fetch, object_write, objects_delete
from gallery.tables import image_changes, images, upload_steps, uploads
from gallery.tables.images import Image
from gallery.tables.timelines import timeline_job_id
from gallery.tables.uploads import Upload

log = logging.getLogger(__name__)

# As long as the worker may run, and no longer: after it, another worker may take the upload over.
LEASE_SECONDS: Final = 300
# How often a picture is tried that fails through no fault of its own, before an operator has to look.
ATTEMPTS: Final = 5
# Similar pictures are looked for among this many of the owner's newest; so many bits of 64 may differ.
COMPARED: Final = 1000
SIMILAR_BITS: Final = 6
SIMILAR_NAMED: Final = 3


class StillClaimed(Exception):
    """Another worker holds this upload; the event should come back later."""


def upload_process(*, owner_id: str, upload_id: str, etag: str) -> None:
    """Take the object `etag` of this upload to `ready` or `rejected`.

    Raises StillClaimed while another worker is at it, and whatever else is not the picture's fault: its upload then
    says that it is late, and is tried again. An upload that is final or forgotten is left as it is, and the stray
    object is removed.
    """
    upload = upload_steps.upload_claim(
        upload_id=upload_id, etag=etag, now=datetime.now(UTC), lease_seconds=LEASE_SECONDS
    )
    if upload is None:
        _settle_unclaimable(owner_id, upload_id, etag)
        return
    started = time.perf_counter()
    try:
        with TemporaryDirectory(prefix="picture-") as directory:
            _process(upload, etag, Path(directory))
    except PictureRejected as rejection:
        _reject(upload, rejection.reason, rejection.detail)
    except ObjectChanged:
        upload_steps.upload_release(upload_id=upload_id, etag=etag, now=datetime.now(UTC))
    except ObjectMissing:
        _reject(upload, "missing", "The file is no longer there. Send it again.")
    except Exception:
        _postpone(upload, etag)
        raise
    finally:
        took = round((time.perf_counter() - started) * 1000)
        log.info("upload %s was in hand", upload_id, extra={"duration_ms": took})


def _process(upload: Upload, etag: str, directory: Path) -> None:
    """Everything that is made of the upload lies in the directory meanwhile, never in memory."""
    sender_check(upload)
    source, results = directory / "source", directory / "results"
    results.mkdir()
    incoming = keys.incoming(upload.owner_id, upload.upload_id)
    size, sha256 = object_fetch(incoming, etag=etag, path=source, max_bytes=int(upload.size))
    _check_bytes(upload, size, sha256)
    rendered = render_in_child(source, results, content_type=upload.content_type, avif=settings.AVIF_RENDITIONS)
    waits_for = waiting_reason(upload, sha256=sha256, fingerprint=rendered.fingerprint)
    _write_objects(upload, etag, source, rendered)
    _publish(upload, etag, sha256, rendered, waits_for=waits_for)
    object_delete(incoming)


def _settle_unclaimable(owner_id: str, upload_id: str, etag: str) -> None:
    """Why could it not be claimed? In hand: come back. Final or forgotten: what lies in incoming/ is a stray.

    Unless a picture is being given back, whose original comes this way again.
    """
    try:
        state = uploads.upload_get(upload_id=upload_id, now=datetime.now(UTC)).state
    except UploadNotFound:
        state = None
    if state in (uploads.PROCESSING, uploads.AWAITING_UPLOAD):
        raise StillClaimed(upload_id)
    image = images.image_find(image_id=upload_id)
    if image is not None and image.state == images.REINSTATING:
        try:
            picture_return(image, etag=etag)
        except ChangedMeanwhile as change:
            raise StillClaimed(upload_id) from change
        return
    object_delete(keys.incoming(owner_id, upload_id))


def _check_bytes(upload: Upload, size: int, sha256: str) -> None:
    """What arrived must be what was announced, whatever S3 has checked."""
    if size != upload.size:
        raise PictureRejected("size_mismatch", "The file did not arrive whole. Send it again.")
    if upload.sha256 and sha256 != upload.sha256:
        raise PictureRejected("checksum_mismatch", "The file changed on its way to us. Send it again.")


def _reject(upload: Upload, code: str, detail: str) -> None:
    if upload_steps.upload_reject(upload, code=code, detail=detail, now=datetime.now(UTC)):
        log.info("upload %s rejected: %s", upload.upload_id, code)
        object_delete(keys.incoming(upload.owner_id, upload.upload_id))


def _postpone(upload: Upload, etag: str) -> None:
    """Say that it takes longer, and when to try again; after the last attempt, wait for `manage.py redrive`."""
    attempt = int(upload.attempts)
    if attempt < ATTEMPTS:
        log.warning("upload %s failed and is tried again", upload.upload_id)
        until = datetime.now(UTC) + timedelta(seconds=30 * 2**attempt)
        code, detail = "delayed", "This takes longer than usual. Your file is safe with us, and we keep trying."
    else:
        log.error("upload %s was given up after %s attempts; see `manage.py redrive`", upload.upload_id, attempt)
        until = None
        code, detail = "stalled", "We could not finish this yet. Your file is safe with us, and we are looking into it."
    upload_steps.upload_postpone(upload_id=upload.upload_id, etag=etag, until=until, code=code, detail=detail)


def _write_objects(upload: Upload, etag: str, source: Path, rendered: Rendered) -> None:
    """Bytes before rows: a row never points at nothing. Written again, each key gets the same bytes."""
    image_id = upload.upload_id
    _keep_original(upload, etag, source)
    renditions_write(image_id, upload.content_type, rendered)


def _keep_original(upload: Upload, etag: str, source: Path) -> None:
    """Inside S3; if the sender has overwritten it meanwhile, from what was read before."""
    original = keys.original(upload.owner_id, upload.upload_id)
    try:
        object_copy(
            keys.incoming(upload.owner_id, upload.upload_id), original, etag=etag, content_type=upload.content_type
        )
    except (ObjectChanged, ObjectMissing):
        object_write(original, source, content_type=upload.content_type)


def _publish(upload: Upload, etag: str, sha256: str, rendered: Rendered, *, waits_for: str | None) -> None:
    """The transaction that makes all of it a picture, or takes back what was written for one that was called off."""
    image_id, owner_id, facts = upload.upload_id, upload.owner_id, rendered.facts
    image = Image(
        image_id,
        owner_id=owner_id,
        state=images.WAITING if waits_for else uploads.READY,
        visibility=upload.visibility,
        title=upload.title,
        width=rendered.width,
        height=rendered.height,
        placeholder=rendered.placeholder,
        fingerprint=rendered.fingerprint,
        has_avif=bool(rendered.avif_renditions),
        created_at=upload.created_at,
        taken_at=facts.taken_at,
        camera=facts.camera,
        lens=facts.lens,
        focal_length=facts.focal_length,
        aperture=facts.aperture,
        exposure_time=facts.exposure,
        iso=facts.iso,
        location_removed=facts.has_location,
        latitude=facts.latitude,
        longitude=facts.longitude,
        filename=upload.filename,
        content_type=upload.content_type,
        size=upload.size,
        sha256=sha256,
        content_key=images.content_key(owner_id, sha256),
        guest_id=upload.guest_id,
        guest_name=upload.guest_name,
        held_album_id=upload.guest_album_id,
    )
    similar = _similar_to(owner_id, rendered.fingerprint)
    if image_changes.image_publish(image, etag=etag, similar_to=similar, waits_for=waits_for, now=datetime.now(UTC)):
        log.info("upload %s ready: %s x %s", image_id, rendered.width, rendered.height)
        jobs_announce([image_changes.derive_job_id(image_id)])
        if waits_for:
            jobs_announce([image_changes.held_job_id(image_id)])
        if settings.SCREENING:
            jobs_announce([image_changes.screen_job_id(image_id)])
        if image.feed_position:
            jobs_announce([timeline_job_id(image_id)])
    elif _is_called_off(image_id):
        # While we were at it: leave nothing behind.
        objects_delete(keys.of_image(owner_id, image_id, list(rendered.renditions)))


def _similar_to(owner_id: str, fingerprint: str) -> set[str]:
    """Ids of the owner's pictures that look most like it; a hint for people, so a moment late is fine."""
    known = images.fingerprints_of(owner_id=owner_id, limit=COMPARED)
    distances = {image_id: fingerprint_distance(fingerprint, other) for image_id, other in known.items()}
    near = sorted(
        (image_id for image_id in distances if distances[image_id] <= SIMILAR_BITS), key=distances.__getitem__
    )
    return set(near[:SIMILAR_NAMED])


def _is_called_off(upload_id: str) -> bool:
    """Neither an upload that somebody may be working on, nor a picture that somebody else has finished."""
    try:
        uploads.upload_get(upload_id=upload_id, now=datetime.now(UTC))
    except UploadNotFound:
        try:
            images.image_get(image_id=upload_id)
        except ImageNotFound:
            return True
    return False
