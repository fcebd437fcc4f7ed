"""Who is banned or suspended cannot sign in, and still reads why, and appeals once; nobody else learns anything."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.test import Client

from accounts import cognito
from accounts.services import shut_out as keys
from accounts.services.shut_out import shut_out_address, shut_out_person
from accounts.tables.profiles import Profile
from moderation.services.cases import case_get
from moderation.services.ledger import ledger_list
from tests.accounts.people import Person, create_person, fill_in_form, sign_in
from tests.gallery.senders import run_jobs
from tests.moderation.made_cases import decide, moderator
from tests.moderation.scene import Reported, reported
from tests.moderation.staff import member


def shut_out(action: str = "ban") -> tuple[Reported, Client]:
    """Somebody who was signed in when a moderator decided that, and the job has followed."""
    scene, browser = reported(rule="harassment"), Client()
    sign_in(browser, scene.owner)
    decide(scene.case_id, action, until=datetime.now(UTC) + timedelta(days=7) if action == "suspend" else None)
    run_jobs()
    return scene, browser


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def is_nobodys(text: str) -> bool:
    return "You cannot sign in?" in text


def test_from_the_ban_to_being_back() -> None:
    scene, browser = shut_out()
    assert not cognito.is_enabled(user_id=scene.owner.sub)
    # The browser that they were signed in with opens nothing any more, and leads them to where they read why.
    assert browser.get("/api/v1/me").status_code == 401
    address = browser.get("/")["Location"]
    assert urlsplit(address).path == "/appeal"
    told = page_of(browser, address)
    for words in ("Your account is banned", "It attacks somebody.", "Send the appeal"):
        assert words in told
    key = parse_qs(urlsplit(address).query)["key"][0]
    appeal = {"key": key, "case_id": scene.case_id, "text": ""}
    assert browser.post("/appeal", appeal).status_code == 422
    assert browser.post("/appeal", {**appeal, "text": "It was my brother."})["Location"].startswith("http")
    # The address is enough, wherever it is opened, and there is no second appeal.
    assert "It waits for a moderator who did not make the decision." in page_of(Client(), address)
    assert Client().post("/appeal", {**appeal, "text": "Again."}).status_code == 422

    judge, _ = member("moderators", name="Noor")
    judged = judge.post(f"/moderation/appeals/{scene.case_id}", {"outcome": "restore", "reason": "You are right."})
    assert judged.status_code == 302
    run_jobs()
    assert case_get(case_id=scene.case_id).appeal_granted
    assert "Your account is open" in page_of(Client(), address)
    # The same browser signs in again, under a new key.
    sign_in(browser, scene.owner)
    assert browser.get("/api/v1/me").status_code == 200
    assert browser.get("/").status_code == 200


def test_the_browser_is_known_before_the_job_has_run_too() -> None:
    scene, browser = reported(rule="harassment"), Client()
    sign_in(browser, scene.owner)
    decide(scene.case_id, "ban")
    assert urlsplit(browser.get("/settings")["Location"]).path == "/appeal"
    assert urlsplit(browser.get("/appeal")["Location"]).path == "/appeal"
    run_jobs()


def test_who_goes_on_as_a_visitor_is_one() -> None:
    _, browser = shut_out()
    address = browser.get("/")["Location"]
    assert browser.post("/oidc/logout/").status_code == 302
    assert browser.get("/").status_code == 200
    assert is_nobodys(page_of(browser, "/appeal"))
    assert "Your account is banned" in page_of(browser, address)


def test_a_closed_session_is_not_among_those_that_are_listed_nor_written_to() -> None:
    scene, browser = shut_out("suspend")
    Profile(scene.owner.sub).update(actions=[Profile.suspended_until.set(datetime.now(UTC))])
    # The suspension is over, and the browser is one of a visitor.
    assert browser.get("/").status_code == 200
    assert browser.get("/api/v1/me").status_code == 401
    other = Client()
    sign_in(other, scene.owner)
    assert len(other.get("/api/v1/me/sessions").json()) == 1


def test_who_is_suspended_signs_in_and_is_let_in_nowhere_but_there() -> None:
    scene, _ = shut_out("suspend")
    anywhere = Client()
    begun = anywhere.get("/oidc/authenticate/")
    answer = anywhere.get(fill_in_form(begun["Location"], scene.owner))
    assert urlsplit(answer["Location"]).path == "/appeal"
    assert anywhere.get("/api/v1/me").status_code == 401
    assert "Your account is suspended" in page_of(anywhere, answer["Location"])


@pytest.mark.parametrize(
    "key",
    ["", "nonsense", signing.dumps("somebody", salt="another purpose")],
    ids=["none", "nonsense", "of another purpose"],
)
def test_everybody_else_reads_the_same(key: str) -> None:
    text = page_of(Client(), f"/appeal?key={key}" if key else "/appeal")
    assert is_nobodys(text)
    assert "harassment" not in text.lower()
    assert is_nobodys(Client().post("/appeal", {"key": key, "case_id": "x", "text": "Let me in."}).content.decode())


def test_nobody_appeals_against_a_decision_about_another() -> None:
    scene, browser = shut_out()
    other, _ = shut_out()
    key = parse_qs(urlsplit(browser.get("/")["Location"]).query)["key"][0]
    answer = browser.post("/appeal", {"key": key, "case_id": other.case_id, "text": "Mine."})
    assert answer.status_code == 422
    assert case_get(case_id=other.case_id).appealed_at is None
    assert other.case_id not in answer.content.decode()
    assert scene.case_id in answer.content.decode()


def test_an_address_ends_with_its_time_and_is_told_to_no_other_site(monkeypatch: pytest.MonkeyPatch) -> None:
    scene, _ = shut_out()
    address = shut_out_address(scene.owner.sub)
    answer = Client().get(address)
    assert (answer["Referrer-Policy"], answer["Cache-Control"].count("no-store")) == ("no-referrer", 1)
    key = parse_qs(urlsplit(address).query)["key"][0]
    assert shut_out_person(key) == scene.owner.sub
    monkeypatch.setattr(keys, "KEY_SECONDS", 0)  # as if it were thirty days later
    assert shut_out_person(key) is None
    assert is_nobodys(page_of(Client(), address))


def test_of_who_is_not_shut_out_an_address_says_nothing() -> None:
    person = create_person("Ina")
    text = page_of(Client(), shut_out_address(person.sub))
    assert "Your account is open" in text


def test_tries_are_counted() -> None:
    scene, _ = shut_out()
    key = parse_qs(urlsplit(shut_out_address(scene.owner.sub)).query)["key"][0]
    answers = [Client().post("/appeal", {"key": key, "case_id": "x", "text": "No."}).status_code for _ in range(21)]
    assert set(answers[:20]) == {422}
    assert answers[20] == 429


def test_an_administrator_makes_an_address_for_the_accounts_own_mail_and_the_ledger_says_so() -> None:
    scene, _ = shut_out()
    admin, ada = member("administrators", name="Ada")
    path = f"/moderation/people/{scene.owner.sub}"
    assert "Make an address for their appeal" in page_of(admin, path)
    answer = admin.post(f"{path}/appeal")
    text = answer.content.decode()
    assert scene.owner.email in text
    found = re.search(r"http[^<]*/appeal\?key=[^<\s]+", text)
    assert found
    assert "Your account is banned" in page_of(Client(), found[0])
    [row], _ = ledger_list(before=None, limit=1)
    assert (row.values["action"], row.values["actor_id"]) == ("appeal_address", ada.sub)
    assert scene.owner.sub not in row.entry
    assert moderated_only(path, scene.owner) == 404


def test_there_is_no_address_for_somebody_who_can_sign_in() -> None:
    admin, _ = member("administrators", name="Ada")
    path = f"/moderation/people/{create_person('Ina').sub}"
    assert "Make an address" not in page_of(admin, path)
    assert admin.post(f"{path}/appeal").status_code == 302
    assert "Nothing keeps this person from signing in." in page_of(admin, path)


def moderated_only(path: str, person: Person) -> int:
    client, someone = member("moderators")
    assert someone.sub not in (moderator(), person.sub)
    return client.post(f"{path}/appeal").status_code
