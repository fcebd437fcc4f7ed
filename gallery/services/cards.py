"""A picture as it is shown: with its owner, and with URLs that its viewer may load."""

from dataclasses import dataclass
from datetime import UTC, datetime

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.media.sizes import rendition_height, rendition_widths
from gallery.storage import keys
from gallery.storage.presign import SignedUrl, presign_view
from gallery.tables.images import Image


@dataclass(frozen=True)
class Rendition:
    """One size of a picture; pixels."""

    width: int
    height: int
    format: str
    url: str


@dataclass(frozen=True)
class Card:
    """Everything a page needs to show one picture."""

    image: Image
    owner: Profile
    renditions: list[Rendition]
    urls_expire_at: datetime
    is_mine: bool


def cards_for(images: list[Image], *, viewer_id: str | None) -> list[Card]:
    """In the order given; the owners of all of them come by one batch read.

    For pictures that a service has already allowed this viewer to see: this only dresses them. A picture whose owner
    is gone is left out.
    """
    owners = profiles_by_id(user_ids={image.owner_id for image in images})
    now = datetime.now(UTC)
    return [
        _card(image, owners[image.owner_id], viewer_id=viewer_id, now=now)
        for image in images
        if image.owner_id in owners
    ]


def preview_url(image: Image) -> SignedUrl:
    """The JPEG for link previews."""
    return presign_view(keys.preview(image.image_id), content_type="image/jpeg", now=datetime.now(UTC))


def _card(image: Image, owner: Profile, *, viewer_id: str | None, now: datetime) -> Card:
    width, height = int(image.width), int(image.height)
    signed = {step: _rendition_url(image, step, now) for step in rendition_widths(width)}
    return Card(
        image=image,
        owner=owner,
        renditions=[
            Rendition(step, rendition_height(width, height, step), "webp", url.url) for step, url in signed.items()
        ],
        urls_expire_at=min(url.expires_at for url in signed.values()),
        is_mine=image.owner_id == viewer_id,
    )


def _rendition_url(image: Image, width: int, now: datetime) -> SignedUrl:
    return presign_view(keys.rendition(image.image_id, width), content_type="image/webp", now=now)
