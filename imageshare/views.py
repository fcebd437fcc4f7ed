"""Pages that belong to no app: health, and what to say when something went wrong."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.tables.profiles import Profile
from gallery.storage.objects import object_etag

log = logging.getLogger(__name__)

_API_ERRORS = {
    400: ("client_error", "bad_request", "This request could not be understood."),
    403: ("client_error", "permission_denied", "You may not do this."),
    404: ("client_error", "not_found", "There is nothing here."),
    413: (
        "client_error",
        "request_too_large",
        "This request is too large. Files go straight to S3.",
    ),
    500: ("server_error", "error", "Something went wrong on our side. Try again in a moment."),
}


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """The process is up and can answer; says nothing of what it depends on."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Whether rows and objects can be reached under this process's role; 503 says which cannot."""
    checks = {"rows": _answers(lambda: Profile.find("-")), "objects": _answers(lambda: object_etag("published/-"))}
    is_ready = all(checks.values())
    said = {name: "ok" if fine else "unreachable" for name, fine in checks.items()}
    return JsonResponse({"status": "ok" if is_ready else "unavailable", **said}, status=200 if is_ready else 503)


@require_safe
def schema(request: HttpRequest) -> HttpResponseBase:
    """The API's schema. Its library is loaded for those alone who ask for it."""
    view = import_string("drf_spectacular.views.SpectacularAPIView")
    answer: HttpResponseBase = view.as_view()(request)
    return answer


@require_safe
def api_docs(request: HttpRequest) -> HttpResponseBase:
    """The schema to read and try out, for developers: what it needs is in no package."""
    if not settings.DEBUG:
        raise Http404
    view = import_string("drf_spectacular.views.SpectacularSwaggerView")
    answer: HttpResponseBase = view.as_view(url_name="schema", template_name="api_docs.html")(request)
    return answer


def _answers(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:
        log.exception("not ready")
        return False
    return True


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400, "400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403, "403.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(request, 403, "csrf.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404, "404.html")


def too_large(request: HttpRequest) -> HttpResponse:
    return _error(request, 413, "400.html")


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, 500, "500.html")


def _error(request: HttpRequest, status: int, template: str) -> HttpResponse:
    """A page for people, and the API's own error shape below /api/."""
    if request.path_info.startswith("/api/"):
        kind, code, detail = _API_ERRORS[status]
        return JsonResponse({"type": kind, "errors": [{"code": code, "detail": detail, "attr": None}]}, status=status)
    return render(request, template, status=status)
