"""A picture as it is shown: with its owner, and with URLs that its viewer may load."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.errors import ImageNotFound
from gallery.media.sizes import rendition_height, rendition_widths
from gallery.storage import keys
from gallery.storage.presign import SignedUrl, presign_view
from gallery.tables.favourites import favourite_exists
from gallery.tables.images import Image
from gallery.tables.likes import liked_among

CAMERA_FACTS: Final = ("camera", "lens", "focal_length", "aperture", "exposure_time", "iso")


@dataclass(frozen=True)
class Rendition:
    """One size of a picture; pixels."""

    width: int
    height: int
    format: str
    url: str


@dataclass(frozen=True)
class Details:
    """What a picture's own page shows besides; the parts that are rows are None if this viewer may not see them."""

    allow_comments: bool
    favourite_by_me: bool
    camera: Image | None
    location: Image | None
    private: Image | None


@dataclass(frozen=True)
class Card:
    """Everything a page needs to show one picture; `details` are None in lists, whose index does not hold them."""

    image: Image
    owner: Profile
    renditions: list[Rendition]
    urls_expire_at: datetime
    is_mine: bool
    taken_at: str | None
    liked_by_me: bool
    details: Details | None = None


def cards_for(images: list[Image], *, viewer_id: str | None) -> list[Card]:
    """In the order given; the owners of all of them come by one batch read, and what the viewer likes by another.

    For pictures that a service has already allowed this viewer to see: this dresses them. A picture whose owner is
    away or gone is left out.
    """
    owners = profiles_by_id(user_ids={image.owner_id for image in images})
    liked = liked_among(user_id=viewer_id, image_ids=[i.image_id for i in images]) if viewer_id else frozenset()
    now = datetime.now(UTC)
    return [
        _card(image, owners[image.owner_id], viewer_id=viewer_id, liked=image.image_id in liked, now=now)
        for image in images
        if image.owner_id in owners and not owners[image.owner_id].is_hidden_from(viewer_id)
    ]


def card_with_details(image: Image, *, viewer_id: str | None) -> Card:
    """For the page of one picture, read whole. Raises ImageNotFound if its owner is away or gone."""
    cards = cards_for([image], viewer_id=viewer_id)
    if not cards:
        raise ImageNotFound
    mine = image.owner_id == viewer_id
    says_how = any(getattr(image, name) is not None for name in CAMERA_FACTS)
    says_where = None not in (image.latitude, image.longitude)
    details = Details(
        allow_comments=bool(image.allow_comments),
        favourite_by_me=viewer_id is not None and favourite_exists(image_id=image.image_id, user_id=viewer_id),
        camera=image if says_how and (mine or image.show_camera) else None,
        location=image if says_where and (mine or image.show_location) else None,
        private=image if mine else None,
    )
    return replace(cards[0], details=details)


def preview_url(image: Image) -> SignedUrl:
    """The JPEG for link previews."""
    return presign_view(keys.preview(image.image_id), content_type="image/jpeg", now=datetime.now(UTC))


def thumbnail_of(image: Image) -> Rendition:
    """The smallest rendition, for lists in which a picture is only named."""
    width, height = int(image.width), int(image.height)
    step = rendition_widths(width)[0]
    url = _rendition_url(image, step, "webp", datetime.now(UTC)).url
    return Rendition(step, rendition_height(width, height, step), "webp", url)


def _card(image: Image, owner: Profile, *, viewer_id: str | None, liked: bool, now: datetime) -> Card:
    width, height = int(image.width), int(image.height)
    formats = ("webp", "avif") if image.has_avif else ("webp",)
    signed = {
        (step, kind): _rendition_url(image, step, kind, now) for kind in formats for step in rendition_widths(width)
    }
    return Card(
        image=image,
        owner=owner,
        renditions=[
            Rendition(step, rendition_height(width, height, step), kind, url.url)
            for (step, kind), url in signed.items()
        ],
        urls_expire_at=min(url.expires_at for url in signed.values()),
        is_mine=image.owner_id == viewer_id,
        liked_by_me=liked,
        taken_at=image.taken_at if image.show_camera or image.owner_id == viewer_id else None,
    )


def _rendition_url(image: Image, width: int, kind: str, now: datetime) -> SignedUrl:
    return presign_view(keys.rendition(image.image_id, width, kind), content_type=f"image/{kind}", now=now)
