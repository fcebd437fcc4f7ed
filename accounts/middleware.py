"""Who makes the request: Django's user, with the e-mail address and groups that the session remembers."""

import time
from dataclasses import asdict
from typing import Any, Final

from django.contrib import auth
from django.contrib.auth import middleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from accounts.services.devices import device_name
from accounts.services.sign_ins import SignIn, sign_in_check
from accounts.sessions import SEEN

SIGN_IN: Final = "sign_in"  # the session's key for it
SEEN_SECONDS: Final = 3600  # a session is noted as seen at most so often, because each time is a write


class AuthenticationMiddleware(middleware.AuthenticationMiddleware):
    """Django's, but the user is complete. Costs nothing until a view asks for the user, then two reads."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))  # type: ignore[assignment]  # as Django's own does


def _user_of(request: HttpRequest) -> User | AnonymousUser:
    user = auth.get_user(request)
    if not isinstance(user, User):
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


def seen_now(request: HttpRequest) -> dict[str, Any]:
    """What the session notes of this request. Times are epoch seconds."""
    return {"at": int(time.time()), "device": device_name(request.headers.get("User-Agent", ""))}
