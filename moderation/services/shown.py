"""A case as a moderator sees it: what it is about, what is known of its owner and of who reported it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.errors import ImageNotFound
from gallery.services.cards import preview_url, thumbnail_of
from gallery.services.lookalikes import similar_images
from gallery.services.takedowns import takedown_preview
from gallery.services.uploads import in_words
from gallery.tables.comments import comment_find
from gallery.tables.images import KEPT, TAKEN_DOWN, Image, image_find, images_get
from moderation.rules import rules_in_force
from moderation.services.queue import history_of_owner, history_of_reporter, reports_shown
from moderation.services.reports import outcome_of
from moderation.subjects import COMMENT, USER
from moderation.tables.cases import Case, cases_get
from moderation.tables.reports import Report

SIMILAR: Final = 8


@dataclass(frozen=True)
class ShownReport:
    """One report; `reporter` is None for a visitor.

    Of the newest others that this person made: how many there are, were decided, and led to something.
    """

    report: Report
    reporter: Profile | None
    before: int = 0
    decided: int = 0
    heeded: int = 0


@dataclass(frozen=True)
class ShownCase:
    """One case with everything that its page says; addresses are signed for a minute or two."""

    case: Case
    image: Image | None
    picture_url: str | None
    text: str
    owner: Profile | None
    history: list[Case]
    reports: list[ShownReport]
    similar: list[tuple[Image, str]] = field(default_factory=list)


def case_shown(case: Case, *, with_similar: bool = False) -> ShownCase:
    """Reads its subject, its owner, twenty cases of theirs, and twenty reports with what their reporters said."""
    subject = case.subject
    image = image_find(image_id=subject.image_id) if subject.image_id else None
    reports = reports_shown(case_id=case.case_id)
    people = profiles_by_id(user_ids={case.owner_id, *(report.reporter_id for report in reports)})
    return ShownCase(
        case=case,
        image=image,
        picture_url=picture_url(image) if image and case.kind != COMMENT else None,
        text=_text(case),
        owner=people.get(case.owner_id),
        history=[one for one in history_of_owner(owner_id=case.owner_id) if one.case_id != case.case_id],
        reports=_shown_reports(case, [(report, people.get(report.reporter_id)) for report in reports]),
        similar=_similar(image) if with_similar and image else [],
    )


def picture_url(image: Image) -> str | None:
    """The JPEG of a picture, wherever its state has put it; None when it is nowhere any more."""
    if image.state not in TAKEN_DOWN:
        return preview_url(image).url
    try:
        return takedown_preview(image.image_id).url
    except ImageNotFound:
        return None


def thumbnails_of(cases: list[Case]) -> dict[str, str]:
    """By case id, addresses of small pictures, of cases about pictures that are not taken down: one batch read."""
    wanted = {case.case_id: case.subject.image_id for case in cases if case.kind not in (COMMENT, USER)}
    images = images_get(image_ids=[one for one in wanted.values() if one]) if wanted else {}
    return {
        case_id: thumbnail_of(images[image_id]).url
        for case_id, image_id in wanted.items()
        if image_id in images and images[image_id].state not in TAKEN_DOWN
    }


def rule_title(rule_id: str) -> str:
    """In words, also for a rule that there is no more."""
    rule = rules_in_force().find(rule_id)
    return rule.title if rule else rule_id or "No rule"


def image_facts(image: Image | None) -> list[tuple[str, str]]:
    """What a moderator may know of a picture, in words."""
    if image is None:
        return [("Picture", "gone for good")]
    return [
        ("Picture", "deleted by its owner, kept for this case" if image.state == KEPT else image.state),
        ("Seen by", image.visibility),
        ("Title", image.title or "none"),
        ("Says", image.description or "nothing"),
        ("Tags", ", ".join(sorted(image.tags or ())) or "none"),
        ("Size", f"{image.width:.0f} x {image.height:.0f}, {in_words(int(image.size or 0))}"),
        ("Sent", f"{image.created_at:%-d %b %Y, %H:%M} UTC"),
        ("Likes and comments", f"{image.like_count:.0f} and {image.comment_count:.0f}"),
    ]


def _text(case: Case) -> str:
    """What the subject said when it was reported, or says now if nobody reported it."""
    if case.kind == COMMENT and not case.evidence and case.subject.image_id and case.subject.comment_id:
        comment = comment_find(image_id=case.subject.image_id, comment_id=case.subject.comment_id)
        return comment.text if comment else ""
    return str(case.evidence)


def _shown_reports(case: Case, reports: Sequence[tuple[Report, Profile | None]]) -> list[ShownReport]:
    """With what came of what the same people reported before: one BatchGetItem for each hundred of those cases."""
    others = {
        report.reporter_id: [
            one.case_id for one in history_of_reporter(reporter_id=report.reporter_id) if one.case_id != case.case_id
        ]
        for report, reporter in reports
        if reporter
    }
    wanted = {case_id for case_ids in others.values() for case_id in case_ids}
    outcomes = {case_id: outcome_of(one) for case_id, one in (cases_get(case_ids=wanted) if wanted else {}).items()}
    found = []
    for report, reporter in reports:
        known = [outcomes.get(case_id) for case_id in others.get(report.reporter_id, [])]
        decided, heeded = sum(one is not None for one in known), known.count("action_taken")
        found.append(ShownReport(report, reporter, len(known), decided, heeded))
    return found


def _similar(image: Image) -> list[tuple[Image, str]]:
    try:
        return [(one, thumbnail_of(one).url) for one in similar_images(image.image_id, limit=SIMILAR)]
    except ImageNotFound:
        return []
