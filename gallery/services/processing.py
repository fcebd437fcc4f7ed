"""Turning what was sent into a picture: the worker's one service.

It may run twice, late, or stop anywhere: the upload is claimed for one exact object, every key it writes follows from
the picture's id, and the last step is one transaction that either makes the picture or changes nothing.
"""

import hashlib
import logging
from datetime import UTC, datetime
from typing import Final

from gallery.errors import ImageNotFound, ObjectChanged, ObjectMissing, PictureRejected, UploadNotFound
from gallery.media.formats import FORMATS
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.storage import keys
from gallery.storage.objects import object_delete, object_read, object_write, objects_delete
from gallery.tables import image_changes, images, uploads
from gallery.tables.images import Image
from gallery.tables.uploads import Upload

log = logging.getLogger(__name__)

# As long as the worker may run, and no longer: after it, another worker may take the upload over.
LEASE_SECONDS: Final = 300


class StillClaimed(Exception):
    """Another worker holds this upload; the event should come back later."""


def upload_process(*, owner_id: str, upload_id: str, etag: str) -> None:
    """Take the object `etag` of this upload to `ready` or `rejected`.

    Raises StillClaimed while another worker is at it. An upload that is final or forgotten is left as it is, and the
    stray object is removed.
    """
    upload = uploads.upload_claim(upload_id=upload_id, etag=etag, now=datetime.now(UTC), lease_seconds=LEASE_SECONDS)
    if upload is None:
        _settle_unclaimable(owner_id, upload_id)
        return
    try:
        data = object_read(keys.incoming(owner_id, upload_id), etag=etag, max_bytes=int(upload.size))
        _check_bytes(upload, data)
        rendered = render_in_child(data, content_type=upload.content_type)
    except PictureRejected as rejection:
        log.info("upload %s rejected: %s", upload_id, rejection.reason)
        _reject(upload, etag, rejection.reason, rejection.detail)
    except ObjectChanged:
        uploads.upload_release(upload_id=upload_id, etag=etag)
    except ObjectMissing:
        _reject(upload, etag, "missing", "The file is no longer there. Send it again.")
    else:
        _publish(upload, etag, data, rendered)


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


def _reject(upload: Upload, etag: str, code: str, detail: str) -> None:
    uploads.upload_reject(upload_id=upload.upload_id, etag=etag, code=code, detail=detail, now=datetime.now(UTC))
    object_delete(keys.incoming(upload.owner_id, upload.upload_id))


def _publish(upload: Upload, etag: str, data: bytes, rendered: Rendered) -> None:
    """Bytes first, then the transaction that makes them a picture: a row never points at nothing."""
    image_id, owner_id = upload.upload_id, upload.owner_id
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
        sha256=hashlib.sha256(data).hexdigest(),
    )
    if image_changes.image_publish(image, etag=etag, now=datetime.now(UTC)):
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
