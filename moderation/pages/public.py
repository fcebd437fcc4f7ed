"""What everybody may know of moderation, and what the owner of something is told of a decision about it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import Conflict, Invalid
from moderation.guards import user_of
from moderation.pages import words
from moderation.pages.told import decision_context
from moderation.rules import rules_in_force
from moderation.services.appeals import TEXT_MAX, Told, appeal_make, decision_told
from moderation.services.shown import rule_title
from moderation.services.transparency import Month, months_counted

# Decisions as the public counts them: by what was done, in the order of the columns.
COLUMNS: Final = (
    ("Removed", ("remove", "remove_comment")),
    ("Hidden or labelled", ("hide", "label")),
    ("Warned", ("warn",)),
    ("Suspended", ("suspend",)),
    ("Banned", ("ban",)),
    ("Nothing was wrong", ("dismiss", "approve")),
    ("Appeals granted", ("appeal_granted",)),
    ("Appeals refused", ("appeal_refused",)),
)
_APPEALS: Final = ("appeal_granted", "appeal_refused")
_DECISIONS: Final = frozenset(action for _, actions in COLUMNS for action in actions if action not in _APPEALS)


@require_safe
@cache_control(public=True, max_age=300)
def transparency(request: HttpRequest) -> HttpResponse:
    """`/transparency`: how many decisions there were, by rule and month."""
    counted = months_counted()
    context = {
        "months": [_month(month) for month in counted if month.counts],
        "columns": [name for name, _ in COLUMNS],
        "by_month": [_point(month) for month in reversed(counted)],
        "by_rule": _by_rule(counted),
        "rules": rules_in_force().rules,
    }
    return render(request, "moderation/transparency.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def decision(request: HttpRequest, case_id: str) -> HttpResponse:
    """`/decisions/<case>`: for the owner why and what to do, with the one appeal; for who reported the outcome."""
    viewer_id, text, error = user_of(request).sub, "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            appeal_make(owner_id=viewer_id, case_id=case_id, text=text)
        except (Invalid, Conflict) as refusal:
            error = refusal.detail
        else:
            return redirect("decision", case_id=case_id)
    told = decision_told(viewer_id=viewer_id, case_id=case_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    context = decision_context(told) if told.is_owner else _told_reporter(told)
    context |= {"text": text, "error": error, "longest": TEXT_MAX}
    return render(request, "moderation/decision.html", context, status=status)


def _point(month: Month) -> tuple[str, int, str]:
    """A column of the chart: what was decided in that month, appeals apart."""
    count = sum(count for (_, action), count in month.counts.items() if action in _DECISIONS)
    return f"{date.fromisoformat(f'{month.month}-01'):%b %Y}", count, f"{count:,}"


def _by_rule(months: Iterable[Month]) -> list[dict[str, Any]]:
    """How many decisions each rule had, most first."""
    found: Counter[str] = Counter()
    for month in months:
        for (rule, action), count in month.counts.items():
            found[rule] += count if action in _DECISIONS else 0
    return [{"rule": _title(rule), "count": count} for rule, count in found.most_common() if count]


def _title(rule: str) -> str:
    return rule_title("" if rule == "none" else rule)


def _month(month: Month) -> dict[str, Any]:
    rules = sorted({rule for rule, _ in month.counts}, key=rule_title)
    rows = [
        {
            "rule": _title(rule),
            "counts": [sum(month.counts.get((rule, action), 0) for action in actions) for _, actions in COLUMNS],
        }
        for rule in rules
    ]
    return {"name": f"{date.fromisoformat(f'{month.month}-01'):%B %Y}", "rows": rows}


def _told_reporter(told: Told) -> dict[str, Any]:
    said = {
        None: "What you reported waits for a moderator",
        "no_action": "A moderator looked at what you reported, and it breaks no rule",
        "action_taken": "Something was done about what you reported",
    }
    decided_at: datetime | None = told.case.decided_at
    return {
        "decision": {"words": said[told.outcome], "at": decided_at or told.case.opened_at, "is_report": True},
        "thanks": f"Thank you for the report about a {words.KINDS[told.case.kind].lower()}.",
    }
