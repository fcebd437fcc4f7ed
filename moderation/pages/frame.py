"""What every page of the dashboard has around it: the tabs that its viewer may open, and the form they came back to."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from accounts.services.roles import ADMINISTRATORS, MODERATORS
from moderation.guards import user_of
from moderation.kept_forms import COOKIE, form_forget, form_kept


def dashboard_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, tab: str, status: int = 200
) -> HttpResponse:
    """One page; `kept` is what the viewer had sent from here when they were asked to sign in again."""
    groups = user_of(request).groups
    kept = kept_form(request)
    values = {
        **context,
        "tab": tab,
        "kept": kept,
        "is_moderator": MODERATORS in groups,
        "is_administrator": ADMINISTRATORS in groups,
    }
    response = render(request, template, values, status=status)
    if COOKIE in request.COOKIES and kept is not None:
        form_forget(response)
    return response


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form that waits on this page for being sent again."""
    return form_kept(request, user_id=user_of(request).sub) if request.method == "GET" else None
