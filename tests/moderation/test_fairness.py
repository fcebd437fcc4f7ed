"""Nobody decides about themselves, everybody counts once, and all hear of what became of it."""

import pytest

from gallery.tables.images import Image
from moderation.errors import AboutYourself, CaseNotFound
from moderation.services.appeals import appeal_judge, appeal_make, decision_told
from moderation.services.cases import case_get, case_take
from moderation.services.decisions import decision_undo
from moderation.services.reports import image_report, reports_list
from moderation.tables.cases import DECIDED, OPEN
from tests.gallery.made_up import make_images, make_person
from tests.moderation.made_cases import decide, moderator, reported_image
from tests.roles import acting_as


def test_moderators_decide_nothing_about_themselves() -> None:
    _, owner_id, case_id = reported_image()
    with pytest.raises(AboutYourself):
        case_take(case_id=case_id, moderator_id=owner_id)
    decide(case_id, "hide")
    with pytest.raises(AboutYourself):
        decision_undo(case_id=case_id, moderator_id=owner_id)
    assert case_get(case_id=case_id).state == DECIDED


def test_moderators_do_not_judge_their_own_appeals() -> None:
    _, owner_id, case_id = reported_image()
    decide(case_id, "hide")
    appeal_make(owner_id=owner_id, case_id=case_id, text="It is art.")
    with pytest.raises(AboutYourself):
        case_take(case_id=case_id, moderator_id=owner_id)
    with pytest.raises(AboutYourself):
        appeal_judge(case_id=case_id, moderator_id=owner_id, granted=True, reason="It is mine.")


def test_a_case_of_a_picture_that_is_gone_can_be_dismissed() -> None:
    image_id, _, case_id = reported_image()
    with acting_as("operator"):
        Image(image_id).delete()
    assert decide(case_id, "dismiss").state == DECIDED


def test_a_visitor_counts_once() -> None:
    image_id, _, case_id = reported_image()
    for _ in range(3):
        image_report(viewer_id=None, address="203.0.113.9", image_id=image_id, rule="spam", text="")
    case = case_get(case_id=case_id)
    assert (case.state, case.report_count) == (OPEN, 2)


def test_reporters_hear_that_an_appeal_changed_the_outcome() -> None:
    rita, owner = make_person("Rita"), make_person()
    image_id = str(make_images(owner.user_id)[0].image_id)
    case_id = image_report(viewer_id=rita.user_id, address="", image_id=image_id, rule="harassment", text="")
    decide(case_id, "hide")
    assert outcome_for(rita.user_id) == "action_taken"
    appeal_make(owner_id=owner.user_id, case_id=case_id, text="It is art.")
    judge = moderator()
    case_take(case_id=case_id, moderator_id=judge)
    appeal_judge(case_id=case_id, moderator_id=judge, granted=True, reason="It is.")
    assert outcome_for(rita.user_id) == "no_action"
    assert decision_told(viewer_id=owner.user_id, case_id=case_id).is_taken_back


def outcome_for(reporter_id: str) -> str | None:
    shown, _ = reports_list(viewer_id=reporter_id, limit=5, before=None)
    return shown[0].outcome


def test_nobody_appeals_what_was_done_in_their_favour() -> None:
    image_id, owner_id, case_id = reported_image()
    decide(case_id, "hide")
    assert decision_told(viewer_id=owner_id, case_id=case_id).may_appeal
    second_id = image_report(viewer_id=owner_id, address="", image_id=image_id, rule="harassment", text="")
    decide(second_id, "restore")
    assert not decision_told(viewer_id=owner_id, case_id=second_id).may_appeal


def test_owners_do_not_hear_of_reports_that_were_dismissed() -> None:
    _, owner_id, case_id = reported_image()
    decide(case_id, "dismiss")
    with pytest.raises(CaseNotFound):
        decision_told(viewer_id=owner_id, case_id=case_id)
