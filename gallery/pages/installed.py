"""What makes the site an app to install: its manifest, its service worker, and where other apps share pictures to."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from gallery.media.formats import ACCEPTED_TYPES
from gallery.pages.views import SITE_DESCRIPTION, SITE_NAME

PAPER: Final = "#fbfbfa"  # as in tokens.css; the manifest knows one theme


@require_safe
@cache_control(public=True, max_age=3600)
def manifest(_request: HttpRequest) -> JsonResponse:
    """`/manifest.webmanifest` (https://www.w3.org/TR/appmanifest/), with where other apps share pictures to."""
    start = reverse("feed")
    described = {
        "id": start,
        "name": SITE_NAME,
        "short_name": SITE_NAME,
        "description": SITE_DESCRIPTION,
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("maskable-512.png", 512, "maskable"),
        ],
        "shortcuts": [{"name": "Upload", "url": reverse("upload_page")}],
        # https://w3c.github.io/web-share-target/level-2/
        "share_target": {
            "action": reverse("share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "pictures", "accept": list(ACCEPTED_TYPES)}]},
        },
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """`/service-worker.js`: at the root, because a worker is for what lies below its own address."""
    style_url = static("error.css")
    shown = {"version": _bundle_version(), "style_url": style_url, "static_url": style_url.rpartition("/")[0] + "/"}
    answer = render(request, "service-worker.js", shown, content_type="text/javascript")
    # What the worker itself may load; static files may be on another origin.
    at = urlsplit(style_url)
    elsewhere = f" {at.scheme}://{at.netloc}" if at.netloc else ""
    answer["Content-Security-Policy"] = f"default-src 'none'; connect-src 'self'{elsewhere}"
    return answer


# Another app sends this, so it can have no token. Nothing is read from it, and nothing changes.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def share(_request: HttpRequest) -> HttpResponse:
    """`/share`: the service worker takes what is sent here; only where it is missing does it come to us, in vain."""
    answer = HttpResponseRedirect(f"{reverse('upload_page')}?shared=1")
    answer.status_code = 303
    return answer


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": static(f"icons/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@cache
def _bundle_version() -> str:
    """Another for every build, so that a new worker forgets the files of the old one."""
    built = Path(str(settings.DJANGO_VITE["default"]["manifest_path"]))
    content = built.read_bytes() if built.is_file() else b""
    return hashlib.sha256(content).hexdigest()[:12]
