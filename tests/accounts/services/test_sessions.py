"""Where somebody is signed in, and ending it everywhere."""

import secrets
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.services.sessions import sessions_list, sessions_revoke_all
from accounts.tables.sessions import Session
from tests.accounts.people import Person, create_person, sign_in


def signed_in(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def test_sessions_are_listed_oldest_first_and_without_expired_ones() -> None:
    person = create_person("Ana")
    clients = [signed_in(person) for _ in range(3)]
    now = timezone.now()
    past = now - timedelta(seconds=1)
    Session.create(secrets.token_hex(16), user_id=person.sub, data="", expires_at=past, now=now)
    found = sessions_list(user_id=person.sub)
    assert len(found) == len(clients)
    assert [session.created_at for session in found] == sorted(session.created_at for session in found)


def test_signing_out_everywhere_ends_every_session_of_this_person_only() -> None:
    person, other = create_person("Ana"), create_person("Ben")
    clients, bystander = [signed_in(person) for _ in range(3)], signed_in(other)
    assert sessions_revoke_all(user_id=person.sub) == 3
    assert [client.get("/api/v1/me").status_code for client in clients] == [401, 401, 401]
    assert bystander.get("/api/v1/me").status_code == 200
    assert sessions_list(user_id=person.sub) == []
