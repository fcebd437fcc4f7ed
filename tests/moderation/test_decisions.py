"""Reports become cases, cases are decided by one moderator in one transaction, and decisions are taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.errors import Invalid, LimitReached
from accounts.services.profiles import profile_get
from accounts.tables.profiles import ACTIVE, DISABLED
from gallery.errors import Conflict, ImageNotFound
from gallery.services.comments import comment_create, comments_list
from gallery.services.notifications import notifications_list
from gallery.tables.erasures import person_hash
from gallery.tables.images import HIDDEN, REINSTATING, REMOVED, image_get
from gallery.tables.notifications import MODERATION
from gallery.tables.uploads import READY
from moderation.errors import CaseClosed, CaseTaken
from moderation.services import decisions
from moderation.services.cases import LEASE, case_get, case_leave, case_open_automatically, case_take
from moderation.services.decisions import Decision, decision_make, decision_undo, decisions_make
from moderation.services.queue import Filters, queue_list
from moderation.services.reports import comment_report, image_report, person_report, reports_list
from moderation.services.transparency import months_counted
from moderation.subjects import Subject
from moderation.tables.cases import DECIDED, OPEN
from moderation.tables.ledger import ledger_page
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs
from tests.moderation.made_cases import ADDRESS, decide, moderator, reported_image
from tests.roles import acting_as


def written(case_id: str) -> list[dict[str, Any]]:
    """What the ledger says of a case, newest first."""
    with acting_as("web"):
        rows = [row.values for row in ledger_page(before=None, limit=100)]
    return [row for row in rows if row["case_id"] == case_id]


def told(user_id: str) -> list[str]:
    """The cases of which somebody has been told."""
    shown, _ = notifications_list(user_id=user_id, limit=30, after=None)
    return [str(item.notification.case_id) for item in shown if item.notification.kind == MODERATION]


def test_reports_of_one_thing_join_one_case_and_count_each_person_once() -> None:
    image_id, _, case_id = reported_image("spam")
    again = make_person("Rolf")
    for rule in ("violence", "spam"):
        assert image_report(viewer_id=again.user_id, address=ADDRESS, image_id=image_id, rule=rule, text="") == case_id
    case = case_get(case_id=case_id)
    assert (case.report_count, case.severity, case.rule) == (2, 4, "spam")


def test_reports_at_the_same_moment_open_one_case() -> None:
    image_id = str(make_images(make_person().user_id)[0].image_id)
    people = [make_person() for _ in range(8)]

    def report(person: Any) -> str:
        return image_report(viewer_id=person.user_id, address=ADDRESS, image_id=image_id, rule="spam", text="")

    with acting_as("web"), ThreadPoolExecutor(8) as pool:
        [case_id] = set(pool.map(report, people))
    assert case_get(case_id=case_id).report_count == 8


def test_what_somebody_cannot_see_they_cannot_report() -> None:
    owner, other = make_person(), make_person()
    private = str(make_images(owner.user_id, visibility="private")[0].image_id)
    for viewer_id in (other.user_id, None):
        with pytest.raises(ImageNotFound):
            image_report(viewer_id=viewer_id, address=ADDRESS, image_id=private, rule="spam", text="")


def test_a_rule_that_there_is_not_for_this_is_refused() -> None:
    person = make_person()
    with pytest.raises(Invalid) as refused:
        person_report(viewer_id=None, address="192.0.2.7", handle=person.handle, rule="copyright", text="")
    assert refused.value.field == "rule"


def test_visitors_may_report_and_are_slowed_down() -> None:
    people = [make_person() for _ in range(6)]
    for person in people[:5]:
        person_report(viewer_id=None, address="192.0.2.9", handle=person.handle, rule="spam", text="")
    with pytest.raises(LimitReached):
        person_report(viewer_id=None, address="192.0.2.9", handle=people[5].handle, rule="spam", text="")


def test_the_most_severe_comes_first_and_filters_leave_out() -> None:
    _, _, mild = reported_image("spam")
    _, _, severe = reported_image("child-safety")
    listed = [case.case_id for case in queue_list(limit=100).cases]
    assert listed.index(severe) < listed.index(mild)
    spam = queue_list(filters=Filters(rule="spam"), limit=100).cases
    assert mild in [case.case_id for case in spam]
    assert {case.rule for case in spam} == {"spam"}


def test_a_case_is_held_by_one_moderator_until_the_lease_ends() -> None:
    _, _, case_id = reported_image()
    first, second, now = moderator(), moderator(), datetime.now(UTC)
    with acting_as("web"):
        case_take(case_id=case_id, moderator_id=first, now=now)
        with pytest.raises(CaseTaken):
            case_take(case_id=case_id, moderator_id=second, now=now)
        case_take(case_id=case_id, moderator_id=second, now=now + LEASE + timedelta(seconds=1))
        with pytest.raises(CaseTaken):
            decision_make(case_id=case_id, moderator_id=first, decision=Decision("dismiss"))
        case_leave(case_id=case_id, moderator_id=second)
        case_take(case_id=case_id, moderator_id=first, now=now)


def test_two_moderators_at_once_decide_once() -> None:
    image_id, owner_id, case_id = reported_image()
    judges = [moderator(), moderator()]

    def race(who: str) -> str | None:
        [result] = decisions_make(
            case_ids=[case_id], moderator_id=who, decision=Decision("hide", "harassment", "It attacks somebody.")
        )
        return result.error

    with acting_as("web"), ThreadPoolExecutor(2) as pool:
        errors = list(pool.map(race, judges))
    assert sorted(error is None for error in errors) == [False, True]
    assert image_get(image_id=image_id).state == HIDDEN
    assert [row["action"] for row in written(case_id)] == ["hide"]
    assert told(owner_id) == [case_id]


@pytest.mark.parametrize(("action", "state", "afterwards"), [("hide", HIDDEN, READY), ("remove", REMOVED, REINSTATING)])
def test_a_picture_is_taken_away_told_written_down_counted_and_given_back(
    action: str, state: str, afterwards: str
) -> None:
    image_id, owner_id, case_id = reported_image()
    before = months_counted()[0].counts.get(("harassment", action), 0)
    who = moderator()
    case = decide(case_id, action, by=who)
    assert (case.state, case.decided_by) == (DECIDED, who)
    assert not case.queue
    assert image_get(image_id=image_id).state == state
    assert told(owner_id) == [case_id]
    [row] = written(case_id)
    assert (row["action"], row["actor_id"], row["rule"], row["owner"]) == (
        action,
        who,
        "harassment",
        person_hash(owner_id),
    )
    assert months_counted()[0].counts[("harassment", action)] == before + 1
    with acting_as("web"):
        again = decision_undo(case_id=case_id, moderator_id=who)
    assert (again.state, again.queue, again.claimed_by) == (OPEN, OPEN, who)
    assert not again.action
    assert image_get(image_id=image_id).state == afterwards
    assert [row["action"] for row in written(case_id)] == ["undo", action]
    assert months_counted()[0].counts.get(("harassment", action), 0) == before


def test_a_dismissal_leaves_everything_and_tells_reporters_only() -> None:
    image_id, owner_id, case_id = reported_image()
    reporter = make_person("Rosa")
    image_report(viewer_id=reporter.user_id, address=ADDRESS, image_id=image_id, rule="spam", text="")
    decide(case_id, "dismiss")
    run_jobs()
    assert image_get(image_id=image_id).state == READY
    assert told(owner_id) == []
    assert told(reporter.user_id) == [case_id]
    [reported], _ = reports_list(viewer_id=reporter.user_id, limit=10, before=None)
    assert (reported.state, reported.outcome) == ("decided", "no_action")
    # The next report opens a case anew.
    assert image_report(viewer_id=reporter.user_id, address=ADDRESS, image_id=image_id, rule="spam", text="") != case_id


@pytest.mark.parametrize(("action", "back"), [("label", False), ("warn", False)])
def test_what_hides_nothing_is_told_and_taken_back(action: str, back: bool) -> None:
    image_id, owner_id, case_id = reported_image()
    decide(case_id, action)
    assert bool(image_get(image_id=image_id).sensitive) == (action == "label")
    assert told(owner_id) == [case_id]
    with acting_as("web"):
        decision_undo(case_id=case_id, moderator_id=moderator())
    assert bool(image_get(image_id=image_id).sensitive) == back


def test_a_comment_is_removed_and_restored_with_its_words_kept() -> None:
    owner, author = make_person(), make_person()
    image_id = str(make_images(owner.user_id)[0].image_id)
    said = comment_create(viewer_id=author.user_id, image_id=image_id, text="Nasty words.")
    comment_id = said.comment.comment_id
    case_id = comment_report(
        viewer_id=owner.user_id, address=ADDRESS, image_id=image_id, comment_id=comment_id, rule="harassment", text=""
    )
    assert case_get(case_id=case_id).evidence == "Nasty words."
    decide(case_id, "remove_comment")
    assert comments_list(viewer_id=owner.user_id, image_id=image_id, limit=9, after=None)[0] == []
    assert told(author.user_id) == [case_id]
    with acting_as("web"):
        decision_undo(case_id=case_id, moderator_id=moderator())
    [back], _ = comments_list(viewer_id=owner.user_id, image_id=image_id, limit=9, after=None)
    assert back.comment.text == "Nasty words."


def person_case() -> tuple[str, str]:
    person, reporter = make_person(), make_person()
    case_id = person_report(
        viewer_id=reporter.user_id, address=ADDRESS, handle=person.handle, rule="harassment", text=""
    )
    return person.user_id, case_id


def test_a_ban_and_a_suspension_end_when_they_are_taken_back() -> None:
    user_id, case_id = person_case()
    decide(case_id, "ban")
    assert profile_get(user_id=user_id).state == DISABLED
    with acting_as("web"):
        decision_undo(case_id=case_id, moderator_id=moderator())
        assert profile_get(user_id=user_id).state == ACTIVE
    until = datetime.now(UTC) + timedelta(days=3)
    case = case_get(case_id=case_id)
    with acting_as("web"):
        wanted = Decision("suspend", "harassment", "Enough.", until=until)
        decision_make(case_id=case_id, moderator_id=case.claimed_by, decision=wanted)
        assert profile_get(user_id=user_id).suspended_until == until
        decision_undo(case_id=case_id, moderator_id=moderator())
        assert profile_get(user_id=user_id).suspended_until is None


def test_trust_is_given_without_a_notice() -> None:
    user_id, case_id = person_case()
    decide(case_id, "trust")
    assert profile_get(user_id=user_id).trusted
    assert told(user_id) == []


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (Decision("remove_comment", "harassment", "Why."), "action"),
        (Decision("burn", "harassment", "Why."), "action"),
        (Decision("hide", "harassment", " "), "reason"),
        (Decision("hide", "no-such-rule", "Why."), "rule"),
        (Decision("suspend", "harassment", "Why."), "until"),
    ],
)
def test_a_decision_that_makes_no_sense_changes_nothing(decision: Decision, field: str) -> None:
    image_id, _, case_id = reported_image()
    who = moderator()
    with acting_as("web"):
        case_take(case_id=case_id, moderator_id=who)
        with pytest.raises(Invalid) as refused:
            decision_make(case_id=case_id, moderator_id=who, decision=decision)
    assert refused.value.field == field
    assert image_get(image_id=image_id).state == READY
    assert written(case_id) == []


def test_a_decision_is_made_once() -> None:
    _, _, case_id = reported_image()
    who = moderator()
    decide(case_id, "hide", by=who)
    with acting_as("web"), pytest.raises(CaseClosed):
        decision_make(case_id=case_id, moderator_id=who, decision=Decision("dismiss"))
    with acting_as("web"), pytest.raises(CaseClosed):
        case_take(case_id=case_id, moderator_id=who)


def test_several_are_decided_each_for_itself() -> None:
    _, _, good = reported_image()
    _, _, done = reported_image()
    decide(done, "dismiss")
    with acting_as("web"):
        results = decisions_make(
            case_ids=[good, done, "no-such-case"], moderator_id=moderator(), decision=Decision("dismiss")
        )
    assert [result.error is None for result in results] == [True, False, False]


def test_what_was_cut_off_after_the_transaction_is_done_by_the_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    image_id, owner_id, case_id = reported_image()
    died: Callable[[Any], None] = lambda _case: (_ for _ in ()).throw(SystemExit)  # noqa: E731 - dies where it is called
    monkeypatch.setattr(decisions, "announce", died)
    with pytest.raises(SystemExit):
        decide(case_id, "hide")
    assert image_get(image_id=image_id).state == HIDDEN
    assert [row["action"] for row in written(case_id)] == ["hide"]
    assert told(owner_id) == [case_id]


def test_what_cannot_be_done_to_it_writes_nothing_down() -> None:
    image_id, owner_id, case_id = reported_image()
    decide(case_id, "hide")
    other = case_open_automatically(
        subject=Subject.image(image_id, owner_id=owner_id), source="test", rule="spam", severity=1, detail=""
    )
    with pytest.raises(Conflict):
        decide(other, "hide")
    assert written(other) == []
    assert case_get(case_id=other).state == OPEN
