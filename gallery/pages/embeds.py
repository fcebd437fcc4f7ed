"""Pictures in other people's pages: a page to be framed, and oEmbed (https://oembed.com), which tells how.

Both are as for a stranger, set no cookie and run no script, whoever looks.
"""

from typing import Any, Final

from csp.constants import NONCE, NONE
from csp.decorators import csp
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from gallery.media.sizes import PREVIEW_WIDTH, rendition_height
from gallery.pages.addresses import embed_address, image_address, preview_address, user_address
from gallery.services.cards import Card
from gallery.services.strangers import picture_to_embed

CACHE_SECONDS: Final = 300
DEFAULT_WIDTH: Final = 640
MAX_SIDE: Final = 10_000
# Below the picture in the frame: its title and whose it is; pixels, as in templates/embed.html.
CAPTION_HEIGHT: Final = 48

# Its own, not the site's: framed by anybody, and nothing in it but pictures and its own few styles.
_POLICY: Final[dict[str, Any]] = {
    "default-src": [NONE],
    "img-src": [settings.MEDIA_VIEW_URL],
    "style-src": [NONCE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}


class OembedForm(forms.Form):
    """The query of an oEmbed request; sizes are pixels."""

    url = forms.CharField(max_length=2000)
    format = forms.CharField(max_length=10, required=False)
    maxwidth = forms.IntegerField(min_value=1, max_value=MAX_SIDE, required=False)
    maxheight = forms.IntegerField(min_value=1, max_value=MAX_SIDE, required=False)


@require_safe
@xframe_options_exempt
@cache_control(public=True, max_age=CACHE_SECONDS)
@csp(_POLICY)  # type: ignore[arg-type]  # typed for views without arguments
def embed(request: HttpRequest, image_id: str) -> HttpResponse:
    """`/i/<id>/embed`: one picture, for frames in other sites."""
    card = picture_to_embed(image_id=image_id)
    shown = [one for one in card.renditions if one.format == "webp"]
    context = {
        "card": card,
        "renditions": shown,
        "largest": shown[-1],
        "image_url": image_address(image_id),
        "owner_url": user_address(card.owner.handle),
    }
    return render(request, "embed.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """`/oembed?url=&format=json&maxwidth=&maxheight=`: how to embed one of our pictures, for sites that ask.

    404 for an address that is none of ours or may not be embedded, 501 for another format than JSON, as oEmbed says.
    """
    asked = OembedForm(request.GET)
    if not asked.is_valid():
        return JsonResponse({"errors": asked.errors.get_json_data()}, status=400)
    if asked.cleaned_data["format"] not in ("", "json"):
        return JsonResponse({"errors": "Only JSON."}, status=501)
    card = picture_to_embed(image_id=image_id_of(asked.cleaned_data["url"]))
    maxwidth, maxheight = asked.cleaned_data["maxwidth"], asked.cleaned_data["maxheight"]
    response = JsonResponse(_described(card, maxwidth=maxwidth or DEFAULT_WIDTH, maxheight=maxheight or MAX_SIDE))
    response["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def image_id_of(url: str) -> str:
    """The picture whose permalink this is. Raises Http404. Nothing is ever fetched from it."""
    address = url.partition("#")[0].partition("?")[0]
    if not address.startswith(f"{settings.SITE_URL}/"):
        raise Http404
    try:
        match = resolve(address.removeprefix(settings.SITE_URL))
    except Resolver404:
        raise Http404 from None
    if match.url_name != "image_page":
        raise Http404
    return str(match.kwargs["image_id"])


def _described(card: Card, *, maxwidth: int, maxheight: int) -> dict[str, Any]:
    """oEmbed's `rich` type: a frame, because one picture file has one size and sites want theirs."""
    image = card.image
    width, height = int(image.width), int(image.height)
    shown_width = max(1, min(maxwidth, width, int(max(1, maxheight - CAPTION_HEIGHT) * width / height)))
    frame_height = min(maxheight, rendition_height(width, height, shown_width) + CAPTION_HEIGHT)
    described = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "ImageShare",
        "provider_url": f"{settings.SITE_URL}/",
        "title": image.title,
        "author_name": card.owner.display_name,
        "author_url": user_address(card.owner.handle),
        "cache_age": CACHE_SECONDS,
        "width": shown_width,
        "height": frame_height,
        "html": format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" style="border:0"></iframe>',
            embed_address(image.image_id),
            shown_width,
            frame_height,
            image.alt_text or image.title or f"A picture by {card.owner.display_name}",
        ),
    }
    preview_width = min(PREVIEW_WIDTH, width)
    preview_height = rendition_height(width, height, preview_width)
    if preview_width <= maxwidth and preview_height <= maxheight:
        described |= {
            "thumbnail_url": preview_address(image.image_id),
            "thumbnail_width": preview_width,
            "thumbnail_height": preview_height,
        }
    return described
