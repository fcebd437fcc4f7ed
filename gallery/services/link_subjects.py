"""What a link may lead to: the one place that knows the kinds there are."""

from typing import Final

from gallery.errors import Invalid, NotTheOwner
from gallery.services.images import image_get
from gallery.tables.images import Image

IMAGE: Final = "image"
SUBJECT_KINDS: Final = (IMAGE,)


def link_subject(*, owner_id: str, kind: str, subject_id: str) -> Image:
    """What its owner shares, as it is now; asked when a link is made and again whenever one is opened.

    Raises ImageNotFound, NotTheOwner or Invalid. A new kind, such as an album, is a branch here.
    """
    if kind != IMAGE:
        raise Invalid("A link leads to an image.", field="subject")
    image = image_get(viewer_id=owner_id, image_id=subject_id)
    if image.owner_id != owner_id:
        raise NotTheOwner
    return image
