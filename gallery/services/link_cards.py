"""What the visitor of a link gets of a picture: no size, no fact and no file that the link does not allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.errors import Forbidden, ImageNotFound, Invalid
from gallery.media.formats import FORMATS, JPEG
from gallery.media.sizes import rendition_height, rendition_widths
from gallery.services.cards import CAMERA_FACTS, Card, Details, Rendition
from gallery.services.downloads import ORIGINAL, Download, file_stem
from gallery.storage import keys
from gallery.storage.presign import presign_download, presign_shared
from gallery.tables.images import Image
from gallery.tables.links import Link


@dataclass(frozen=True)
class LinkCard:
    """A picture dressed for a visitor; `link_download` gives them what `may_download_original` promises."""

    card: Card
    may_download_original: bool


def link_card(link: Link, image: Image) -> LinkCard:
    """Raises ImageNotFound if its owner is gone."""
    cards = link_cards(link, [image])
    if not cards:
        raise ImageNotFound
    return cards[0]


def link_cards(link: Link, images: Sequence[Image], *, widest: int | None = None) -> list[LinkCard]:
    """In the order given, with renditions up to the link's largest and `widest`, whose URLs never outlive the link.

    Their owners come by one batch read; a picture whose owner is gone or away is left out.
    """
    owners = profiles_by_id(user_ids={image.owner_id for image in images}) if images else {}
    now = datetime.now(UTC)
    return [
        LinkCard(_card(link, image, owners[image.owner_id], widest=widest, now=now), may_download_original(link))
        for image in images
        if image.owner_id in owners and not owners[image.owner_id].is_away
    ]


def widths_allowed(link: Link, image: Image) -> list[int]:
    """Pixels, ascending; the smallest rendition is never more than the smallest limit there is."""
    largest: float | None = link.largest_width
    return [step for step in rendition_widths(int(image.width)) if largest is None or step <= largest]


def may_download_original(link: Link) -> bool:
    """Of two limits that contradict each other the stricter holds."""
    return bool(link.allow_original) and link.largest_width is None


def link_download(link: Link, image: Image, *, rendition: str) -> Download:
    """`rendition` is "original" or a width in pixels.

    "original" is the untouched file if the link shows metadata too and the picture is its owner's, otherwise full size
    without what the file says. The name is never the sender's own file name. Raises Forbidden or Invalid.
    """
    now, stem = datetime.now(UTC), file_stem(image)
    if rendition == ORIGINAL:
        if not may_download_original(link):
            raise Forbidden("This link does not give the original.")
        content_type = image.content_type or JPEG
        if link.show_metadata and _is_for_link_to_decide(link, image):
            key, filename = keys.original(image.owner_id, image.image_id), f"{stem}.{content_type.rpartition('/')[2]}"
        else:
            found = FORMATS[content_type]
            key, filename = keys.published(image.image_id), f"{stem}.{found.extension}"
            content_type = found.published_type
    elif rendition in map(str, widths_allowed(link, image)):
        key, content_type = keys.rendition(image.image_id, int(rendition)), "image/webp"
        filename = f"{stem}-{rendition}.webp"
    else:
        raise Invalid("This link does not give this size.", field="rendition")
    signed = presign_download(key, filename=filename, content_type=content_type, now=now, until=link.open_until)
    return Download(signed.url, filename, signed.expires_at)


def _card(link: Link, image: Image, owner: Profile, *, widest: int | None, now: datetime) -> Card:
    width, height = int(image.width), int(image.height)
    widths = widths_allowed(link, image)
    steps = [step for step in widths if widest is None or step <= widest] or widths[:1]
    signed = {
        (step, kind): presign_shared(
            keys.rendition(image.image_id, step, kind),
            content_type=f"image/{kind}",
            now=now,
            until=link.open_until,
        )
        for kind in (("webp", "avif") if image.has_avif else ("webp",))
        for step in steps
    }
    says_how = any(getattr(image, name) is not None for name in CAMERA_FACTS)
    says_where = None not in (image.latitude, image.longitude)
    decides = _is_for_link_to_decide(link, image)
    shows_how = bool(link.show_metadata and (decides or image.show_camera))
    shows_where = bool(link.show_metadata and (decides or image.show_location))
    return Card(
        image=image,
        owner=owner,
        renditions=[
            Rendition(step, rendition_height(width, height, step), kind, url.url)
            for (step, kind), url in signed.items()
        ],
        urls_expire_at=min(url.expires_at for url in signed.values()),
        is_mine=False,
        liked_by_me=False,
        taken_at=image.taken_at if shows_how else None,
        details=Details(
            camera=image if says_how and shows_how else None,
            location=image if says_where and shows_where else None,
            private=None,
            allow_comments=False,
            favourite_by_me=False,
        ),
    )


def _is_for_link_to_decide(link: Link, image: Image) -> bool:
    """Its owner has decided for this link, whatever their picture shows others.

    For other members' pictures they cannot, and what the file of a visitor says was not given them to hand on.
    """
    return bool(image.owner_id == link.owner_id and not image.guest_name)
