"""Turning what was sent into a picture: the worker's one service.

It may run twice, late, or stop anywhere: the upload is claimed for one exact object, every key it writes follows from
the picture's id, and the last step is one transaction that either makes the picture or changes nothing.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from gallery.errors import ImageNotFound, ObjectChanged, ObjectMissing, PictureRejected, UploadNotFound
from gallery.media.formats import FORMATS
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.storage import keys
from gallery.storage.objects import object_copy, object_delete, object_fetch, object_write, objects_delete
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
    with TemporaryDirectory(prefix="picture-") as directory:
        _process(upload, etag, Path(directory))


def _process(upload: Upload, etag: str, directory: Path) -> None:
    """Everything that is made of the upload lies in the directory meanwhile, never in memory."""
    owner_id, upload_id = upload.owner_id, upload.upload_id
    source, results = directory / "source", directory / "results"
    results.mkdir()
    try:
        size, sha256 = object_fetch(
            keys.incoming(owner_id, upload_id), etag=etag, path=source, max_bytes=int(upload.size)
        )
        _check_bytes(upload, size, sha256)
        rendered = render_in_child(source, results, content_type=upload.content_type)
    except PictureRejected as rejection:
        log.info("upload %s rejected: %s", upload_id, rejection.reason)
        _reject(upload, etag, rejection.reason, rejection.detail)
    except ObjectChanged:
        uploads.upload_release(upload_id=upload_id, etag=etag)
    except ObjectMissing:
        _reject(upload, etag, "missing", "The file is no longer there. Send it again.")
    else:
        _publish(upload, etag, source, sha256, rendered)


def _settle_unclaimable(owner_id: str, upload_id: str) -> None:
    """Why could it not be claimed? In hand: come back. Final or forgotten: what lies in incoming/ is a stray."""
    try:
        state = uploads.upload_get(upload_id=upload_id, now=datetime.now(UTC)).state
    except UploadNotFound:
        state = None
    if state in (uploads.PROCESSING, uploads.AWAITING_UPLOAD):
        raise StillClaimed(upload_id)
    object_delete(keys.incoming(owner_id, upload_id))


def _check_bytes(upload: Upload, size: int, sha256: str) -> None:
    """What arrived must be what was announced, whatever S3 has checked."""
    if size != upload.size:
        raise PictureRejected("size_mismatch", "The file did not arrive whole. Send it again.")
    if upload.sha256 and sha256 != upload.sha256:
        raise PictureRejected("checksum_mismatch", "The file changed on its way to us. Send it again.")


def _reject(upload: Upload, etag: str, code: str, detail: str) -> None:
    uploads.upload_reject(upload_id=upload.upload_id, etag=etag, code=code, detail=detail, now=datetime.now(UTC))
    object_delete(keys.incoming(upload.owner_id, upload.upload_id))


def _keep_original(upload: Upload, etag: str, source: Path) -> None:
    """Inside S3; if the sender has overwritten it meanwhile, from what was read before."""
    original = keys.original(upload.owner_id, upload.upload_id)
    try:
        object_copy(
            keys.incoming(upload.owner_id, upload.upload_id), original, etag=etag, content_type=upload.content_type
        )
    except (ObjectChanged, ObjectMissing):
        object_write(original, source, content_type=upload.content_type)


def _publish(upload: Upload, etag: str, source: Path, sha256: str, rendered: Rendered) -> None:
    """Bytes first, then the transaction that makes them a picture: a row never points at nothing."""
    image_id, owner_id = upload.upload_id, upload.owner_id
    _keep_original(upload, etag, source)
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
