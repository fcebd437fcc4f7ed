"""What everybody may know of moderation, and what the owner of something is told of a decision about it."""

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
from moderation.rules import rules_in_force
from moderation.services.appeals import TEXT_MAX, Told, appeal_make, decision_told
from moderation.services.shown import rule_title
from moderation.services.transparency import Month, months_counted
from moderation.subjects import COMMENT, IMAGE
from moderation.tables.cases import APPEALED

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
# To whom it is about: what happened, and what they can do.
TOLD: Final = {
    "hide": ("was hidden", "Nobody but you sees it. Change what the rule is about, and appeal."),
    "remove": ("was removed", "Nobody can see it any more. It is kept while you may appeal; do not send it again."),
    "label": ("was labelled as sensitive", "It is shown behind a warning."),
    "remove_comment": ("was removed", "Nobody can see it any more. You may write another one that keeps to the rule."),
    "warn": ("has a warning", "Nothing was taken away. Keep to the rule: what comes next may be more than a warning."),
    "suspend": ("is suspended", "You can sign in again when the time is over."),
    "ban": ("is banned", "You cannot sign in any more."),
}
THINGS: Final = {IMAGE: "Your picture", COMMENT: "Your comment"}


@require_safe
@cache_control(public=True, max_age=300)
def transparency(request: HttpRequest) -> HttpResponse:
    """`/transparency`: how many decisions there were, by rule and month."""
    months = [_month(month) for month in months_counted() if month.counts]
    context = {"months": months, "columns": [name for name, _ in COLUMNS], "rules": rules_in_force().rules}
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
    context = _told(told) if told.is_owner else _told_reporter(told)
    context |= {"text": text, "error": error, "longest": TEXT_MAX}
    return render(request, "moderation/decision.html", context, status=status)


def _month(month: Month) -> dict[str, Any]:
    rules = sorted({rule for rule, _ in month.counts}, key=rule_title)
    rows = [
        {
            "rule": rule_title("" if rule == "none" else rule),
            "counts": [sum(month.counts.get((rule, action), 0) for action in actions) for _, actions in COLUMNS],
        }
        for rule in rules
    ]
    return {"name": f"{date.fromisoformat(f'{month.month}-01'):%B %Y}", "rows": rows}


def _told(told: Told) -> dict[str, Any]:
    case = told.case
    appealed_at: datetime | None = case.appealed_at
    did, advice = TOLD.get(str(case.action), ("was looked at", ""))
    about_person = case.action in ("suspend", "ban", "warn")
    return {
        "decision": {
            "words": f"{'Your account' if about_person else THINGS.get(case.kind, 'Your account')} {did}",
            "subject": case.evidence if case.kind == COMMENT else "",
            "at": case.decided_at,
            "rule": rule_title(case.rule),
            "rule_text": told.rule.text if told.rule else "",
            "reason": case.reason,
            "until": case.until,
            "advice": "" if case.appeal_granted else advice,
        },
        "appeal": _appeal(told) if appealed_at else None,
        "can_appeal": told.may_appeal,
    }


def _appeal(told: Told) -> dict[str, Any]:
    case = told.case
    if case.state == APPEALED:
        outcome = "It waits for a moderator who did not make the decision."
    elif case.appeal_granted:
        outcome = "It was granted: the decision is taken back."
    else:
        outcome = "It was refused: the decision stands."
    return {"at": case.appealed_at, "text": case.appeal, "outcome_words": outcome, "reason": case.appeal_reason}


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
