"""Reports: what people, and visitors, tell the moderators of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.utils.crypto import salted_hmac

from accounts.services.profiles import profile_seen, text_clean
from accounts.services.throttles import throttle
from gallery.errors import CommentNotFound
from gallery.services.images import image_get
from gallery.tables.comments import comment_find
from moderation.rules import rules_in_force
from moderation.services.cases import case_report
from moderation.subjects import Subject
from moderation.tables.cases import DECIDED, Case, cases_get
from moderation.tables.effects import AGAINST
from moderation.tables.reports import Report, reports_of_reporter

TEXT_MAX: Final = 1000
PER_HOUR: Final = 30
PER_HOUR_OF_VISITORS: Final = 5


@dataclass(frozen=True)
class Reported:
    """A report and what has become of its case: `open`, or `decided` with the outcome in one word."""

    report: Report
    kind: str
    state: str
    outcome: str | None


def image_report(*, viewer_id: str | None, address: str, image_id: str, rule: str, text: str) -> str:
    """Report a picture that the viewer can see; None is a visitor. Returns the id of the case.

    Raises ImageNotFound, Invalid or LimitReached.
    """
    _throttle(viewer_id, address)
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    subject = Subject.image(image_id, owner_id=image.owner_id)
    return _report(
        subject, _reporter(viewer_id, address), rule, text, evidence=f"{image.title}\n{image.description}".strip()
    )


def comment_report(*, viewer_id: str | None, address: str, image_id: str, comment_id: str, rule: str, text: str) -> str:
    """The same of a comment on such a picture. Raises CommentNotFound besides."""
    _throttle(viewer_id, address)
    image_get(viewer_id=viewer_id, image_id=image_id)
    comment = comment_find(image_id=image_id, comment_id=comment_id)
    if comment is None or comment.is_removed:
        raise CommentNotFound
    subject = Subject.comment(image_id, comment_id, author_id=comment.author_id)
    return _report(subject, _reporter(viewer_id, address), rule, text, evidence=comment.text)


def person_report(*, viewer_id: str | None, address: str, handle: str, rule: str, text: str) -> str:
    """The same of a person. Raises NotFound besides."""
    _throttle(viewer_id, address)
    profile = profile_seen(handle=handle, viewer_id=viewer_id)
    evidence = f"{profile.display_name} (@{profile.handle})\n{profile.bio}".strip()
    return _report(Subject.user(profile.user_id), _reporter(viewer_id, address), rule, text, evidence=evidence)


def reports_list(*, viewer_id: str, limit: int, before: str | None) -> tuple[list[Reported], str | None]:
    """What the viewer reported, newest case first, with what became of it; and where to go on."""
    found = list(reports_of_reporter(reporter_id=viewer_id, limit=limit + 1, before=before))
    shown = found[:limit]
    cases = cases_get(case_ids=[report.case_id for report in shown]) if shown else {}
    told = [_reported(report, cases[report.case_id]) for report in shown if report.case_id in cases]
    return told, str(shown[-1].case_id) if len(found) > limit else None


def outcome_of(case: Case) -> str | None:
    """What those hear who reported: whether something was done, not what."""
    if case.state != DECIDED:
        return None
    return "action_taken" if case.action in AGAINST and not case.appeal_granted else "no_action"


def _report(subject: Subject, reporter_id: str, rule: str, text: str, *, evidence: str) -> str:
    broken = rules_in_force().get(rule, kind=subject.kind)
    words = text_clean(text, field="text", longest=TEXT_MAX, lines=True)
    return case_report(
        subject=subject,
        reporter_id=reporter_id,
        rule=broken.id,
        severity=broken.severity,
        text=words,
        evidence=evidence[:4000],
        now=datetime.now(UTC),
    )


def _reporter(viewer_id: str | None, address: str) -> str:
    """A visitor is a keyed hash of their address, so that one counts once and nobody reads where they came from."""
    return viewer_id or f"visitor-{salted_hmac('moderation.reports', address).hexdigest()[:16]}"


def _throttle(viewer_id: str | None, address: str) -> None:
    if viewer_id is not None:
        throttle(key=f"reports#{viewer_id}", limit=PER_HOUR, period=3600)
    else:
        throttle(key=f"reports-of-visitors#{address}", limit=PER_HOUR_OF_VISITORS, period=3600)


def _reported(report: Report, case: Case) -> Reported:
    return Reported(report, case.kind, "decided" if case.state == DECIDED else "open", outcome_of(case))
