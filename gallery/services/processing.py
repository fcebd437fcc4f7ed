"""Turning what was sent into a picture: the worker's one service.

It may run twice, late, or stop anywhere: the upload is claimed for one exact object, every key it writes follows from
the picture's id, and the last step is one transaction that either makes the picture or changes nothing.
"""

import hashlib
import logging
from datetime import UTC, datetime, timedelta
from typing import Final

from gallery.errors import ImageNotFound, ObjectChanged, ObjectMissing, PictureRejected, UploadNotFound
from gallery.media.formats import FORMATS
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.storage import keys
from gallery.storage.objects import object_delete, object_read, object_write, objects_delete
from gallery.tables import image_changes, images, upload_steps, uploads
from gallery.tables.images import Image
from gallery.tables.uploads import Upload

log = logging.getLogger(__name__)

# As long as the worker may run, and no longer: after it, another worker may take the upload over.
LEASE_SECONDS: Final = 300
# How often a picture is tried that fails through no fault of its own, before an operator has to look.
ATTEMPTS: Final = 5


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
        _settle_unclaimable(owner_id, upload_id)
        return
    try:
        data = object_read(keys.incoming(owner_id, upload_id), etag=etag, max_bytes=int(upload.size))
        _check_bytes(upload, data)
        rendered = render_in_child(data, content_type=upload.content_type)
        _publish(upload, etag, data, rendered)
    except PictureRejected as rejection:
        log.info("upload %s rejected: %s", upload_id, rejection.reason)
        _reject(upload, rejection.reason, rejection.detail)
    except ObjectChanged:
        upload_steps.upload_release(upload_id=upload_id, etag=etag, now=datetime.now(UTC))
    except ObjectMissing:
        _reject(upload, "missing", "The file is no longer there. Send it again.")
    except Exception:
        _postpone(upload, etag)
        raise


def _settle_unclaimable(owner_id: str, upload_id: str) -> None:
    """Why could it not be claimed? In hand: come back. Final or forgotten: what lies in incoming/ is a stray."""
    try:
        state = uploads.upload_get(upload_id=upload_id, now=datetime.now(UTC)).state
    except UploadNotFound:
        state = None
    if state in (uploads.PROCESSING, uploads.AWAITING_UPLOAD):
        raise StillClaimed(upload_id)
    object_delete(keys.incoming(owner_id, upload_id))


def _check_bytes(upload: Upload, data: bytes) -> None:
    """What arrived must be what was announced, whatever S3 has checked."""
    if len(data) != upload.size:
        raise PictureRejected("size_mismatch", "The file did not arrive whole. Send it again.")
    if upload.sha256 and hashlib.sha256(data).hexdigest() != upload.sha256:
        raise PictureRejected("checksum_mismatch", "The file changed on its way to us. Send it again.")


def _reject(upload: Upload, code: str, detail: str) -> None:
    if upload_steps.upload_reject(upload, code=code, detail=detail, now=datetime.now(UTC)):
        object_delete(keys.incoming(upload.owner_id, upload.upload_id))


def _postpone(upload: Upload, etag: str) -> None:
    """Say that it takes longer, and when to try again; after the last attempt, wait for `manage.py redrive`."""
    attempt = int(upload.attempts)
    if attempt < ATTEMPTS:
        until = datetime.now(UTC) + timedelta(seconds=30 * 2**attempt)
        code, detail = "delayed", "This takes longer than usual. Your file is safe with us, and we keep trying."
    else:
        log.error("upload %s was given up after %s attempts; see `manage.py redrive`", upload.upload_id, attempt)
        until = None
        code, detail = "stalled", "We could not finish this yet. Your file is safe with us, and we are looking into it."
    upload_steps.upload_postpone(upload_id=upload.upload_id, etag=etag, until=until, code=code, detail=detail)


def _publish(upload: Upload, etag: str, data: bytes, rendered: Rendered) -> None:
    """Bytes first, then the transaction that makes them a picture: a row never points at nothing."""
    image_id, owner_id, sha256 = upload.upload_id, upload.owner_id, hashlib.sha256(data).hexdigest()
    object_write(keys.original(owner_id, image_id), data, content_type=upload.content_type)
    object_write(keys.published(image_id), rendered.published, content_type=FORMATS[upload.content_type].published_type)
    object_write(keys.preview(image_id), rendered.preview, content_type="image/jpeg")
    for width, webp in rendered.renditions.items():
        object_write(keys.rendition(image_id, width), webp, content_type="image/webp")
    image = Image(
        image_id,
        owner_id=owner_id,
        visibility=upload.visibility,
        title=upload.title,
        width=rendered.width,
        height=rendered.height,
        placeholder=rendered.placeholder,
        created_at=upload.created_at,
        taken_at=rendered.facts.taken_at,
        location_removed=rendered.facts.has_location,
        filename=upload.filename,
        content_type=upload.content_type,
        size=upload.size,
        sha256=sha256,
        content_key=images.content_key(owner_id, sha256),
    )
    similar_to: set[str] = set()
    if image_changes.image_publish(image, etag=etag, similar_to=similar_to, now=datetime.now(UTC)):
        log.info("upload %s ready: %s x %s", image_id, rendered.width, rendered.height)
    elif not _exists(image_id):
        # Called off while we were at it: leave nothing behind.
        objects_delete(keys.of_image(owner_id, image_id, list(rendered.renditions)))
    object_delete(keys.incoming(owner_id, image_id))


def _exists(image_id: str) -> bool:
    try:
        images.image_get(image_id=image_id)
    except ImageNotFound:
        return False
    return True
