"""What every request goes through: large ones are refused, refusals become pages, secret answers are not stored."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.errors import Conflict, DomainError, Forbidden, Gone, Invalid, LimitReached, NotFound, Unavailable
from imageshare.views import not_found, too_large

_PAGES: tuple[tuple[type[DomainError], int, str], ...] = (
    (NotFound, 404, "404.html"),
    (Gone, 410, "410.html"),
    (Forbidden, 403, "403.html"),
    (Invalid, 400, "400.html"),
    (Conflict, 409, "400.html"),
    (LimitReached, 429, "429.html"),
    (Unavailable, 503, "503.html"),
)


class DomainErrorPages:
    """A page with the right status for a DomainError that a view of pages let through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        for kind, status, template in _PAGES:
            if isinstance(exception, kind):
                response = render(request, template, {"detail": exception.detail}, status=status)
                if isinstance(exception, LimitReached) and exception.retry_after is not None:
                    response["Retry-After"] = str(exception.retry_after)
                return response
        return None


# No address of ours comes near; DynamoDB takes keys of up to 1024 bytes and calls longer ones an error.
LONGEST_PATH: Final = 500


class LargeRequestsAreRefused:
    """Nothing here takes files, so a large body is a mistake; REST framework alone would read it, whatever its size.

    Nor are there long names: what a path says is what rows are looked up by.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.path_info.encode()) > LONGEST_PATH:
            return not_found(request, Http404())
        declared = str(request.META.get("CONTENT_LENGTH") or 0)
        size = int(declared) if declared.isascii() and declared.isdigit() else 0
        return too_large(request) if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE else self.get_response(request)


class ApiAnswersAreNotStored:
    """The API's answers hold signed URLs and what only the caller may see: no cache keeps them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ShareLinksStayPrivate:
    """The address of a page below /s/ is a secret: no other site is told it, no index lists it, no cache keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/s/"):
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Cache-Control"] = "private, no-store"
        return response
