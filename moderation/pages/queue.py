"""The queue and the open case beside it: `/moderation/`."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.services.profiles import profiles_by_id
from moderation.errors import CaseNotFound
from moderation.guards import moderators_only, user_of
from moderation.pages import words
from moderation.pages.case import case_context, decided_context, results_of
from moderation.pages.frame import dashboard_page, kept_form
from moderation.rules import rules_in_force
from moderation.services.cases import case_get
from moderation.services.queue import Filters, queue_list
from moderation.services.shown import rule_title, thumbnails_of
from moderation.subjects import COMMENT, IMAGE, USER
from moderation.tables.cases import APPEALED, OPEN, Case

STATES = ((OPEN, "Open"), (APPEALED, "Appealed"))
KINDS = (("", "Anything"), (IMAGE, "Pictures"), (COMMENT, "Comments"), (USER, "People"))


@require_safe
@never_cache
@moderators_only
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, filtered, and the case that is open beside it; what was just decided stands above that."""
    moderator_id, asked = user_of(request).sub, request.GET
    state = asked.get("state") if asked.get("state") in (OPEN, APPEALED) else OPEN
    filters = Filters(
        kind=asked.get("kind") or None,
        rule=asked.get("rule") or None,
        held_by=moderator_id if asked.get("mine") else None,
    )
    some = filters if filters != Filters() else None
    page = queue_list(queue=str(state), filters=some, after=asked.get("after") or None)
    case = _open_case(asked.get("case"))
    kept = kept_form(request) or QueryDict()
    kept_query = {name: asked[name] for name in ("state", "kind", "rule", "mine", "after") if asked.get(name)}
    context = {
        "states": STATES,
        "kinds": KINDS,
        "rules": rules_in_force().rules,
        "filters": {
            "state": state,
            "kind": filters.kind,
            "rule": filters.rule,
            "mine": filters.held_by,
            "any": bool(kept_query),
        },
        "items": _items(page.cases, case, moderator_id=moderator_id, query=kept_query, kept=kept.getlist("case")),
        "more_href": _href({**kept_query, "after": page.after}) if page.after else None,
        "here": request.get_full_path(),
        "can_bulk": state == OPEN,
        "bulk_kept": bool(kept.getlist("case")),
        "results": results_of(request),
        "decided": decided_context(asked.get("decided"), moderator_id=moderator_id),
        **(case_context(case, request=request, kept=kept) if case else {"case": None}),
    }
    return dashboard_page(request, "moderation/queue.html", context, tab="queue")


def _open_case(case_id: str | None) -> Case | None:
    try:
        return case_get(case_id=case_id) if case_id else None
    except CaseNotFound:
        return None


def _items(
    cases: list[Case], current: Case | None, *, moderator_id: str, query: dict[str, str], kept: list[str]
) -> list[dict[str, Any]]:
    now = datetime.now(UTC)
    thumbs = thumbnails_of(cases)
    people = profiles_by_id(user_ids={str(case.claimed_by) for case in cases if case.claimed_by})
    ids = [str(case.case_id) for case in cases]
    after = ids.index(current.case_id) + 1 if current and current.case_id in ids else 0
    following = ids[after % len(ids)] if ids else None
    return [
        {
            "case_id": case.case_id,
            "href": _href({**query, "case": case.case_id}),
            "title": f"{words.KINDS[case.kind]}: {rule_title(case.rule)}",
            "rule": rule_title(case.rule),
            "reports": int(case.report_count),
            "opened_at": case.opened_at,
            "severity": int(case.severity),
            "severity_words": words.SEVERITIES[int(case.severity)],
            "thumb_url": thumbs.get(case.case_id),
            "glyph": words.GLYPHS[case.kind],
            "claimed": _claimed(case, moderator_id, people, now),
            "is_current": bool(current and current.case_id == case.case_id),
            "is_next": case.case_id == following,
            "is_kept": case.case_id in kept,
        }
        for case in cases
    ]


def _claimed(case: Case, moderator_id: str, people: dict[str, Any], now: datetime) -> str:
    if case.is_held_by(moderator_id, now=now):
        left = timedelta(seconds=float(case.claimed_until or 0) - now.timestamp())
        return f"Yours for {words.minutes(left)}"
    if case.is_held_by_other(moderator_id, now=now):
        holder = people.get(str(case.claimed_by))
        return f"Held by @{holder.handle}" if holder else "Held by another moderator"
    return ""


def _href(query: dict[str, str | None]) -> str:
    return f"{reverse('moderation')}?{urlencode({name: value for name, value in query.items() if value})}"
