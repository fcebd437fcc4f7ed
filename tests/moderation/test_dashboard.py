"""The queue, the case beside it, and every form that decides something."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gallery.events import jobs
from gallery.services.comments import comment_create
from gallery.tables.images import HIDDEN, REMOVED, image_get
from gallery.tables.uploads import READY
from moderation.services.cases import LEASE, case_get, case_take
from moderation.services.reports import comment_report, person_report
from moderation.tables.cases import DECIDED, OPEN
from tests.accounts.people import Person, create_person, leave_group
from tests.gallery.made_up import handle_of
from tests.moderation.scene import Reported, decided, reported
from tests.moderation.staff import member, proven_ago
from tests.roles import acting_as


def commented(scene: Reported) -> str:
    """The case about a comment on that picture."""
    author = create_person("Cy")
    comment = comment_create(viewer_id=author.sub, image_id=scene.image.image_id, text="Go away.")
    return comment_report(
        viewer_id=scene.reporter.sub,
        address="192.0.2.1",
        image_id=scene.image.image_id,
        comment_id=comment.comment.comment_id,
        rule="harassment",
        text="",
    )


@pytest.fixture(scope="module")
def mod() -> tuple[Client, Person]:
    return member("moderators")


def page(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def act(client: Client, case_id: str, step: str, **fields: str) -> str:
    """Send one of a case's forms; where it leads."""
    answer = client.post(f"/moderation/cases/{case_id}/{step}", fields)
    assert answer.status_code == 302
    return str(answer["Location"])


def test_the_queue_shows_what_waits_and_the_case_what_is_known(mod: tuple[Client, Person]) -> None:
    scene = reported(text="This is my street.")
    shown = page(mod[0], "/moderation/", case=scene.case_id)
    for words in (scene.case_id, "1 report", "This is my street.", f"@{handle_of(scene.reporter.sub)}", "Claim"):
        assert words in shown
    assert "Claim it first" in shown
    assert 'value="remove" data-key="r" disabled' in shown


def test_filters_leave_out_what_was_not_asked_for(mod: tuple[Client, Person]) -> None:
    scene = reported(rule="spam")
    assert scene.case_id in page(mod[0], "/moderation/", rule="spam", kind="image")
    assert scene.case_id not in page(mod[0], "/moderation/", rule="violence")
    assert scene.case_id not in page(mod[0], "/moderation/", kind="user")
    assert scene.case_id not in page(mod[0], "/moderation/", mine="1")
    case_take(case_id=scene.case_id, moderator_id=mod[1].sub)
    assert scene.case_id in page(mod[0], "/moderation/", mine="1", rule="spam")


def test_words_are_blurred_like_pictures(mod: tuple[Client, Person]) -> None:
    case_id = commented(reported())
    shown = page(mod[0], "/moderation/", case=case_id)
    assert '<input class="reveal visually-hidden" type="checkbox" id="reveal"' in shown
    assert "Go away." in shown
    assert 'value="remove_comment"' in shown


def test_a_removal_is_followed_until_it_is_proven_and_undone(mod: tuple[Client, Person]) -> None:
    scene = reported()
    client, case_id, image_id = mod[0], scene.case_id, scene.image.image_id
    act(client, case_id, "claim")
    assert "Yours for" in page(client, "/moderation/", case=case_id)
    next_page = act(client, case_id, "decide", action="remove", rule="violence", reason="It shows cruelty.")
    assert image_get(image_id=image_id).state == REMOVED
    assert "Readers may still have it" in page(client, next_page)
    status = f"/moderation/cases/{case_id}/takedown"
    assert client.get(status).json()["is_proven"] is False
    with acting_as("jobs"):
        jobs.handle_schedule()
    assert client.get(status).json()["words"].startswith("Unreachable after ")
    assert "data-proven" in page(client, next_page)
    act(client, case_id, "undo")
    assert case_get(case_id=case_id).state == OPEN
    assert client.get(status).json()["words"] == "It is not removed any more."


def test_who_decides_gets_the_next_case_at_once(mod: tuple[Client, Person]) -> None:
    first, second = reported(rule="child-safety"), reported(rule="child-safety")
    act(mod[0], first.case_id, "claim")
    decided = first.case_id
    while decided != second.case_id:
        query = parse_qs(urlsplit(act(mod[0], decided, "decide", action="dismiss")).query)
        assert query["decided"] == [decided]
        # Other tests leave cases as severe as ours, which come before it.
        (decided,) = query["case"]
        assert case_get(case_id=decided).claimed_by == mod[1].sub
    act(mod[0], second.case_id, "decide", action="dismiss")


def test_a_decision_without_a_reason_or_of_another_kind_is_refused_in_words(mod: tuple[Client, Person]) -> None:
    scene = reported()
    act(mod[0], scene.case_id, "claim")
    for fields in ({"action": "remove", "rule": "violence"}, {"action": "explode"}, {"action": "remove_comment"}):
        where = act(mod[0], scene.case_id, "decide", **fields)
        assert 'data-level="error"' in page(mod[0], where), fields
    assert case_get(case_id=scene.case_id).state == OPEN
    assert image_get(image_id=scene.image.image_id).state == READY


def test_a_lease_that_is_over_decides_nothing(mod: tuple[Client, Person]) -> None:
    scene = reported()
    case_take(case_id=scene.case_id, moderator_id=mod[1].sub, now=datetime.now(UTC) - LEASE - timedelta(seconds=1))
    where = act(mod[0], scene.case_id, "decide", action="remove", rule="violence", reason="Cruel.")
    assert "You do not hold this case any more." in page(mod[0], where)
    assert image_get(image_id=scene.image.image_id).state == READY


def test_two_moderators_do_not_hold_one_case(mod: tuple[Client, Person]) -> None:
    scene, (other, _) = reported(), member("moderators", name="Noor")
    act(mod[0], scene.case_id, "claim")
    where = act(other, scene.case_id, "claim")
    shown = page(other, where)
    assert 'data-level="error"' in shown
    assert "Another moderator has it" in shown
    act(other, scene.case_id, "release")
    assert case_get(case_id=scene.case_id).claimed_by == mod[1].sub
    act(mod[0], scene.case_id, "release")
    act(other, scene.case_id, "claim")
    assert "Yours for" in page(other, where)


def test_who_left_the_group_decides_nothing_more() -> None:
    client, person = member("moderators", name="Dora")
    scene = reported()
    act(client, scene.case_id, "claim")
    leave_group(person, "moderators")
    for step in ("claim", "release", "decide", "undo"):
        answer = client.post(f"/moderation/cases/{scene.case_id}/{step}", {"action": "hide", "rule": "violence"})
        assert answer.status_code == 404, step
    assert client.post("/moderation/bulk", {"case": scene.case_id, "action": "dismiss"}).status_code == 404
    assert client.get(f"/moderation/cases/{scene.case_id}/takedown").status_code == 404
    assert image_get(image_id=scene.image.image_id).state == READY


def test_a_ban_takes_a_sign_in_of_this_quarter_of_an_hour_and_loses_no_words() -> None:
    client, _ = member("moderators", name="Bea")
    scene = reported()
    act(client, scene.case_id, "claim")
    proven_ago(client, 16 * 60)
    fields = {"action": "ban", "rule": "violence", "reason": "Third time this week."}
    where = act(client, scene.case_id, "decide", **fields)
    assert where.startswith("/oidc/authenticate/?next=%2Fmoderation%2F%3Fcase%3D")
    assert case_get(case_id=scene.case_id).state == OPEN
    proven_ago(client, -16 * 60)
    shown = page(client, "/moderation/", case=scene.case_id)
    assert "You have signed in again." in shown
    assert "Third time this week." in shown
    act(client, scene.case_id, "decide", **fields)
    assert case_get(case_id=scene.case_id).action == "ban"


def test_a_suspension_lasts_as_long_as_was_chosen(mod: tuple[Client, Person]) -> None:
    scene = reported()
    case_id = person_report(
        viewer_id=scene.reporter.sub, address="192.0.2.1", handle=handle_of(scene.owner.sub), rule="spam", text=""
    )
    act(mod[0], case_id, "claim")
    act(mod[0], case_id, "decide", action="suspend", rule="spam", reason="Advertising.", days="30")
    left = case_get(case_id=case_id).until - datetime.now(UTC)
    assert timedelta(days=29) < left <= timedelta(days=30)


def test_several_are_decided_at_once_and_each_says_what_became_of_it(mod: tuple[Client, Person]) -> None:
    one, two, (_, other) = reported(), reported(), member("moderators", name="Olga")
    case_take(case_id=two.case_id, moderator_id=other.sub)
    fields = {"action": "remove", "rule": "violence", "reason": "Cruel.", "back": "/moderation/?rule=violence"}
    answer = mod[0].post("/moderation/bulk", {**fields, "case": [one.case_id, two.case_id]})
    assert answer["Location"] == "/moderation/?rule=violence"
    shown = page(mod[0], answer["Location"])
    assert shown.count('data-ok="yes"') == 1
    assert shown.count('data-ok="no"') == 1
    assert "data-ok" not in page(mod[0], answer["Location"]), "told once"
    assert image_get(image_id=one.image.image_id).state == REMOVED
    assert image_get(image_id=two.image.image_id).state == READY


@pytest.mark.parametrize(
    ("action", "is_hidden", "is_labelled"), [("dismiss", False, False), ("label", False, True), ("hide", True, False)]
)
def test_several_pictures_are_approved_labelled_or_hidden_at_once(
    mod: tuple[Client, Person], action: str, is_hidden: bool, is_labelled: bool
) -> None:
    scenes = [reported(), reported()]
    form = page(mod[0], "/moderation/", rule="violence")
    assert f'name="action" value="{action}"' in form.partition("bulk-fields")[2].partition("</form>")[0]
    fields = {"action": action, "rule": "violence", "reason": "Cruel.", "back": "/moderation/"}
    answer = mod[0].post("/moderation/bulk", {**fields, "case": [scene.case_id for scene in scenes]})
    assert page(mod[0], answer["Location"]).count('data-ok="yes"') == 2
    for scene in scenes:
        image = image_get(image_id=scene.image.image_id)
        assert (image.state == HIDDEN, bool(image.sensitive)) == (is_hidden, is_labelled)
        assert case_get(case_id=scene.case_id).action == action


def test_what_cannot_be_done_to_one_of_several_is_told_of_that_one(mod: tuple[Client, Person]) -> None:
    scene = reported()
    comment_case = commented(scene)
    case_id = person_report(
        viewer_id=scene.reporter.sub, address="192.0.2.1", handle=handle_of(scene.owner.sub), rule="spam", text=""
    )
    cases = {"rule": "spam", "reason": "Advertising.", "case": [scene.case_id, comment_case, case_id]}
    where = mod[0].post("/moderation/bulk", {**cases, "action": "remove"})["Location"]
    shown = page(mod[0], where)
    assert (shown.count('data-ok="yes"'), shown.count("This cannot be done here.")) == (2, 1)
    assert image_get(image_id=scene.image.image_id).state == REMOVED
    assert case_get(case_id=comment_case).action == "remove_comment"
    assert case_get(case_id=case_id).state == OPEN


@pytest.mark.parametrize("action", ["ban", "suspend", "warn", "trust", "explode"])
def test_nothing_is_done_to_several_people_at_once(mod: tuple[Client, Person], action: str) -> None:
    scene = reported()
    fields = {"action": action, "rule": "violence", "reason": "Cruel.", "case": scene.case_id}
    where = mod[0].post("/moderation/bulk", fields)["Location"]
    assert "Select cases first" in page(mod[0], where)
    assert case_get(case_id=scene.case_id).state == OPEN


def test_removing_several_takes_a_recent_sign_in_too() -> None:
    client, _ = member("moderators", name="Bo")
    scene = reported()
    proven_ago(client, 16 * 60)
    answer = client.post(
        "/moderation/bulk", {"action": "remove", "case": scene.case_id, "back": "/moderation/", "reason": "Cruel."}
    )
    assert answer["Location"].startswith("/oidc/authenticate/?next=%2Fmoderation%2F&again=1")
    proven_ago(client, -16 * 60)
    shown = page(client, "/moderation/")
    assert f'value="{scene.case_id}" aria-label="Select Picture: Violence or threats" checked' in shown


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/accounts/sign-up/"])
def test_no_form_leads_off_the_queue(mod: tuple[Client, Person], back: str) -> None:
    assert mod[0].post("/moderation/bulk", {"action": "dismiss", "back": back})["Location"] == "/moderation/"


def test_a_decided_case_shows_its_history_and_no_claim(mod: tuple[Client, Person]) -> None:
    scene = decided(mod[1].sub)
    assert image_get(image_id=scene.image.image_id).state == HIDDEN
    shown = page(mod[0], "/moderation/", case=scene.case_id)
    assert case_get(case_id=scene.case_id).state == DECIDED
    assert "It is decided." in shown
    assert "Decided before" in shown
    assert "Take it back" in shown
    assert "Claim <kbd>" not in shown
    act(mod[0], scene.case_id, "undo")
    assert image_get(image_id=scene.image.image_id).state == READY
    assert "Take it back" not in page(mod[0], "/moderation/", case=scene.case_id)
