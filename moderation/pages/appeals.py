"""Appeals: what owners say against decisions, judged by a moderator who did not make them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.errors import DomainError
from accounts.services.profiles import profiles_by_id
from moderation.guards import moderators_only, still_moderates, user_of
from moderation.pages import words
from moderation.pages.frame import dashboard_page
from moderation.services.appeals import appeal_judge
from moderation.services.cases import case_take
from moderation.services.queue import queue_list
from moderation.services.shown import rule_title
from moderation.tables.cases import APPEALED, Case


@require_safe
@never_cache
@moderators_only
def appeals(request: HttpRequest) -> HttpResponse:
    """`/moderation/appeals/`: those that wait, the most severe first; each says why the viewer may not judge it."""
    page = queue_list(queue=APPEALED, after=request.GET.get("after") or None)
    people = profiles_by_id(user_ids={str(case.decided_by) for case in page.cases})
    handles = {user_id: str(profile.handle) for user_id, profile in people.items()}
    shown = [_shown(case, handles, moderator_id=user_of(request).sub) for case in page.cases]
    return dashboard_page(request, "moderation/appeals.html", {"appeals": shown, "after": page.after}, tab="appeals")


@require_POST
@moderators_only
def judge(request: HttpRequest, case_id: str) -> HttpResponse:
    """Take the decision back, or let it stand. Nobody judges their own; the transaction sees to that."""
    moderator_id, granted = user_of(request).sub, request.POST.get("outcome") == "restore"
    try:
        case_take(case_id=case_id, moderator_id=moderator_id)
        appeal_judge(
            case_id=case_id,
            moderator_id=moderator_id,
            granted=granted,
            reason=request.POST.get("reason", ""),
            still=still_moderates(request),
        )
    except DomainError as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, "The decision is taken back." if granted else "The decision stands.")
    return redirect("moderation_appeals")


def _shown(case: Case, handles: dict[str, str], *, moderator_id: str) -> dict[str, Any]:
    by = handles.get(str(case.decided_by))
    said = words.DECIDED_WORDS.get(str(case.action), str(case.action))
    is_own = case.decided_by == moderator_id
    return {
        "case_id": case.case_id,
        "title": f"{said}: {words.KINDS[case.kind].lower()}",
        "rule": rule_title(case.rule),
        "decided_at": case.decided_at,
        "decided_by": "you" if is_own else f"@{by}" if by else "somebody who is gone",
        "at": case.appealed_at,
        "reason": case.reason,
        "text": case.appeal,
        "why_not": "The decision was yours, so another moderator has to judge this appeal." if is_own else "",
    }
