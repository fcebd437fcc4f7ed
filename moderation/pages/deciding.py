"""What moderators do with cases: claim, give back, decide, undo, decide several, and ask how a removal is going."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.errors import DomainError
from moderation.errors import CaseNotFound
from moderation.guards import moderators_only, sign_in_again, signed_in_recently, still_moderates, user_of
from moderation.pages import words
from moderation.pages.case import RESULTS, takedown_words
from moderation.services.cases import case_get, case_leave, case_take
from moderation.services.decisions import Decision, Result, decision_make, decision_undo, decisions_make
from moderation.services.queue import queue_list
from moderation.services.shown import rule_title

BULK_MAX = 30


@require_POST
@moderators_only
def claim(request: HttpRequest, case_id: str) -> HttpResponse:
    """Hold the case for a few minutes."""
    try:
        case_take(case_id=case_id, moderator_id=user_of(request).sub)
    except DomainError as error:
        messages.error(request, error.detail)
    return redirect(_case_page(case_id))


@require_POST
@moderators_only
def release(request: HttpRequest, case_id: str) -> HttpResponse:
    """Let others take it."""
    case_leave(case_id=case_id, moderator_id=user_of(request).sub)
    return redirect(_case_page(case_id))


@require_POST
@moderators_only
def decide(request: HttpRequest, case_id: str) -> HttpResponse:
    """One decision, then the next case; the page says what this one did, and takes it back if asked to."""
    case = case_get(case_id=case_id)
    action = words.action_of(request.POST.get("action", ""), kind=case.kind)
    if action is None:
        messages.error(request, "This cannot be decided here. Choose one of the buttons.")
        return redirect(_case_page(case_id))
    if action.needs_recent_sign_in and not signed_in_recently(request):
        return sign_in_again(request, page=_case_page(case_id))
    try:
        decision_make(
            case_id=case_id,
            moderator_id=user_of(request).sub,
            decision=_decision(request, action.name),
            still=still_moderates(request),
        )
    except DomainError as error:
        messages.error(request, error.detail)
        return redirect(_case_page(case_id))
    return redirect(_next_page(decided=case_id, moderator_id=user_of(request).sub))


@require_POST
@moderators_only
def undo(request: HttpRequest, case_id: str) -> HttpResponse:
    """Take a decision back: the case is open again, and held by who took it back."""
    try:
        decision_undo(case_id=case_id, moderator_id=user_of(request).sub, still=still_moderates(request))
    except DomainError as error:
        messages.error(request, error.detail)
        return redirect(_case_page(case_id))
    messages.success(request, "Taken back. The case is open again.")
    return redirect(_case_page(case_id))


@require_POST
@moderators_only
def bulk(request: HttpRequest) -> HttpResponse:
    """The same decision about several cases, each by itself; what became of each is told."""
    back, action = _back(request), request.POST.get("action", "")
    case_ids = list(dict.fromkeys(request.POST.getlist("case")))[:BULK_MAX]
    if action not in words.BULK or not case_ids:
        messages.error(request, "Select cases first, then what to do with them.")
        return redirect(back)
    if action == "remove" and not signed_in_recently(request):
        return sign_in_again(request, page=back)
    results = decisions_make(
        case_ids=case_ids,
        moderator_id=user_of(request).sub,
        decision=_decision(request, action),
        still=still_moderates(request),
    )
    request.session[RESULTS] = [_told(result, action) for result in results if result.error != CaseNotFound().detail]
    return redirect(back)


@require_safe
@never_cache
@moderators_only
def takedown(request: HttpRequest, case_id: str) -> HttpResponse:
    """How far the removal is, for the page that waits for it."""
    found = takedown_words(case_get(case_id=case_id))
    if found is None:
        return JsonResponse({"is_proven": True, "words": "It is not removed any more."}, status=HTTPStatus.OK)
    return JsonResponse(found)


def _decision(request: HttpRequest, action: str) -> Decision:
    asked = request.POST
    return Decision(
        action=action,
        rule=asked.get("rule", ""),
        reason=asked.get("reason", ""),
        until=_until(request) if action == "suspend" else None,
        block=bool(asked.get("block")),
    )


def _told(result: Result, action: str) -> dict[str, Any]:
    case = case_get(case_id=result.case_id)
    title = f"{words.KINDS[case.kind]}: {rule_title(case.rule)}"
    said = result.error or words.DECIDED_WORDS[action]
    return {"case_id": result.case_id, "title": title, "ok": result.error is None, "words": said}


def _until(request: HttpRequest) -> datetime:
    asked = request.POST.get("days", "")
    days = int(asked) if asked.isdecimal() and int(asked) in dict(words.SUSPENSIONS) else 7
    return datetime.now(UTC) + timedelta(days=days)


def _case_page(case_id: str) -> str:
    return f"{reverse('moderation')}?{urlencode({'case': case_id})}"


def _next_page(*, decided: str, moderator_id: str) -> str:
    """The most severe case that nobody else holds, claimed at once: whoever decides goes on deciding."""
    now = datetime.now(UTC)
    free = [case for case in queue_list(limit=10).cases if not case.is_held_by_other(moderator_id, now=now)]
    following = next((case.case_id for case in free if case.case_id != decided), None)
    if following:
        with suppress(DomainError):
            case_take(case_id=following, moderator_id=moderator_id)
    query = {"decided": decided, **({"case": following} if following else {})}
    return f"{reverse('moderation')}?{urlencode(query)}"


def _back(request: HttpRequest) -> str:
    """The page of the queue that the form was on, if it is one of ours."""
    page = request.POST.get("back", "")
    ours = page.startswith(reverse("moderation")) and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if ours else reverse("moderation")
