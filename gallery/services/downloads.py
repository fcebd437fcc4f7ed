"""Handing a picture out: a short-lived URL that saves it under a name people recognise."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

from gallery.errors import Invalid
from gallery.media.formats import FORMATS, JPEG
from gallery.media.sizes import rendition_widths
from gallery.services.images import image_get
from gallery.storage import keys
from gallery.storage.presign import presign_download
from gallery.tables.images import Image

ORIGINAL = "original"


@dataclass(frozen=True)
class Download:
    """Where to fetch the bytes until `expires_at`, and what they will be saved as."""

    url: str
    filename: str
    expires_at: datetime


def download_start(*, viewer_id: str | None, image_id: str, rendition: str) -> Download:
    """`rendition` is "original" or a width in pixels.

    "original" gives its owner the untouched file, and everybody else the full-size picture without its private
    metadata. Raises ImageNotFound or Invalid.
    """
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    content_type = image.content_type or JPEG
    if rendition == ORIGINAL and image.owner_id == viewer_id:
        key, filename = keys.original(image.owner_id, image_id), image.filename or image_id
    elif rendition == ORIGINAL:
        # The sender's own file name is theirs: it may say more than they meant to publish.
        found = FORMATS[content_type]
        key, filename, content_type = (
            keys.published(image_id),
            f"{file_stem(image)}.{found.extension}",
            found.published_type,
        )
    else:
        widths = rendition_widths(int(image.width))
        if rendition not in map(str, widths):
            raise Invalid(f"Choose original or one of {', '.join(map(str, widths))}.", field="rendition")
        key, content_type = keys.rendition(image_id, int(rendition)), "image/webp"
        filename = f"{file_stem(image)}-{rendition}.webp"
    signed = presign_download(key, filename=filename, content_type=content_type, now=datetime.now(UTC))
    return Download(signed.url, filename, signed.expires_at)


def file_stem(image: Image) -> str:
    """The title made fit for a file name, or the id."""
    stem = re.sub(r"[^\w\- ]+", "", PurePath(image.title).name).strip()[:80]
    return stem or image.image_id
