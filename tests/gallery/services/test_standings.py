"""Who is banned or suspended does nothing any more from the next request on, whatever they hold."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pynamodb.transactions import TransactWrite

from accounts import cognito
from accounts.services.api_tokens import api_token_create
from accounts.tables.standing import person_ban_writes, person_reinstate_writes, person_suspend_writes
from accounts.tables.transactions import transact
from gallery.tables.uploads import READY, REJECTED
from tests.accounts.people import bearer, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import deliver, finish, run_jobs, send, start


class Holding:
    """Somebody with a session, an access token, a personal token and an upload that is granted."""

    def __init__(self) -> None:
        self.person = create_person("Bo")
        self.client = Client()
        sign_in(self.client, self.person)
        self.personal = api_token_create(user_id=self.person.sub, name="A program", scopes=["read"])[1]
        self.access = bearer(self.person)
        self.data = pictures.jpeg(420, 310)
        self.granted = start(self.person.sub, self.data)

    def ways_in(self) -> dict[str, int]:
        """By how they show who they are, what the API answers."""
        personal, access = (
            Client(headers={"Authorization": f"Bearer {token}"}) for token in (self.personal, self.access)
        )
        clients = {"session": self.client, "personal token": personal, "access token": access}
        return {name: client.get("/api/v1/me").status_code for name, client in clients.items()}


@pytest.fixture
def holding() -> Iterator[Holding]:
    held = Holding()
    assert set(held.ways_in().values()) == {200}
    yield held
    change(lambda writes: person_reinstate_writes(writes, held.person.sub, now=datetime.now(UTC)))
    run_jobs()


def change(fill: Callable[[TransactWrite], None]) -> None:
    transact(fill)


def test_a_ban_ends_every_way_in_at_once_and_an_upload_in_hand(holding: Holding) -> None:
    user_id = holding.person.sub
    change(lambda writes: person_ban_writes(writes, user_id, now=datetime.now(UTC)))
    # Before any job ran: the profile alone decides.
    assert set(holding.ways_in().values()) == {401}
    assert deliver(holding.granted, holding.data).status_code == 201
    rejected = finish(user_id, holding.granted.upload.upload_id)
    assert (rejected.state, rejected.error_code) == (REJECTED, "account_disabled")
    run_jobs()
    assert not cognito.is_enabled(user_id=user_id)
    # Taken back, they may sign in; what they held is gone for good.
    change(lambda writes: person_reinstate_writes(writes, user_id, now=datetime.now(UTC)))
    run_jobs()
    assert cognito.is_enabled(user_id=user_id)
    assert set(holding.ways_in().values()) == {401}
    sign_in(holding.client, holding.person)
    assert holding.ways_in()["session"] == 200
    assert send(user_id, holding.data).state == READY


def test_a_suspension_ends_sessions_and_leaves_tokens_for_later(holding: Holding) -> None:
    user_id, now = holding.person.sub, datetime.now(UTC)
    change(lambda writes: person_suspend_writes(writes, user_id, until=now + timedelta(days=1), now=now))
    assert set(holding.ways_in().values()) == {401}
    run_jobs()
    assert cognito.is_enabled(user_id=user_id)
    # Its time is over, and nothing was written but what stands in for the clock.
    change(lambda writes: person_suspend_writes(writes, user_id, until=now, now=now))
    ways = holding.ways_in()
    assert (ways["session"], ways["access token"], ways["personal token"]) == (401, 401, 200)
