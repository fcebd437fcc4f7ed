"""Where the bytes of a picture go that nobody may have any more, and where they could have been had before."""

from gallery.errors import ObjectMissing
from gallery.media.formats import JPEG
from gallery.media.sizes import rendition_widths
from gallery.storage import keys
from gallery.storage.objects import object_copy, object_etag, objects_delete
from gallery.tables.images import Image


def quarantine_fill(image: Image) -> None:
    """The original and what moderators look at of it, into quarantine; then everything else goes. May be done again."""
    owner_id, image_id = str(image.owner_id), str(image.image_id)
    bytes_copy(keys.original(owner_id, image_id), keys.quarantined(owner_id, image_id), image.content_type or JPEG)
    bytes_copy(keys.preview(image_id), keys.evidence(owner_id, image_id), JPEG)
    objects_delete(readable_keys(image))


def readable_keys(image: Image) -> list[str]:
    """Every key that was ever signed for somebody, and where the worker takes it from."""
    owner_id, image_id = str(image.owner_id), str(image.image_id)
    found = keys.of_image(owner_id, image_id, rendition_widths(int(image.width)))
    return [keys.incoming(owner_id, image_id), *found]


def bytes_copy(source: str, key: str, content_type: str) -> None:
    """What is not there (any more) has been copied by a run that was cut off after it."""
    etag = object_etag(source)
    if etag is None:
        return
    try:
        object_copy(source, key, etag=etag, content_type=content_type)
    except ObjectMissing:
        return
