"""`/api/v1/me/sessions`."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.services.api_tokens import api_token_create
from accounts.sessions import SEEN
from accounts.tables.sessions import Session
from tests.accounts.people import Person, bearer, create_person, sign_in

SESSIONS = "/api/v1/me/sessions"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture
def person() -> Person:
    return create_person("Ana")


def signed_in(person: Person, agent: str = "") -> Client:
    client = Client(headers={"user-agent": agent})
    sign_in(client, person)
    return client


def listed(client: Client) -> list[dict[str, Any]]:
    answer = client.get(SESSIONS)
    assert answer.status_code == 200
    return list(answer.json()["results"])


def key_of(client: Client) -> str:
    return str(client.cookies["sessionid"].value)


def row_of(client: Client) -> Session:
    return Session.get(hashlib.sha256(key_of(client).encode()).hexdigest(), consistent_read=True)


def test_sessions_are_listed_with_device_and_times_and_the_current_one_marked(person: Person) -> None:
    old, new = signed_in(person, FIREFOX), signed_in(person)
    of_new, of_old = listed(old)
    assert of_old.keys() == {"id", "device", "created_at", "last_seen_at", "expires_at", "is_current"}
    assert [(one["device"], one["is_current"]) for one in (of_old, of_new)] == [
        ("Firefox on Linux", True),
        ("Unknown device", False),
    ]
    assert of_old["created_at"] < of_new["created_at"] < of_new["expires_at"]
    assert [one["is_current"] for one in listed(new)] == [True, False]


def test_what_is_listed_opens_no_session_and_is_no_key(person: Person) -> None:
    client = signed_in(person)
    (one,) = listed(client)
    thief = Client()
    thief.cookies["sessionid"] = one["id"]
    assert thief.get("/api/v1/me").status_code == 401
    shown = str(one)
    assert key_of(client) not in shown
    assert row_of(client).key_hash not in shown


def test_last_seen_is_to_the_hour_and_costs_a_write_an_hour(person: Person) -> None:
    client = signed_in(person)
    seen = row_of(client).seen_at
    assert seen == pytest.approx(timezone.now().timestamp(), abs=10)
    session = client.session
    session[SEEN] = {**session[SEEN], "at": seen - 3000, "device": "Lynx"}
    session.save()
    client.get("/api/v1/me")
    assert (row_of(client).seen_at, row_of(client).device) == (seen - 3000, "Lynx")
    session[SEEN] = {**session[SEEN], "at": seen - 3700}
    session.save()
    client.get("/api/v1/me")
    assert row_of(client).seen_at >= seen
    assert row_of(client).device == "Unknown device"


def test_another_browser_is_signed_out_at_once(person: Person) -> None:
    here, there = signed_in(person), signed_in(person)
    other = next(one for one in listed(here) if not one["is_current"])
    assert here.delete(f"{SESSIONS}/{other['id']}").status_code == 204
    assert [client.get("/api/v1/me").status_code for client in (here, there)] == [200, 401]
    assert here.delete(f"{SESSIONS}/{other['id']}").status_code == 404


def test_this_browser_can_be_signed_out_too_and_its_cookie_is_taken_back(person: Person) -> None:
    client = signed_in(person)
    answer = client.delete(f"{SESSIONS}/{listed(client)[0]['id']}")
    assert answer.status_code == 204
    assert answer.cookies["sessionid"].value == ""
    assert client.get("/api/v1/me").status_code == 401


def test_a_session_of_somebody_else_is_neither_seen_nor_ended(person: Person) -> None:
    client, stranger = signed_in(person), signed_in(create_person("Ben"))
    (one,) = listed(client)
    assert one["id"] not in str(listed(stranger))
    assert stranger.delete(f"{SESSIONS}/{one['id']}").status_code == 404
    assert client.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize("session_id", ["x", "x" * 2000, "0" * 64])
def test_what_is_no_session_is_404(person: Person, session_id: str) -> None:
    client = signed_in(person)
    assert client.delete(f"{SESSIONS}/{session_id}").status_code == 404


def test_the_key_and_its_hash_do_not_name_a_session(person: Person) -> None:
    client = signed_in(person)
    assert client.delete(f"{SESSIONS}/{key_of(client)}").status_code == 404
    assert client.delete(f"{SESSIONS}/{row_of(client).key_hash}").status_code == 404


def test_signing_out_everywhere_ends_all_and_says_how_many(person: Person) -> None:
    clients = [signed_in(person) for _ in range(3)]
    answer = clients[0].post(f"{SESSIONS}/revoke-all")
    assert (answer.status_code, answer.json()) == (200, {"sessions_ended": 3})
    assert answer.cookies["sessionid"].value == ""
    assert [client.get("/api/v1/me").status_code for client in clients] == [401, 401, 401]


def test_personal_tokens_stay_when_signing_out_everywhere(person: Person) -> None:
    token = api_token_create(user_id=person.sub, name="Camera", scopes=["read"])[1]
    signed_in(person).post(f"{SESSIONS}/revoke-all")
    assert Client(headers={"authorization": f"Bearer {token}"}).get("/api/v1/me").status_code == 200


def test_with_an_access_token_no_session_is_the_current_one(person: Person) -> None:
    client = signed_in(person)
    program = Client(headers={"authorization": f"Bearer {bearer(person)}"})
    program.cookies["sessionid"] = key_of(client)
    assert [one["is_current"] for one in listed(program)] == [False]
    assert program.post(f"{SESSIONS}/revoke-all").json() == {"sessions_ended": 1}


def test_sessions_are_for_people_who_are_signed_in() -> None:
    assert Client().get(SESSIONS).status_code == 401
    assert Client().delete(f"{SESSIONS}/x").status_code == 401
    assert Client().post(f"{SESSIONS}/revoke-all").status_code == 401


def test_ending_sessions_needs_the_csrf_token(person: Person) -> None:
    client = signed_in(person)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(f"{SESSIONS}/revoke-all", {}, "application/json").status_code == 403
    assert strict.delete(f"{SESSIONS}/{listed(client)[0]['id']}").status_code == 403
    assert client.get("/api/v1/me").status_code == 200


def test_an_expired_session_that_still_stands_is_not_listed(person: Person) -> None:
    here, there = signed_in(person), signed_in(person)
    row_of(there).update(actions=[Session.expires_at.set(int((timezone.now() - timedelta(seconds=1)).timestamp()))])
    assert len(listed(here)) == 1
