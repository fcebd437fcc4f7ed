"""The pages that a link opens for anybody who has it: a gate if it needs one, the picture or album, and downloads.

They are exempt from CSRF tokens: they change nothing of the visitor's, a form that lies elsewhere needs the link's
address, and whoever knows that can open the link themselves. (With `no-referrer` browsers send `Origin: null`.)
"""

from typing import Any, Final
from urllib.parse import urlencode

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import Forbidden, LimitReached
from accounts.views import visitor_ip
from gallery.errors import LinkPasswordRequired
from gallery.media.formats import ACCEPTED_TYPES
from gallery.serializers.links import MAX_PASSWORD
from gallery.services.additions import NAME_LENGTH
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.downloads import ORIGINAL
from gallery.services.link_cards import link_card, link_cards, link_download
from gallery.services.link_pictures import link_picture, link_pictures
from gallery.services.link_visits import Gate, Visit, link_look, link_open, link_revisit
from gallery.services.uploads import POST_BYTES
from gallery.tables.albums import Album
from gallery.tables.images import Image

# Of an album at once, and in the grid no wider than this, in pixels.
PICTURES: Final = 60
_GRID_WIDTH: Final = 640

# Chromium wants the end of a form's redirects in the policy, too: downloads come straight from S3.
_POLICY: Final[dict[str, Any]] = {"form-action": [settings.MEDIA_URL_ORIGIN]}


@require_http_methods(["GET", "POST"])
@csrf_exempt
@csp_update(_POLICY)  # type: ignore[arg-type]  # typed for views without arguments
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """`/s/<token>`: what the link leads to. POST is the visitor's word that they mean to open it."""
    if request.method == "POST":
        return _enter(request, token)
    found = link_look(
        token=token, viewer_id=_viewer_id(request), visit_pass=_visit_pass(request), ip=visitor_ip(request)
    )
    if isinstance(found, Gate):
        return _gate(request, needs_password=found.needs_password)
    subject = found.subject
    response = _album(request, found, subject) if isinstance(subject, Album) else _picture(request, found, subject)
    return _with_pass(response, token, found)


@require_safe
@csp_update(_POLICY)  # type: ignore[arg-type]  # typed for views without arguments
def picture(request: HttpRequest, token: str, image_id: str) -> HttpResponse:
    """`/s/<token>/i/<image_id>`: one picture of an album, for who has opened the link; others are sent to its page."""
    try:
        visit = _revisit(request, token)
    except LinkPasswordRequired:
        return _to_page(token)
    return _picture(request, visit, link_picture(visit, image_id=image_id), album_url=_page_url(token))


@require_POST
@csrf_exempt
@csp_update(_POLICY)  # type: ignore[arg-type]  # typed for views without arguments
def download(request: HttpRequest, token: str, image_id: str | None = None) -> HttpResponse:
    """`/s/<token>/download` and `…/i/<image_id>/download`: on to the bytes, for who has opened the link before."""
    try:
        visit = _revisit(request, token)
    except LinkPasswordRequired:
        return _to_page(token)
    found = link_picture(visit, image_id=image_id)
    signed = link_download(visit.link, found, rendition=request.POST.get("rendition", ORIGINAL)[:10])
    return HttpResponseRedirect(signed.url, status=303)


def _picture(request: HttpRequest, visit: Visit, image: Image, *, album_url: str | None = None) -> HttpResponse:
    shown = link_card(visit.link, image)
    largest = max((one for one in shown.card.renditions if one.format == "webp"), key=lambda one: one.width)
    context = {"shown": shown, "largest": largest, "link": visit.link, "owner": visit.owner, "album_url": album_url}
    return render(request, "shared/picture.html", context)


def _album(request: HttpRequest, visit: Visit, album: Album) -> HttpResponse:
    """One page of it: as many requests whatever the album holds."""
    listing = f"link:{visit.link.link_id}"
    page = link_pictures(visit, limit=PICTURES, after=cursor_decode(request.GET.get("after"), listing=listing))
    cursor = cursor_encode(page.after, listing=listing)
    context = {
        "album": album,
        "link": visit.link,
        "owner": visit.owner,
        "pictures": link_cards(visit.link, page.images, widest=_GRID_WIDTH),
        "is_first_page": "after" not in request.GET,
        "next_page": urlencode({"after": cursor}) if cursor else None,
        "accepted_types": ",".join(ACCEPTED_TYPES),
        "name_length": NAME_LENGTH,
        "most_bytes": POST_BYTES,
        "visit_pass": visit.visit_pass,
        # The API asks it of who is signed in by a cookie; nobody else gets another cookie for looking.
        "csrf_token_of_person": get_token(request) if visit.link.may_add and request.user.is_authenticated else "",
    }
    return render(request, "shared/album.html", context)


def _revisit(request: HttpRequest, token: str) -> Visit:
    return link_revisit(token=token, viewer_id=_viewer_id(request), visit_pass=_visit_pass(request))


def _enter(request: HttpRequest, token: str) -> HttpResponse:
    try:
        visit = link_open(
            token=token,
            viewer_id=_viewer_id(request),
            visit_pass=_visit_pass(request),
            password=request.POST.get("password", "")[:MAX_PASSWORD],
            ip=visitor_ip(request),
        )
    except Forbidden as error:
        return _gate(request, needs_password=True, error=error.detail, status=403)
    except LimitReached as error:
        response = _gate(request, needs_password=True, error=error.detail, status=429)
        response["Retry-After"] = str(error.retry_after)
        return response
    return _with_pass(_to_page(token), token, visit)


def _gate(request: HttpRequest, *, needs_password: bool, error: str | None = None, status: int = 200) -> HttpResponse:
    return render(request, "shared/gate.html", {"needs_password": needs_password, "error": error}, status=status)


def _to_page(token: str) -> HttpResponse:
    return HttpResponseRedirect(_page_url(token), status=303)


def _page_url(token: str) -> str:
    return reverse("shared_page", args=[token])


def _with_pass(response: HttpResponse, token: str, visit: Visit) -> HttpResponse:
    """For this link's pages alone, until the browser is closed or the pass is too old."""
    response.set_cookie(
        _cookie_name(),
        visit.visit_pass,
        path=_page_url(token),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",  # Strict would not come along when the link is followed from a message, and count it again
    )
    return response


def _visit_pass(request: HttpRequest) -> str | None:
    return request.COOKIES.get(_cookie_name())


def _cookie_name() -> str:
    # __Host- would be sent to every page: it allows no path.
    return "__Secure-visit" if settings.SESSION_COOKIE_SECURE else "visit"


def _viewer_id(request: HttpRequest) -> str | None:
    return str(request.user.pk) if request.user.is_authenticated else None
