"""Taking a decision back leaves what was there before it, and whatever else was decided."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from accounts.services.profiles import profile_get
from gallery.events import queue, uploaded
from gallery.services.blocklist import block_entries_add, block_entry
from gallery.tables.blocklist import Blocked
from gallery.tables.images import HIDDEN, REINSTATING, REMOVED, Image, image_get
from moderation.errors import CaseClosed
from moderation.services.appeals import decision_told
from moderation.services.cases import case_open_automatically
from moderation.services.decisions import decision_undo
from moderation.subjects import Subject
from tests.gallery.made_up import make_person
from tests.gallery.pictures import jpeg
from tests.gallery.senders import run_jobs, share
from tests.moderation.made_cases import decide, moderator, reported_image
from tests.roles import acting_as


def another_case(image_id: str, owner_id: str) -> str:
    """A case of the same picture, once the first one is decided."""
    subject = Subject.image(image_id, owner_id=owner_id)
    return case_open_automatically(subject=subject, source="test", rule="", severity=1, detail="")


def undo_and_dismiss(case_id: str) -> None:
    """Whoever takes a decision back has the case to decide again."""
    who = moderator()
    with acting_as("web"):
        decision_undo(case_id=case_id, moderator_id=who)
    decide(case_id, "dismiss", by=who)


def tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)


@pytest.mark.parametrize(("second", "until"), [("ban", None), ("suspend", datetime(2100, 1, 1, tzinfo=UTC))])
def test_who_is_banned_twice_stays_out_when_one_is_taken_back(second: str, until: datetime | None) -> None:
    image_id, owner_id, first_id = reported_image()
    decide(first_id, "ban")
    second_id = another_case(image_id, owner_id)
    decide(second_id, second, until=until)
    undo_and_dismiss(second_id)
    assert profile_get(user_id=owner_id).is_shut_out
    decision_undo(case_id=first_id, moderator_id=moderator())
    assert not profile_get(user_id=owner_id).is_shut_out


def test_a_suspension_is_left_when_a_ban_is_taken_back() -> None:
    image_id, owner_id, first_id = reported_image()
    until = tomorrow()
    decide(first_id, "suspend", until=until)
    second_id = another_case(image_id, owner_id)
    decide(second_id, "ban")
    decision_undo(case_id=second_id, moderator_id=moderator())
    profile = profile_get(user_id=owner_id)
    assert (profile.state, profile.suspended_until) == ("active", until)


def test_what_was_ended_on_purpose_does_not_come_back() -> None:
    image_id, owner_id, first_id = reported_image()
    decide(first_id, "ban")
    of_person = Subject.user(owner_id)
    second_id = case_open_automatically(subject=of_person, source="test", rule="", severity=1, detail="")
    decide(second_id, "reinstate")
    third_id = another_case(image_id, owner_id)
    decide(third_id, "suspend", until=tomorrow())
    decision_undo(case_id=third_id, moderator_id=moderator())
    assert not profile_get(user_id=owner_id).is_shut_out
    decision_undo(case_id=second_id, moderator_id=moderator())
    assert profile_get(user_id=owner_id).is_shut_out


def test_undoing_the_return_of_a_removed_picture_removes_it_again() -> None:
    image_id, owner_id, first_id = reported_image()
    decide(first_id, "remove")
    second_id = another_case(image_id, owner_id)
    decide(second_id, "restore")
    decision_undo(case_id=second_id, moderator_id=moderator())
    assert image_get(image_id=image_id).state == REMOVED


def test_a_picture_that_was_hidden_is_hidden_when_its_removal_is_taken_back() -> None:
    owner = make_person()
    image_id = str(share(owner.user_id, jpeg(300, 200)).image_id)
    decide(another_case(image_id, owner.user_id), "hide")
    second_id = another_case(image_id, owner.user_id)
    decide(second_id, "remove")
    run_jobs()
    decision_undo(case_id=second_id, moderator_id=moderator())
    run_jobs()
    run_worker(image_id)
    assert image_get(image_id=image_id).state == HIDDEN
    assert profile_get(user_id=owner.user_id).image_count == 0


def run_worker(image_id: str) -> None:
    """Until the picture has its bytes back."""
    with acting_as("worker"):
        for _ in range(30):
            if image_get(image_id=image_id).state != REINSTATING:
                return
            queue.poll_once(uploaded.handle, wait_seconds=1)


def test_a_label_that_was_there_before_stays() -> None:
    image_id, _, case_id = reported_image()
    decide(case_id, "label")
    second_id = another_case(image_id, str(image_get(image_id=image_id).owner_id))
    decide(second_id, "label")
    undo_and_dismiss(second_id)
    assert image_get(image_id=image_id).sensitive
    decision_undo(case_id=case_id, moderator_id=moderator())
    assert not image_get(image_id=image_id).sensitive


@pytest.mark.parametrize(("block", "stays"), [(False, True), (True, False)])
def test_only_what_a_decision_put_on_the_blocklist_goes_with_it(block: bool, stays: bool) -> None:
    image_id, _, case_id = reported_image()
    digits = secrets.token_hex(32)
    with acting_as("operator"):
        Image(image_id).update(actions=[Image.sha256.set(digits)])
        if not block:
            block_entries_add([block_entry(kind="sha256", digits=digits, source="an imported list")])
    decide(case_id, "remove", block=block)
    with acting_as("operator"):
        assert list(Blocked.batch_get([f"sha256#{digits}"]))
    decision_undo(case_id=case_id, moderator_id=moderator())
    with acting_as("operator"):
        assert bool(list(Blocked.batch_get([f"sha256#{digits}"]))) == stays


def test_restoring_a_blocked_picture_in_another_case_takes_it_off_the_list() -> None:
    image_id, owner_id, case_id = reported_image()
    digits = secrets.token_hex(32)
    with acting_as("operator"):
        Image(image_id).update(actions=[Image.sha256.set(digits)])
    decide(case_id, "remove", block=True)
    second_id = another_case(image_id, owner_id)
    decide(second_id, "restore")
    with acting_as("operator"):
        assert not list(Blocked.batch_get([f"sha256#{digits}"]))
    decision_undo(case_id=second_id, moderator_id=moderator())
    with acting_as("operator"):
        assert list(Blocked.batch_get([f"sha256#{digits}"]))


def test_with_a_newer_case_a_decision_is_not_taken_back() -> None:
    image_id, owner_id, case_id = reported_image()
    decide(case_id, "label")
    another_case(image_id, owner_id)
    began = datetime.now(UTC)
    with pytest.raises(CaseClosed, match="newer case"):
        decision_undo(case_id=case_id, moderator_id=moderator())
    assert datetime.now(UTC) - began < timedelta(seconds=2)


def test_the_owner_reads_that_a_decision_was_taken_back() -> None:
    _, owner_id, case_id = reported_image()
    decide(case_id, "hide")
    decision_undo(case_id=case_id, moderator_id=moderator())
    told = decision_told(viewer_id=owner_id, case_id=case_id)
    assert (told.is_taken_back, told.may_appeal) == (True, False)
