"""A form that was sent while the sign-in was too old: kept in the browser until its sender has signed in again.

It travels in a signed cookie of ten minutes, because the session is made anew by the sign-in. It is given back to the
person who sent it only, on the page it came from.
"""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict

COOKIE: Final = "kept-form"
LIFETIME_SECONDS: Final = 600
# API Gateway takes 10 KB of headers, and a browser 4 KB a cookie.
MAX_LENGTH: Final = 3500
_SALT: Final = "moderation.kept_forms"


def form_keep(response: HttpResponse, data: QueryDict, *, page: str, user_id: str) -> None:
    """What is too long for a cookie is not kept."""
    fields = data.copy()
    fields.pop("csrfmiddlewaretoken", None)
    value = signing.dumps([user_id, page, fields.urlencode()], salt=_SALT, compress=True)
    if len(value) > MAX_LENGTH:
        return
    response.set_cookie(
        COOKIE,
        value,
        max_age=LIFETIME_SECONDS,
        path=_path(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def form_kept(request: HttpRequest, *, user_id: str) -> QueryDict | None:
    """What this person sent from this page, if they just came back from signing in."""
    try:
        whose, page, fields = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LIFETIME_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return QueryDict(fields) if (whose, page) == (user_id, request.get_full_path()) else None


def form_forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=_path(), samesite="Lax")


def _path() -> str:
    return f"{settings.FORCE_SCRIPT_NAME}/moderation/"
