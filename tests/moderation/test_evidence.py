"""What a case needs is kept for moderators when its owner deletes it, and goes when case and appeal are over."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from accounts.services.profiles import profile_get
from accounts.tables.profiles import ERASING
from gallery.errors import Conflict, ImageNotFound
from gallery.services.erasing.running import erase
from gallery.services.images import image_delete
from gallery.services.images import image_get as image_seen
from gallery.services.jobs import More, Work
from gallery.services.leaving import erasure_request
from gallery.services.trash import image_trash, trash_empty
from gallery.storage import keys
from gallery.storage.listing import keys_below
from gallery.tables.erasures import Erasure, erasure_job_id
from gallery.tables.images import DELETING, KEPT, Image, image_find
from gallery.tables.jobs import Job
from gallery.tables.trash import custody_job_id
from moderation.errors import CaseClosed
from moderation.services.appeals import appeal_judge, appeal_make, decision_told
from moderation.services.cases import case_open_automatically, case_take
from moderation.services.decisions import decision_undo
from moderation.services.evidence import picture_needed_until
from moderation.services.reports import image_report
from moderation.services.shown import case_shown
from moderation.subjects import Subject
from moderation.tables.cases import Case, case_find
from tests.gallery import pictures
from tests.gallery.everywhere import value_set
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_person
from tests.gallery.senders import run_jobs, send, share
from tests.gallery.services.test_erasing import run_to_the_end
from tests.moderation.made_cases import ADDRESS, decide, moderator, reported_image
from tests.roles import acting_as

ISO = "%Y-%m-%dT%H:%M:%S.%f+0000"


class Scene:
    """A public picture, its bytes and all, that somebody reported."""

    def __init__(self) -> None:
        self.owner_id = make_person().user_id
        self.data = pictures.patches(secrets.randbelow(10**9))
        self.image_id = str(share(self.owner_id, self.data).image_id)
        self.case_id = self.report()
        run_jobs()

    def report(self) -> str:
        reporter = make_person("Rita").user_id
        return image_report(
            viewer_id=reporter, address=ADDRESS, image_id=self.image_id, rule="harassment", text="Look."
        )

    def delete(self) -> None:
        with acting_as("web"):
            image_delete(viewer_id=self.owner_id, image_id=self.image_id)
        run_jobs()

    @property
    def evidence(self) -> list[str]:
        with acting_as("operator"):
            return [key for prefix in keys.of_owner(self.owner_id) for key in keys_below(prefix, limit=10)]

    @property
    def elsewhere(self) -> list[str]:
        with acting_as("operator"):
            return keys_below(f"renditions/{self.image_id}/", limit=10) + keys_below(
                keys.published(self.image_id), limit=1
            )

    def decided_ago(self, days: int) -> None:
        """As if that much time had passed, and the job's time had come."""
        with acting_as("operator"):
            Case(self.case_id).update(actions=[Case.decided_at.set(datetime.now(UTC) - timedelta(days=days))])
        self.come_back()

    def come_back(self) -> None:
        with acting_as("operator"):
            Job(custody_job_id(self.image_id)).update(actions=[Job.due_at.set(0)])
        run_jobs()


def test_what_is_reported_is_gone_for_its_owner_and_there_for_moderators() -> None:
    scene = Scene()
    held_before = profile_get(user_id=scene.owner_id).bytes_held
    scene.delete()
    with pytest.raises(ImageNotFound):
        image_seen(viewer_id=scene.owner_id, image_id=scene.image_id)
    with pytest.raises(ImageNotFound):
        image_delete(viewer_id=scene.owner_id, image_id=scene.image_id)
    profile = profile_get(user_id=scene.owner_id)
    assert held_before > 0
    assert (profile.bytes_held, profile.bytes_used, profile.images_held, profile.image_count) == (0, 0, 0, 0)
    assert scene.elsewhere == []
    assert scene.evidence == [
        keys.evidence(scene.owner_id, scene.image_id),
        keys.quarantined(scene.owner_id, scene.image_id),
    ]
    with acting_as("web"):
        case = case_find(case_id=scene.case_id)
        assert case is not None
        shown = case_shown(case)
    assert shown.picture_url is not None
    assert keys.evidence(scene.owner_id, scene.image_id) in shown.picture_url
    assert differences_of(scene.owner_id) == []


def test_it_goes_when_nothing_was_wrong() -> None:
    scene = Scene()
    scene.delete()
    decide(scene.case_id, "dismiss")
    scene.come_back()
    assert image_find(image_id=scene.image_id) is None
    assert scene.evidence == []


def test_it_goes_when_the_time_to_appeal_is_over_and_not_before() -> None:
    scene = Scene()
    scene.delete()
    decide(scene.case_id, "warn")
    scene.decided_ago(179)
    assert image_find(image_id=scene.image_id) is not None
    scene.decided_ago(181)
    assert image_find(image_id=scene.image_id) is None
    assert scene.evidence == []
    with pytest.raises(CaseClosed):
        appeal_make(owner_id=scene.owner_id, case_id=scene.case_id, text="Too late.")
    assert not decision_told(viewer_id=scene.owner_id, case_id=scene.case_id).may_appeal


def test_it_is_kept_while_an_appeal_waits_and_goes_with_its_outcome() -> None:
    scene = Scene()
    decide(scene.case_id, "hide")
    scene.delete()
    appeal_make(owner_id=scene.owner_id, case_id=scene.case_id, text="It is art.")
    scene.decided_ago(400)
    assert image_find(image_id=scene.image_id) is not None
    judge = moderator()
    with acting_as("web"):
        case_take(case_id=scene.case_id, moderator_id=judge)
        # What was hidden stays deleted: the decision is taken back, and that is all.
        appeal_judge(case_id=scene.case_id, moderator_id=judge, granted=True, reason="It is.")
    scene.come_back()
    assert image_find(image_id=scene.image_id) is None


def test_emptying_the_trash_keeps_it_too() -> None:
    scene = Scene()
    with acting_as("web"):
        image_trash(viewer_id=scene.owner_id, image_id=scene.image_id)
        trash_empty(viewer_id=scene.owner_id)
    run_jobs()
    image = image_find(image_id=scene.image_id)
    assert image is not None
    assert (image.state, image.is_quarantined) == (KEPT, True)
    assert len(scene.evidence) == 2


def test_what_no_case_needs_is_deleted_at_once() -> None:
    owner_id = make_person().user_id
    image_id = str(share(owner_id, pictures.jpeg(300, 200)).image_id)
    with acting_as("web"):
        image_delete(viewer_id=owner_id, image_id=image_id)
    assert image_find(image_id=image_id) is None


def test_what_was_deleted_can_be_kept_from_coming_back_and_not_be_hidden() -> None:
    scene = Scene()
    scene.delete()
    with pytest.raises(Conflict, match="Its owner has deleted it"):
        decide(scene.case_id, "hide")
    who = moderator()
    with acting_as("operator"):
        Case(scene.case_id).update(actions=[Case.claimed_by.remove(), Case.claimed_until.remove()])
    decide(scene.case_id, "remove", by=who, block=True)
    assert send(make_person().user_id, scene.data).error_code == "blocked"
    with acting_as("web"):
        decision_undo(case_id=scene.case_id, moderator_id=who)
    image = image_find(image_id=scene.image_id)
    assert image is not None
    assert image.state == KEPT


def test_a_case_is_not_opened_about_what_was_deleted_at_that_moment() -> None:
    scene = Scene()
    decide(scene.case_id, "dismiss")
    with acting_as("operator"):
        Image(scene.image_id).update(actions=[Image.state.set(DELETING)])
    subject = Subject.image(scene.image_id, owner_id=scene.owner_id)
    with acting_as("web"), pytest.raises(CaseClosed):
        case_open_automatically(subject=subject, source="test", rule="", severity=1, detail="")


def test_cases_about_other_things_keep_nothing() -> None:
    image_id, owner_id, case_id = reported_image()
    other = make_person().user_id
    now = datetime.now(UTC)
    assert picture_needed_until(image_id=image_id, owner_id=owner_id, now=now) == now + timedelta(days=1)
    assert picture_needed_until(image_id="another", owner_id=owner_id, now=now) is None
    assert picture_needed_until(image_id="another", owner_id=other, now=now) is None
    decide(case_id, "dismiss")
    assert picture_needed_until(image_id=image_id, owner_id=owner_id, now=now) is None


def test_an_erasure_waits_for_moderators_and_not_for_ever() -> None:
    scene = Scene()
    scene.delete()
    now = datetime.now(UTC)
    due_at, erasure_id = erasure_request(user_id=scene.owner_id, due_at=now)
    work = Work(erasure_job_id(erasure_id), erasure_id, {})
    with acting_as("jobs"):
        outcome = erase(work)
    assert isinstance(outcome, More)
    assert outcome.wait_until is not None
    assert now < outcome.wait_until <= now + timedelta(days=1, minutes=1)
    # Hidden meanwhile, and free to stay.
    assert profile_get(user_id=scene.owner_id).is_leaving
    value_set(Erasure(erasure_id), "due_at", {"S": (due_at - timedelta(days=29, hours=12)).strftime(ISO)})
    with acting_as("jobs"):
        outcome = erase(work)
    assert isinstance(outcome, More)
    assert outcome.wait_until is not None
    assert outcome.wait_until < now + timedelta(hours=13), "the last day is shorter"
    with acting_as("jobs"):
        run_to_the_end(erasure_id)
    assert image_find(image_id=scene.image_id) is None
    assert scene.evidence == []
    assert case_find(case_id=scene.case_id) is None


def test_an_erasure_does_not_wait_for_what_is_decided() -> None:
    scene = Scene()
    decide(scene.case_id, "warn")
    _, erasure_id = erasure_request(user_id=scene.owner_id, due_at=datetime.now(UTC))
    with acting_as("jobs"):
        erase(Work(erasure_job_id(erasure_id), erasure_id, {}))
    assert profile_get(user_id=scene.owner_id).state == ERASING
