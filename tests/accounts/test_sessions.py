"""Django's contract for session engines, on the real table."""

import hashlib
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.test import Client
from django.utils import timezone
from pynamodb.connection.base import Connection
from pynamodb.exceptions import DoesNotExist

from accounts.sessions import SessionStore
from accounts.tables.sessions import Session
from tests.accounts.people import Person, sign_in


def row_of(key: str) -> Session:
    return Session.get(hashlib.sha256(key.encode()).hexdigest(), consistent_read=True)


@pytest.fixture
def store() -> SessionStore:
    store = SessionStore()
    store["colour"] = "blue"
    store.save()
    return store


@pytest.fixture
def dispatched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The operations that DynamoDB is asked for, as `Operation table`."""
    operations: list[str] = []
    dispatch = Connection.dispatch

    def counted(self: Connection, operation: str, kwargs: dict[str, object]) -> dict[str, object]:
        operations.append(f"{operation} {str(kwargs.get('TableName')).rpartition('-')[2]}")
        return dispatch(self, operation, kwargs)

    monkeypatch.setattr(Connection, "dispatch", counted)
    return operations


def test_what_was_saved_is_loaded_again(store: SessionStore) -> None:
    assert dict(SessionStore(store.session_key).items()) == {"colour": "blue"}
    assert store.exists(str(store.session_key))


def test_the_table_does_not_hold_the_key_that_opens_the_session(store: SessionStore) -> None:
    row = row_of(str(store.session_key))
    assert str(store.session_key) not in str(row.to_dynamodb_dict())


def test_an_unknown_key_is_an_empty_session_and_not_taken_over() -> None:
    store = SessionStore("k" * 32)
    assert dict(store.items()) == {}
    assert store.session_key is None


def test_an_expired_row_that_is_still_there_counts_as_absent(store: SessionStore) -> None:
    key = str(store.session_key)
    row_of(key).update(actions=[Session.expires_at.set(int(timezone.now().timestamp()) - 1)])
    assert dict(SessionStore(key).items()) == {}
    assert not store.exists(key)
    store["colour"] = "red"
    with pytest.raises(UpdateError):
        store.save()


def test_expiry_follows_the_sessions_own(store: SessionStore) -> None:
    store.set_expiry(timedelta(minutes=5))
    store.save()
    assert row_of(str(store.session_key)).expires_at == pytest.approx(timezone.now().timestamp() + 300, abs=5)


def test_creating_with_a_key_in_use_is_refused(store: SessionStore) -> None:
    with pytest.raises(CreateError):
        SessionStore(store.session_key).save(must_create=True)


def test_a_deleted_session_cannot_be_saved_back(store: SessionStore) -> None:
    other_request = SessionStore(store.session_key)
    assert other_request["colour"] == "blue"
    store.delete()
    other_request["colour"] = "red"
    with pytest.raises(UpdateError):
        other_request.save()
    with pytest.raises(DoesNotExist):
        row_of(str(store.session_key))


def test_cycling_the_key_keeps_the_data_and_ends_the_old_key(store: SessionStore) -> None:
    old = store.session_key
    store.cycle_key()
    assert store.session_key != old
    assert dict(SessionStore(store.session_key).items()) == {"colour": "blue"}
    assert dict(SessionStore(old).items()) == {}


def test_flushing_ends_the_session(store: SessionStore) -> None:
    old = store.session_key
    store.flush()
    assert store.session_key is None
    assert dict(SessionStore(old).items()) == {}


def test_deleting_what_is_not_there_is_fine() -> None:
    SessionStore().delete()
    SessionStore("k" * 32).delete()


def test_saving_keeps_when_the_session_began(store: SessionStore) -> None:
    before = row_of(str(store.session_key)).created_at
    store[SESSION_KEY] = "somebody"
    store.save()
    row = row_of(str(store.session_key))
    assert (row.created_at, row.user_id) == (before, "somebody")
    del store[SESSION_KEY]
    store.save()
    assert row_of(str(store.session_key)).user_id is None


def test_data_under_another_secret_is_not_believed(store: SessionStore) -> None:
    row_of(str(store.session_key)).update(actions=[Session.data.set("eyJhIjoxfQ:forged:signature")])
    assert dict(SessionStore(store.session_key).items()) == {}


def test_a_signed_in_request_costs_two_reads_and_no_write(ana: Person, dispatched: list[str]) -> None:
    client = Client()
    sign_in(client, ana)
    dispatched.clear()
    assert client.get("/api/v1/me").status_code == 200
    assert dispatched == ["GetItem sessions", "GetItem profiles"]


def test_a_visitor_costs_nothing(dispatched: list[str]) -> None:
    client = Client()
    client.get("/healthz")
    client.get("/accounts/sign-up/")
    client.get("/oidc/authenticate/")
    client.get("/api/v1/me")
    assert dispatched == []
    assert "sessionid" not in client.cookies


def test_a_session_that_ends_during_a_request_is_not_brought_back(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    store = client.session
    assert store["sign_in"]
    Session.remove(client.cookies["sessionid"].value)
    store["late"] = True
    with pytest.raises(UpdateError):
        store.save()
    assert client.get("/api/v1/me").status_code == 401
