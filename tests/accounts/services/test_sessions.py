"""Where somebody is signed in, and ending it everywhere."""

import secrets
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import cognito
from accounts.errors import Forbidden, Unavailable
from accounts.services.sessions import sessions_list, sessions_revoke_all
from accounts.tables.sessions import Session
from tests.accounts.people import Person, create_person, sign_in, tokens


def signed_in(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def statuses(clients: list[Client]) -> list[int]:
    return [client.get("/api/v1/me").status_code for client in clients]


def test_sessions_are_listed_newest_first_and_without_expired_ones() -> None:
    person = create_person("Ana")
    clients = [signed_in(person) for _ in range(3)]
    now = timezone.now()
    past = now - timedelta(seconds=1)
    Session.create(secrets.token_hex(16), user_id=person.sub, data="", expires_at=past, now=now)
    found = sessions_list(user_id=person.sub)
    assert len(found) == len(clients)
    newest_first = sorted((session.created_at for session in found), reverse=True)
    assert [session.created_at for session in found] == newest_first


def test_no_more_than_the_newest_hundred_are_listed() -> None:
    now = timezone.now()
    for n in range(102):
        opened = now - timedelta(minutes=n)
        Session.create(f"many-{n}", user_id="many", data="", expires_at=now + timedelta(days=1), now=opened)
    found = sessions_list(user_id="many", current_key="many-0")
    assert len(found) == 100
    assert [n for n, session in enumerate(found) if session.is_current] == [0]


def test_signing_out_everywhere_ends_every_session_of_this_person_only() -> None:
    person, other = create_person("Ana"), create_person("Ben")
    clients, bystander = [signed_in(person) for _ in range(3)], signed_in(other)
    assert sessions_revoke_all(user_id=person.sub) == 3
    assert statuses([*clients, bystander]) == [401, 401, 401, 200]
    assert sessions_list(user_id=person.sub) == []


def test_a_session_that_the_index_does_not_show_yet_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    person = create_person("Ana")
    client = signed_in(person)
    monkeypatch.setattr(Session, "remove_all_of_user", lambda _user_id: 0)
    sessions_revoke_all(user_id=person.sub)
    assert statuses([client]) == [401]


def test_whoever_signs_in_again_is_signed_in() -> None:
    person = create_person("Ana")
    signed_in(person)
    sessions_revoke_all(user_id=person.sub)
    assert statuses([signed_in(person)]) == [200]


def test_refresh_tokens_and_access_tokens_end_with_it() -> None:
    person = create_person("Ana")
    of_a_program = tokens(person)
    program = Client(headers={"authorization": f"Bearer {of_a_program['AccessToken']}"})
    assert statuses([program]) == [200]
    sessions_revoke_all(user_id=person.sub)
    assert statuses([program]) == [401]
    with pytest.raises(Forbidden):
        cognito.refresh(refresh_token=of_a_program["RefreshToken"])


def test_while_cognito_does_not_answer_nothing_ends_and_it_can_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person = create_person("Ana")
    client = signed_in(person)
    client.raise_request_exception = False

    def silent(*, user_id: str) -> None:
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(cognito, "sign_out_everywhere", silent)
        assert client.post("/api/v1/me/sessions/revoke-all").status_code == 503
    assert client.post("/api/v1/me/sessions/revoke-all").status_code == 200
