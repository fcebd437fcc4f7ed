"""Writing what was rendered of a picture to where readers find it."""

from gallery.media.formats import FORMATS
from gallery.media.rendered import Rendered
from gallery.storage import keys
from gallery.storage.objects import object_write


def renditions_write(image_id: str, content_type: str, rendered: Rendered) -> None:
    """The published copy, the preview and all sizes. Written again, each key gets the same bytes."""
    object_write(keys.published(image_id), rendered.published, content_type=FORMATS[content_type].published_type)
    object_write(keys.preview(image_id), rendered.preview, content_type="image/jpeg")
    for width, webp in rendered.renditions.items():
        object_write(keys.rendition(image_id, width), webp, content_type="image/webp")
    for width, avif in rendered.avif_renditions.items():
        object_write(keys.rendition(image_id, width, "avif"), avif, content_type="image/avif")
