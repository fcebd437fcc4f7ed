"""Who makes the request: Django's user, with the e-mail address and groups that the session remembers.

Who was shut out since they signed in is a visitor like any other, who is told first, on a page of their own.
"""

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from django.contrib import auth
from django.contrib.auth import middleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from accounts.services.devices import device_name
from accounts.services.scopes import API_PATH
from accounts.services.shut_out import is_shut_out, shut_out_address
from accounts.services.sign_ins import SignIn, sign_in_check
from accounts.sessions import SEEN

SIGN_IN: Final = "sign_in"  # the session's key for it
SHUT_OUT_PATH: Final = "/appeal"
SEEN_SECONDS: Final = 3600  # a session is noted as seen at most so often, because each time is a write


class AuthenticationMiddleware(middleware.AuthenticationMiddleware):
    """Django's, but the user is complete. Costs nothing until a view asks for the user, then two reads."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))  # type: ignore[assignment]  # as Django's own does


def _user_of(request: HttpRequest) -> User | AnonymousUser:
    user = auth.get_user(request)
    if not isinstance(user, User):
        request.shut_out_id = _shut_out(request)  # type: ignore[attr-defined]  # ours
        return AnonymousUser()
    seen = request.session.get(SEEN, {"since": 0, "at": 0})
    if user.profile.was_signed_out_since(seen["since"]):
        request.session.flush()
        return AnonymousUser()
    before = SignIn.from_session(request.session.get(SIGN_IN))
    now = sign_in_check(before, user_id=user.sub) if before else None
    if now is None:
        request.session.flush()
        return AnonymousUser()
    if now is not before:
        request.session[SIGN_IN] = asdict(now)
    if seen["at"] < time.time() - SEEN_SECONDS:
        request.session[SEEN] = {**seen, **seen_now(request)}
    user.email = now.email
    user.authenticated_at = now.auth_time
    user.groups = frozenset(now.groups)
    return user


class ShutOutAreTold:
    """Leads a browser whose person was shut out to where they read why, and may appeal.

    Only where a page asked who it is for, so it costs others nothing; programs get the answer that visitors get. Who
    signs out in that browser looks at the site as a visitor from then on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user_id: str | None = getattr(request, "shut_out_id", None)
        if user_id is None or not _is_page(request) or request.path_info == SHUT_OUT_PATH:
            return response
        return HttpResponseRedirect(shut_out_address(user_id))


def _is_page(request: HttpRequest) -> bool:
    """Whether somebody opened it to look at it, as far as the browser says."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.method == "GET" and mode == "navigate" and not request.path_info.startswith(API_PATH)


def _shut_out(request: HttpRequest) -> str | None:
    """Who was signed in here and is shut out now, whether or not the job that closes sessions has come by."""
    user_id = request.session.get(auth.SESSION_KEY) or getattr(request.session, "closed_for", None)
    return user_id if user_id and is_shut_out(user_id=user_id) else None


def seen_now(request: HttpRequest) -> dict[str, Any]:
    """What the session notes of this request. Times are epoch seconds."""
    return {"at": int(time.time()), "device": device_name(request.headers.get("User-Agent", ""))}
