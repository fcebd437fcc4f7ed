"""The case that is open beside the queue, what was just decided, and what became of several decided at once."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from gallery.errors import ImageNotFound
from gallery.services.takedowns import MOVING, UNREACHABLE, takedown_status
from gallery.tables.images import KEPT, REMOVED
from moderation.errors import CaseNotFound
from moderation.guards import user_of
from moderation.pages import words
from moderation.pages.people import state_of
from moderation.rules import rules_in_force
from moderation.services.cases import case_get
from moderation.services.shown import ShownCase, ShownReport, case_shown, image_facts, rule_title
from moderation.subjects import IMAGE
from moderation.tables.cases import APPEALED, DECIDED, OPEN, Case

RESULTS: Final = "moderation_results"  # the session's key for what became of the cases decided at once
# These have no page to lead to.
_NOT_TO_BE_SEEN: Final = (KEPT, REMOVED)


def case_context(case: Case, *, request: HttpRequest, kept: QueryDict) -> dict[str, Any]:
    """The case with its form; `kept` is what its moderator had sent before they signed in again."""
    moderator_id = user_of(request).sub
    shown = case_shown(case, with_similar="similar" in request.GET)
    now = datetime.now(UTC)
    is_mine = case.state == OPEN and case.is_held_by(moderator_id, now=now)
    rule = rules_in_force().find(kept.get("rule") or case.rule)
    return {
        "case": {
            **_facts(shown),
            "is_mine": is_mine,
            "lease_seconds": max(0, int(float(case.claimed_until or 0) - now.timestamp())),
            "lease_words": words.minutes(timedelta(seconds=float(case.claimed_until or 0) - now.timestamp())),
            "claimed_by": "Another moderator" if case.is_held_by_other(moderator_id, now=now) else None,
            "can_claim": case.state == OPEN,
            "can_undo": case.state == DECIDED and not case.appeal_granted,
            "why_not": _why_not(case, moderator_id, now),
            "revision": int(case.revision),
            "similar_href": f"{request.get_full_path()}&similar=1" if case.kind == IMAGE else None,
        },
        "actions": words.actions_for(case.kind),
        "suspensions": words.SUSPENSIONS,
        "case_rules": [one for one in rules_in_force().rules if case.kind in one.applies_to],
        "form": {
            "rule": rule.id if rule else "",
            "reason": kept.get("reason") or (rule.text if rule else ""),
            "block": not kept or bool(kept.get("block")),
            "days": int(kept.get("days") or 7) if (kept.get("days") or "7").isdecimal() else 7,
        },
    }


def decided_context(case_id: str | None, *, moderator_id: str) -> dict[str, Any] | None:
    """What was just decided, how far its takedown is, and whether this moderator may take it back."""
    if not case_id:
        return None
    try:
        case = case_get(case_id=case_id)
    except CaseNotFound:
        return None
    action: str | None = case.action
    if action is None:
        return {"case_id": case_id, "words": "Taken back: the case is open again.", "can_undo": False}
    takedown = takedown_words(case)
    return {
        "case_id": case_id,
        "words": f"{words.DECIDED_WORDS.get(action, action)}: {words.KINDS[case.kind].lower()}, "
        f"{rule_title(case.rule)}.",
        "takedown": takedown,
        "takedown_url": reverse("moderation_takedown", args=[case_id]) if takedown else None,
        "can_undo": case.state == DECIDED and case.decided_by == moderator_id and not case.appeal_granted,
    }


def takedown_words(case: Case) -> dict[str, Any] | None:
    """How far the removal of a picture is, in words; None if nothing was removed."""
    image_id = case.subject.image_id
    if case.kind != IMAGE or image_id is None:
        return None
    try:
        status = takedown_status(image_id)
    except ImageNotFound:
        return None
    if status.state == UNREACHABLE and status.unreachable_at:
        took = (status.unreachable_at - status.removed_at).total_seconds()
        return {"is_proven": True, "words": f"Unreachable after {took:.0f} s: every address it ever had was tried."}
    if status.state == MOVING:
        return {"is_proven": False, "words": "Its files are being moved into quarantine. Readers may still have it."}
    until = status.reachable_until
    late = f" Copies outside S3 end at {until:%H:%M:%S} UTC." if until and until > datetime.now(UTC) else ""
    return {"is_proven": False, "words": f"In quarantine. Every address it ever had is being tried.{late}"}


def results_of(request: HttpRequest) -> list[dict[str, Any]]:
    """What became of the cases that were decided at once, shown once."""
    found: list[dict[str, Any]] = request.session.pop(RESULTS, []) if RESULTS in request.session else []
    return found


def _facts(shown: ShownCase) -> dict[str, Any]:
    case = shown.case
    return {
        "case_id": case.case_id,
        "is_picture": case.kind == IMAGE,
        "image_id": case.subject.image_id if shown.image and shown.image.state not in _NOT_TO_BE_SEEN else None,
        "title": f"{words.KINDS[case.kind]}: {rule_title(case.rule)}",
        "severity": int(case.severity),
        "severity_words": words.SEVERITIES[int(case.severity)],
        "state": case.state,
        "state_words": words.STATES[case.state],
        "picture_url": shown.picture_url,
        "picture_alt": (shown.image.alt_text if shown.image else "") or "The picture that the case is about",
        "text": shown.text,
        "nothing": "What this was about is gone." if case.kind == IMAGE else "It says nothing.",
        "facts": [
            *(image_facts(shown.image) if case.kind == IMAGE else []),
            ("Opened", f"{case.opened_at:%-d %b %Y, %H:%M} UTC"),
            *([("Found by", case.detail)] if case.detail else []),
        ],
        "owner": shown.owner,
        "owner_state": state_of(shown.owner) if shown.owner else "",
        "owner_history": [_history(one) for one in shown.history],
        "reports": [_report(one) for one in shown.reports],
        "source_words": f"Nobody reported it. It comes from: {case.source}.",
        "decisions": [_history(case)] if case.action else [],
        "similar": [
            {
                "url": url,
                "words": f"{one.width:.0f} x {one.height:.0f}",
                "href": reverse("image_page", args=[one.image_id]),
            }
            for one, url in shown.similar
        ],
    }


def _history(case: Case) -> dict[str, Any]:
    kind, rule = words.KINDS[case.kind].lower(), rule_title(case.rule)
    action: str | None = case.action
    if action is None:
        return {"at": case.opened_at, "words": f"{kind} reported for {rule}, {words.STATES[case.state]}"}
    appealed = " An appeal waits." if case.state == APPEALED else ""
    said = words.DECIDED_WORDS.get(action, action)
    return {"at": case.decided_at, "words": f"{said} ({kind}, {rule}).{appealed}"}


def _report(shown: ShownReport) -> dict[str, Any]:
    who = f"@{shown.reporter.handle}" if shown.reporter else "a visitor, or somebody who is gone"
    return {
        "rule": rule_title(shown.report.rule),
        "who": who,
        "at": shown.report.created_at,
        "text": shown.report.text,
        "history": _before(shown),
    }


def _before(shown: ShownReport) -> str:
    if shown.reporter is None:
        return ""
    if not shown.before:
        return "Their first report."
    many = f"{shown.before} other report{'s' if shown.before != 1 else ''} of theirs"
    return f"{many}; of {shown.decided} decided, {shown.heeded} led to something"


def _why_not(case: Case, moderator_id: str, now: datetime) -> str:
    if case.state == APPEALED:
        return "Its owner has appealed. Appeals are judged on their own page."
    if case.state != OPEN:
        return "It is decided."
    if case.is_held_by_other(moderator_id, now=now):
        return "Another moderator holds it. Take the next one, or wait until their time is over."
    return "Claim it first, so that nobody else decides it at the same time."
