"""The HTML that React takes over: each page with its head tags and its first data already in it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_safe

from accounts.serializers import MeSerializer
from accounts.tables.profiles import Profile
from gallery.errors import NotFound
from gallery.media.formats import ACCEPTED_TYPES
from gallery.media.sizes import PREVIEW_WIDTH, rendition_height
from gallery.pages.addresses import image_address, oembed_address, preview_address, tag_feed_address, user_feed_address
from gallery.pages.feeds import CONTENT_TYPES as FEED_TYPES
from gallery.pages.feeds import TAG_NAME
from gallery.pages.languages import page_language
from gallery.serializers.images import ImagePageSerializer, ImageSerializer, page_json
from gallery.serializers.people import UserSerializer
from gallery.services.cards import Card, card_with_details, preview_url
from gallery.services.cursors import cursor_encode
from gallery.services.images import image_get
from gallery.services.listings import images_list, listing_name
from gallery.services.paging import PAGE_SIZE
from gallery.services.people import person_get
from gallery.services.strangers import pictures_with_tag
from gallery.tables.images import PRIVATE, PUBLIC

SITE_NAME = "ImageShare"
SITE_DESCRIPTION = "Share and store your pictures, in a place of your own."


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def feed(request: HttpRequest) -> HttpResponse:
    """`/`: everybody's public pictures."""
    page = {"kind": "feed", "images": _listing(request)}
    return _shell(request, page, _head(request, SITE_NAME, SITE_DESCRIPTION))


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def upload(request: HttpRequest) -> HttpResponse:
    """`/upload`: where pictures are sent from."""
    head = _head(request, f"Upload · {SITE_NAME}", "Send pictures.", robots="noindex")
    return _shell(request, {"kind": "upload"}, head)


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def user(request: HttpRequest, handle: str) -> HttpResponse:
    """`/u/<handle>`: one person and their pictures."""
    try:
        person = person_get(viewer_id=_viewer_id(request), handle=handle)
    except NotFound:
        return _not_found(request)
    images = _listing(request, handle)
    page = {"kind": "user", "user": UserSerializer(person).data, "images": images}
    return _shell(request, page, _user_head(request, person.profile, images["results"]))


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def image(request: HttpRequest, image_id: str) -> HttpResponse:
    """`/i/<id>`: the permalink of a picture, with Open Graph tags for link previews (https://ogp.me)."""
    try:
        found = image_get(viewer_id=_viewer_id(request), image_id=image_id)
    except NotFound:
        return _not_found(request)
    card = card_with_details(found, viewer_id=_viewer_id(request))
    return _shell(request, {"kind": "image", "image": ImageSerializer(card).data}, _image_head(request, card))


@require_GET
@cache_control(private=True, max_age=600)
def preview(request: HttpRequest, image_id: str) -> HttpResponse:
    """`/i/<id>/preview`: a lasting address for link previews, which leads to a signed one for as long as it may."""
    try:
        # As a stranger: a preview must never show more than a signed-out visitor may see.
        found = image_get(viewer_id=None, image_id=image_id)
    except NotFound as error:
        raise Http404 from error
    return HttpResponseRedirect(preview_url(found).url)


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def tag(request: HttpRequest, tag: str) -> HttpResponse:
    """`/tags/<tag>`: everybody's public pictures with a tag. Who is signed in gets them from the API, page by page."""
    name = tag.lower()
    if not TAG_NAME.fullmatch(name):
        return _not_found(request)
    head = _head(request, f"#{name} · {SITE_NAME}", f"Public pictures with the tag {name}.")
    head["alternates"] = [
        {"type": kind, "title": f"#{name}: {known.upper()}", "url": tag_feed_address(name, known)}
        for known, kind in FEED_TYPES.items()
    ]
    if request.user.is_authenticated:
        return _shell(request, {"kind": "own"}, head)
    cards = pictures_with_tag(tag=name, limit=PAGE_SIZE)
    head["robots"] = None if cards else "noindex"
    images = ImagePageSerializer({"results": cards, "next_cursor": None}).data
    return _shell(request, {"kind": "tag", "tag": name, "images": images}, head)


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def user_albums(request: HttpRequest, handle: str) -> HttpResponse:
    """`/u/<handle>/albums`: whose albums they are; which ones, the API tells whoever is signed in."""
    try:
        person = person_get(viewer_id=_viewer_id(request), handle=handle)
    except NotFound:
        return _not_found(request)
    title = f"Albums by {person.profile.display_name} · {SITE_NAME}"
    head = _head(request, title, SITE_DESCRIPTION, robots="noindex")
    return _shell(request, {"kind": "person", "user": UserSerializer(person).data}, head)


def _shell(request: HttpRequest, page: dict[str, Any], head: dict[str, Any], status: int = 200) -> HttpResponse:
    initial_data = {
        "config": {
            "max_upload_bytes": settings.MAX_UPLOAD_BYTES,
            "accepted_types": list(ACCEPTED_TYPES),
            "sign_in_url": reverse("oidc_authentication_init"),
            "sign_up_url": reverse("accounts_sign_up"),
            "sign_out_url": reverse("oidc_logout"),
            "debug": settings.DEBUG,
        },
        "me": MeSerializer(request.user).data if request.user.is_authenticated else None,
        "page": page,
    }
    context = {"head": head, "initial_data": initial_data, "language": page_language(request)}
    response = render(request, "shell.html", context, status=status)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def titled_shell(request: HttpRequest, title: str) -> HttpResponse:
    """A page whose data React asks for itself, because it is for one person alone."""
    head = _head(request, f"{title} · {SITE_NAME}", SITE_DESCRIPTION, robots="noindex")
    return _shell(request, {"kind": "own"}, head)


def _not_found(request: HttpRequest) -> HttpResponse:
    head = _head(request, f"Not found · {SITE_NAME}", "There is nothing here.", robots="noindex")
    return _shell(request, {"kind": "not_found"}, head, status=404)


def _listing(request: HttpRequest, handle: str | None = None) -> dict[str, Any]:
    viewer_id = _viewer_id(request)
    listing = listing_name(viewer_id=viewer_id, owner_handle=handle)
    page = images_list(viewer_id=viewer_id, owner_handle=handle)
    return page_json(page, viewer_id=viewer_id, next_cursor=cursor_encode(page.after, listing=listing))


def _viewer_id(request: HttpRequest) -> str | None:
    return request.user.pk if request.user.is_authenticated else None


def _head(request: HttpRequest, title: str, description: str, robots: str | None = None) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "url": f"{settings.SITE_ORIGIN}{request.path}",
        "image_url": None,
        "robots": robots,
        "type": "website",
        "alternates": [],
    }


def _user_head(request: HttpRequest, profile: Profile, newest: list[dict[str, Any]]) -> dict[str, Any]:
    """With the newest public picture: previews are fetched by strangers, who see no other, whoever is looking now."""
    title = f"{profile.display_name} (@{profile.handle}) · {SITE_NAME}"
    head = _head(request, title, profile.bio or f"Pictures by {profile.display_name}.")
    head |= {
        "type": "profile",
        "username": profile.handle,
        "alternates": [
            {
                "type": kind,
                "title": f"{profile.display_name}: {name.upper()}",
                "url": user_feed_address(profile.handle, name),
            }
            for name, kind in FEED_TYPES.items()
        ],
    }
    shown = next((image for image in newest if image["visibility"] == PUBLIC), None)
    if shown:
        head |= _preview(shown["id"], shown["width"], shown["height"], shown["alt_text"] or shown["title"])
    return head


def _image_head(request: HttpRequest, card: Card) -> dict[str, Any]:
    shown, name = card.image, card.owner.display_name
    head = _head(request, f"{shown.title or 'A picture'} by {name}", shown.description or f"A picture by {name}.")
    head |= {"type": "article", "robots": None if shown.visibility == PUBLIC else "noindex"}
    if shown.allow_embedding and shown.visibility != PRIVATE:
        described = f"{oembed_address()}?{urlencode({'url': image_address(shown.image_id), 'format': 'json'})}"
        head["alternates"] = [{"type": "application/json+oembed", "title": head["title"], "url": described}]
    return head | _preview(shown.image_id, int(shown.width), int(shown.height), shown.alt_text or shown.title)


def _preview(image_id: str, width: int, height: int, alt: str) -> dict[str, Any]:
    """What Open Graph tells of the JPEG for link previews."""
    preview_width = min(PREVIEW_WIDTH, width)
    return {
        "image_url": preview_address(image_id),
        "image_width": preview_width,
        "image_height": rendition_height(width, height, preview_width),
        "image_alt": alt,
    }
