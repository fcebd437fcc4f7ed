"""Who gets into the pages of moderation. Everybody else is told that there is nothing there.

Groups come from the ID token, and Cognito is asked at each request whether they still hold: somebody who was taken out
of one a moment ago does nothing more.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User
from accounts.services.roles import ADMINISTRATORS, MODERATORS, roles_now
from moderation.kept_forms import form_keep

RECENT_SECONDS: Final = 15 * 60

View = Callable[..., HttpResponseBase]


def moderators_only(view: View) -> View:
    """Sign in first; then 404 for whoever is not a moderator at this moment."""
    return _members_only(view, MODERATORS)


def administrators_only(view: View) -> View:
    """Sign in first; then 404 for whoever is not an administrator at this moment."""
    return _members_only(view, ADMINISTRATORS)


def still_moderates(request: HttpRequest) -> Callable[[], bool]:
    """Asks Cognito anew, for what takes longer than a moment after the guard has asked."""
    user_id = user_of(request).sub
    return lambda: bool(roles_now(user_id=user_id, claimed=frozenset({MODERATORS})))


def user_of(request: HttpRequest) -> User:
    """The signed-in person. Raises Http404 for a visitor; the guards have seen to that before."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def signed_in_recently(request: HttpRequest) -> bool:
    """Whether the person proved who they are within a quarter of an hour (`auth_time` of their ID token)."""
    proven_at = user_of(request).authenticated_at
    return proven_at is not None and proven_at >= time.time() - RECENT_SECONDS


def sign_in_again(request: HttpRequest, *, page: str) -> HttpResponse:
    """To Cognito and back to `page`, where the form that was sent waits to be sent again."""
    query = urlencode({"next": page, "again": "1"})
    response = redirect(f"{reverse('oidc_authentication_init')}?{query}")
    form_keep(response, request.POST, page=page, user_id=user_of(request).sub)
    return response


def recently_signed_in(page_name: str) -> Callable[[View], View]:
    """For what is dangerous from an unattended browser: prove who you are again, then send it from that page again."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if signed_in_recently(request):
                return view(request, *args, **kwargs)
            return sign_in_again(request, page=reverse(page_name))

        return guarded

    return decorate


def _members_only(view: View, role: str) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = user_of(request)
        claimed = (user.groups & {MODERATORS, ADMINISTRATORS}) - (user.profile.roles_taken or set())
        if role not in claimed:
            raise Http404
        user.groups = roles_now(user_id=user.sub, claimed=claimed)
        if role not in user.groups:
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)
