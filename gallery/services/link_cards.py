"""What the visitor of a link gets of a picture: no size, no fact and no file that the link does not allow."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gallery.errors import Forbidden, Invalid
from gallery.media.formats import FORMATS, JPEG
from gallery.media.sizes import rendition_height, rendition_widths
from gallery.services.cards import CAMERA_FACTS, Card, Details, Rendition, card_with_details
from gallery.services.downloads import ORIGINAL, Download, file_stem
from gallery.services.link_visits import Visit
from gallery.storage import keys
from gallery.storage.presign import presign_download, presign_shared


@dataclass(frozen=True)
class LinkCard:
    """A picture dressed for a visitor; `downloads` are what `link_download` would give them."""

    card: Card
    may_download_original: bool


def link_card(visit: Visit) -> LinkCard:
    """The picture with renditions up to the link's largest, whose URLs never outlive the link."""
    image, link, now = visit.image, visit.link, datetime.now(UTC)
    width, height = int(image.width), int(image.height)
    formats = ("webp", "avif") if image.has_avif else ("webp",)
    signed = {
        (step, kind): presign_shared(
            keys.rendition(image.image_id, step, kind),
            content_type=f"image/{kind}",
            now=now,
            until=link.open_until,
        )
        for kind in formats
        for step in widths_allowed(visit)
    }
    says_how = any(getattr(image, name) is not None for name in CAMERA_FACTS)
    says_where = None not in (image.latitude, image.longitude)
    card = replace(
        card_with_details(image, viewer_id=None),
        renditions=[
            Rendition(step, rendition_height(width, height, step), kind, url.url)
            for (step, kind), url in signed.items()
        ],
        urls_expire_at=min(url.expires_at for url in signed.values()),
        # The owner has decided for this link, whatever the picture shows to everybody else.
        taken_at=image.taken_at if link.show_metadata else None,
        details=Details(
            camera=image if link.show_metadata and says_how else None,
            location=image if link.show_metadata and says_where else None,
            private=None,
            allow_comments=False,
        ),
    )
    return LinkCard(card, may_download_original(visit))


def widths_allowed(visit: Visit) -> list[int]:
    """Pixels, ascending; the smallest rendition is never more than the smallest limit there is."""
    largest: float | None = visit.link.largest_width
    return [step for step in rendition_widths(int(visit.image.width)) if largest is None or step <= largest]


def may_download_original(visit: Visit) -> bool:
    """Of two limits that contradict each other the stricter holds."""
    return bool(visit.link.allow_original) and visit.link.largest_width is None


def link_download(visit: Visit, *, rendition: str) -> Download:
    """`rendition` is "original" or a width in pixels.

    "original" is the untouched file if the link shows metadata too, otherwise full size without what the file says.
    The name is never the sender's own file name. Raises Forbidden or Invalid.
    """
    image, link, now = visit.image, visit.link, datetime.now(UTC)
    stem = file_stem(image)
    if rendition == ORIGINAL:
        if not may_download_original(visit):
            raise Forbidden("This link does not give the original.")
        content_type = image.content_type or JPEG
        if link.show_metadata:
            key, filename = keys.original(image.owner_id, image.image_id), f"{stem}.{content_type.rpartition('/')[2]}"
        else:
            found = FORMATS[content_type]
            key, filename = keys.published(image.image_id), f"{stem}.{found.extension}"
            content_type = found.published_type
    elif rendition in map(str, widths_allowed(visit)):
        key, content_type = keys.rendition(image.image_id, int(rendition)), "image/webp"
        filename = f"{stem}-{rendition}.webp"
    else:
        raise Invalid("This link does not give this size.", field="rendition")
    signed = presign_download(key, filename=filename, content_type=content_type, now=now, until=link.open_until)
    return Download(signed.url, filename, signed.expires_at)
