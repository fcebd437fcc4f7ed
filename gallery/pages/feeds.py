"""Feeds of pictures: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, from any list of cards.

They name lasting addresses only, so that caches and readers may keep them. Who asks again with the ETag is answered
304; readers that know only dates see a change of words with the next new picture.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.html import format_html, linebreaks
from django.utils.http import http_date
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from gallery.pages.addresses import (
    image_address,
    preview_address,
    site_address,
    tag_feed_address,
    user_address,
    user_feed_address,
)
from gallery.services.cards import Card
from gallery.services.strangers import pictures_with_tag, public_pictures

FEED_SIZE: Final = 30
CACHE_SECONDS: Final = 300
# By the last part of a feed's address.
CONTENT_TYPES: Final = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
# What tags of pictures may be.
TAG_NAME: Final = re.compile(r"[\w-]{1,50}")
# Characters that XML 1.0 has no way to write.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Channel:
    """What a feed is about: its page, its own address, and since when there is something to tell."""

    title: str
    description: str
    page: str
    address: str
    since: datetime


@require_safe
def user_feed(request: HttpRequest, handle: str, kind: str) -> HttpResponse:
    """`/u/<handle>/feed.<rss|atom|json>`: somebody's newest public pictures."""
    if kind not in CONTENT_TYPES:
        raise Http404
    found = public_pictures(handle=handle, limit=FEED_SIZE)
    owner = found.owner
    channel = Channel(
        title=f"Pictures by {owner.display_name}",
        description=owner.bio or f"Pictures that {owner.display_name} has published.",
        page=user_address(owner.handle),
        address=user_feed_address(owner.handle, kind),
        since=owner.created_at,
    )
    return feed_response(request, kind, channel, found.cards)


@require_safe
def tag_feed(request: HttpRequest, tag: str, kind: str) -> HttpResponse:
    """`/tags/<tag>/feed.<rss|atom|json>`: everybody's newest public pictures with a tag."""
    if kind not in CONTENT_TYPES or not TAG_NAME.fullmatch(tag):
        raise Http404
    channel = Channel(
        title=f"Pictures tagged {tag}",
        description=f"Public pictures with the tag {tag}.",
        page=site_address(),
        address=tag_feed_address(tag, kind),
        since=datetime(1970, 1, 1, tzinfo=UTC),
    )
    return feed_response(request, kind, channel, pictures_with_tag(tag=tag, limit=FEED_SIZE))


def feed_response(request: HttpRequest, kind: str, channel: Channel, cards: Sequence[Card]) -> HttpResponse:
    """The feed in one of CONTENT_TYPES, or 304 if the reader has it already."""
    body = _WRITERS[kind](channel, cards)
    newest = max((published_at(card) for card in cards), default=channel.since)
    response = HttpResponse(body, content_type=f"{CONTENT_TYPES[kind]}; charset=utf-8")
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["Last-Modified"] = http_date(newest.timestamp())
    response["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    # Readers that run in other sites' pages may read it: everybody may.
    response["Access-Control-Allow-Origin"] = "*"
    answer = get_conditional_response(
        request, etag=response["ETag"], last_modified=int(newest.timestamp()), response=response
    )
    return answer or response


def published_at(card: Card) -> datetime:
    published: datetime | None = card.image.published_at
    created: datetime = card.image.created_at
    return created if published is None else published


def _xml(generator: type[SyndicationFeed]) -> Callable[[Channel, Sequence[Card]], bytes]:
    class Dated(generator):  # type: ignore[valid-type, misc]  # the two generators share all that is used here
        def latest_post_date(self) -> datetime:
            """Django's says "now" for an empty feed, which would be another feed each time."""
            newest: datetime = max((item["pubdate"] for item in self.items), default=self.feed["since"])
            return newest

    def write(channel: Channel, cards: Sequence[Card]) -> bytes:
        feed = Dated(
            title=_writable(channel.title),
            link=channel.page,
            description=_writable(channel.description),
            feed_url=channel.address,
            language="en",
            since=channel.since,
        )
        for card in cards:
            image = card.image
            feed.add_item(
                title=_writable(_title(card)),
                link=image_address(image.image_id),
                unique_id=image_address(image.image_id),
                description=_writable(_content(card)),
                author_name=_writable(card.owner.display_name),
                author_link=user_address(card.owner.handle),
                pubdate=published_at(card),
                updateddate=published_at(card),
                categories=sorted(image.tags or ()),
                # RSS wants a length; nobody knows it without asking S3, and 0 is what readers take for that.
                enclosures=[Enclosure(preview_address(image.image_id), "0", "image/jpeg")],
            )
        return str(feed.writeString("utf-8")).encode()

    return write


def _json(channel: Channel, cards: Sequence[Card]) -> bytes:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "language": "en",
        "items": [_json_item(card) for card in cards],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _json_item(card: Card) -> dict[str, Any]:
    image = card.image
    preview = preview_address(image.image_id)
    return {
        "id": image_address(image.image_id),
        "url": image_address(image.image_id),
        "title": _title(card),
        "content_html": _content(card),
        "image": preview,
        "date_published": published_at(card).isoformat(timespec="seconds"),
        "authors": [{"name": card.owner.display_name, "url": user_address(card.owner.handle)}],
        "tags": sorted(image.tags or ()),
        "attachments": [{"url": preview, "mime_type": "image/jpeg"}],
    }


def _title(card: Card) -> str:
    return str(card.image.title) or "Untitled"


def _content(card: Card) -> SafeString:
    """HTML for readers: the picture as a link to its page, and its description."""
    image = card.image
    return format_html(
        '<p><a href="{}"><img src="{}" alt="{}"></a></p>{}',
        image_address(image.image_id),
        preview_address(image.image_id),
        image.alt_text or image.title,
        SafeString(linebreaks(image.description, autoescape=True)) if image.description else "",
    )


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


_WRITERS: Final = {"rss": _xml(Rss201rev2Feed), "atom": _xml(Atom1Feed), "json": _json}
