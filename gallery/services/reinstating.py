"""The worker's part in giving a picture back: it renders the original anew and shows the picture again.

The original comes by the way that uploads come, so a lost or doubled event does no harm: the job puts it there again,
and the last step is one transaction that either shows the picture or changes nothing.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from accounts.tables.transactions import transact_if
from gallery.errors import ObjectChanged, ObjectMissing
from gallery.media.formats import JPEG
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.messages import jobs_announce
from gallery.services.rendering import renditions_write
from gallery.storage import keys
from gallery.storage.objects import object_delete, object_fetch, objects_delete
from gallery.tables.image_changes import derive_job_id
from gallery.tables.images import REINSTATING, TAKEN_DOWN, Image, image_find
from gallery.tables.moderated import image_returned_writes
from gallery.tables.timelines import timeline_job_id
from gallery.tables.trash import custody_job_id

log = logging.getLogger(__name__)


class ChangedMeanwhile(Exception):
    """Somebody changed the picture's row; the event should come back."""


def picture_return(image: Image, *, etag: str) -> None:
    """Render what lies in incoming/, and end the reinstatement. Raises PictureRejected or ChangedMeanwhile."""
    image_id, incoming = str(image.image_id), keys.incoming(image.owner_id, image.image_id)
    with TemporaryDirectory(prefix="picture-") as directory:
        source, results = Path(directory) / "source", Path(directory) / "results"
        results.mkdir()
        try:
            object_fetch(incoming, etag=etag, path=source, max_bytes=int(image.size or 0))
        except (ObjectChanged, ObjectMissing):
            return  # another event is on its way, or another worker was faster
        content_type = image.content_type or JPEG
        rendered = render_in_child(source, results, content_type=content_type, avif=settings.AVIF_RENDITIONS)
        renditions_write(image_id, content_type, rendered)
        _show(image, rendered)
    object_delete(incoming)


def _show(image: Image, rendered: Rendered) -> None:
    image_id, now = str(image.image_id), datetime.now(UTC)
    has_avif = bool(rendered.avif_renditions)
    if transact_if(lambda writes: image_returned_writes(writes, image, has_avif=has_avif, now=now)):
        log.info("picture %s is back", image_id)
        jobs_announce([derive_job_id(image_id), timeline_job_id(image_id), custody_job_id(image_id)])
        return
    current = image_find(image_id=image_id)
    if current is not None and current.state == REINSTATING:
        raise ChangedMeanwhile(image_id)
    if current is None or current.state in TAKEN_DOWN:
        made = keys.of_image(image.owner_id, image_id, list(rendered.renditions))
        objects_delete([key for key in made if key != keys.original(image.owner_id, image_id)])
