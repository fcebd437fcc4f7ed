"""What a session's sign-in is still worth while time passes and Cognito changes its mind."""

import time

import pytest
from django.test import Client

from accounts import cognito
from accounts.errors import Unavailable
from accounts.services import sign_ins
from accounts.tables.sessions import Session
from tests.accounts.people import Person, create_person, disable_at_cognito, join_group, leave_group, sign_in


@pytest.fixture
def mod() -> Person:
    person = create_person("Mo")
    join_group(person, "moderators")
    return person


def age(client: Client, seconds: int) -> None:
    """Let the session's next question to Cognito come nearer by this much."""
    session = client.session
    session["sign_in"] = {**session["sign_in"], "check_at": session["sign_in"]["check_at"] - seconds}
    session.save()


def is_moderator(client: Client) -> bool:
    answer = client.get("/api/v1/me")
    assert answer.status_code == 200
    return bool(answer.json()["is_moderator"])


def test_leaving_a_group_counts_within_five_minutes(mod: Person) -> None:
    client = Client()
    sign_in(client, mod)
    leave_group(mod, "moderators")
    age(client, 290)
    assert is_moderator(client)
    age(client, 15)
    assert not is_moderator(client)


def test_joining_a_group_counts_within_an_hour(mod: Person) -> None:
    person, client = create_person("Ben"), Client()
    sign_in(client, person)
    join_group(person, "moderators")
    assert not is_moderator(client)
    age(client, 3601)
    assert is_moderator(client)


def test_somebody_disabled_in_cognito_is_signed_out_within_an_hour() -> None:
    person, client = create_person("Dee"), Client()
    sign_in(client, person)
    key = client.cookies["sessionid"].value
    disable_at_cognito(person)
    age(client, 3601)
    assert client.get("/api/v1/me").status_code == 401
    assert not client.cookies["sessionid"].value
    assert client.get("/api/v1/me", headers={"cookie": f"sessionid={key}"}).status_code == 401


def test_a_check_is_made_once_and_remembered(mod: Person) -> None:
    client = Client()
    sign_in(client, mod)
    age(client, 3601)
    assert is_moderator(client)
    assert client.session["sign_in"]["check_at"] > time.time() + 290


def test_while_cognito_is_silent_people_stay_but_lose_their_groups(
    mod: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    sign_in(client, mod)
    age(client, 3601)

    def silent(*, refresh_token: str) -> str:
        raise Unavailable

    with monkeypatch.context() as patch:
        patch.setattr(cognito, "refresh", silent)
        assert not is_moderator(client)
    age(client, sign_ins.RETRY_SECONDS + 1)
    assert is_moderator(client)


def test_a_refresh_that_names_somebody_else_ends_the_session(mod: Person, ana: Person) -> None:
    client, other = Client(), Client()
    sign_in(client, mod)
    sign_in(other, ana)
    session = client.session
    session["sign_in"] = {**session["sign_in"], "refresh_token": other.session["sign_in"]["refresh_token"]}
    session.save()
    age(client, 3601)
    assert client.get("/api/v1/me").status_code == 401


def test_a_session_without_a_sign_in_is_nobodys(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    session = client.session
    session["sign_in"] = {"from": "another version"}
    session.save()
    assert client.get("/api/v1/me").status_code == 401


def test_a_revoked_session_is_dead_at_once(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    Session.remove(client.cookies["sessionid"].value)
    assert client.get("/api/v1/me").status_code == 401
