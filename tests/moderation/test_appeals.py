"""An owner appeals once, somebody who did not decide judges it, and both sides hear of it."""

from datetime import UTC, datetime

import pytest

from gallery.tables.images import HIDDEN, image_get
from gallery.tables.uploads import READY
from moderation.errors import CaseClosed, CaseNotFound, NotYours
from moderation.services.appeals import appeal_judge, appeal_make, decision_told, decisions_told
from moderation.services.cases import case_take
from moderation.services.queue import queue_list
from moderation.tables.cases import APPEALED, DECIDED
from moderation.tables.decisions import Written, judgement_commit
from moderation.tables.ledger import ledger_head
from tests.moderation.made_cases import decide, moderator, reported_image
from tests.moderation.test_decisions import told, written
from tests.roles import acting_as


def test_an_appeal_that_is_granted_takes_the_decision_back() -> None:
    image_id, owner_id, case_id = reported_image()
    first, second = moderator(), moderator()
    decide(case_id, "hide", by=first)
    with acting_as("web"):
        mine = decision_told(viewer_id=owner_id, case_id=case_id)
        assert (mine.may_appeal, mine.case.reason) == (True, "It attacks somebody.")
        appeal_make(owner_id=owner_id, case_id=case_id, text="It is a wedding.")
        assert case_id in [case.case_id for case in queue_list(queue=APPEALED, limit=100).cases]
        with pytest.raises(NotYours):
            case_take(case_id=case_id, moderator_id=first)
        case_take(case_id=case_id, moderator_id=second)
        case = appeal_judge(case_id=case_id, moderator_id=second, granted=True, reason="You are right.")
    assert (case.state, case.appeal_granted) == (DECIDED, True)
    assert image_get(image_id=image_id).state == READY
    assert [row["action"] for row in written(case_id)] == ["appeal_granted", "appeal", "hide"]
    assert told(owner_id) == [case_id, case_id]


def test_an_appeal_that_is_refused_leaves_it_and_there_is_no_second() -> None:
    image_id, owner_id, case_id = reported_image()
    decide(case_id, "hide")
    second = moderator()
    with acting_as("web"):
        appeal_make(owner_id=owner_id, case_id=case_id, text="No.")
        case_take(case_id=case_id, moderator_id=second)
        appeal_judge(case_id=case_id, moderator_id=second, granted=False, reason="It stays.")
        assert image_get(image_id=image_id).state == HIDDEN
        with pytest.raises(CaseClosed):
            appeal_make(owner_id=owner_id, case_id=case_id, text="Once more.")
    assert decision_told(viewer_id=owner_id, case_id=case_id).case.appeal_reason == "It stays."


def test_a_condition_keeps_who_decided_from_judging() -> None:
    """Whatever the services check: the claim is put into the row by force."""
    _, owner_id, case_id = reported_image()
    first = moderator()
    decide(case_id, "hide", by=first)
    with acting_as("web"):
        case = appeal_make(owner_id=owner_id, case_id=case_id, text="No.").case
    with acting_as("operator"):
        model = type(case)
        case.update(actions=[model.claimed_by.set(first), model.claimed_until.set(4_000_000_000)])
        now = datetime.now(UTC)
        done = judgement_commit(
            case, lambda _writes: None, Written(first, ledger_head(), now, "id"), granted=False, reason="Mine."
        )
    assert not done


def test_others_learn_nothing() -> None:
    _, owner_id, case_id = reported_image()
    with pytest.raises(CaseNotFound):
        decision_told(viewer_id=owner_id, case_id=case_id)  # nothing is decided yet
    decide(case_id, "hide")
    with pytest.raises(CaseNotFound):
        decision_told(viewer_id="somebody", case_id=case_id)
    with pytest.raises(CaseNotFound):
        appeal_make(owner_id="somebody", case_id=case_id, text="Mine!")
    [mine], after = decisions_told(viewer_id=owner_id, limit=10, before=None)
    assert (mine.case.case_id, after) == (case_id, None)
