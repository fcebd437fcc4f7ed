"""What a link may lead to: the one place that knows the kinds there are."""

from typing import Final

from gallery.errors import ImageNotFound, Invalid, NotTheOwner
from gallery.services.albums import album_see
from gallery.services.images import image_get
from gallery.tables.albums import Album
from gallery.tables.images import Image
from gallery.tables.uploads import READY

IMAGE: Final = "image"
ALBUM: Final = "album"
SUBJECT_KINDS: Final = (IMAGE, ALBUM)

Subject = Image | Album


def link_subject(*, owner_id: str, kind: str, subject_id: str) -> Subject:
    """What its owner shares, as it is now; asked when a link is made and again whenever one is opened.

    Raises ImageNotFound, AlbumNotFound, NotTheOwner or Invalid. A new kind is a branch here.
    """
    subject: Subject
    match kind:
        case "image":
            subject = image_get(viewer_id=owner_id, image_id=subject_id)
            if subject.state != READY:
                raise ImageNotFound  # there for its owner alone
        case "album":
            subject = album_see(viewer_id=owner_id, album_id=subject_id).album
        case _:
            raise Invalid("A link leads to an image or an album.", field="subject")
    if subject.owner_id != owner_id:
        raise NotTheOwner
    return subject
