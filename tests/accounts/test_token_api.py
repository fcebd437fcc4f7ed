"""`/api/v1/me/tokens`, and what a token lets a program do."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts import cognito
from accounts.errors import Conflict, Unavailable
from accounts.services.api_tokens import MAX_TOKENS, api_token_create, api_tokens_list, api_tokens_revoke_all
from accounts.services.token_secrets import token_hash
from accounts.tables.api_tokens import ApiToken
from accounts.tables.profiles import DISABLED, Profile
from tests.accounts.people import Person, bearer, create_person, disable_at_cognito, join_group, sign_in

TOKENS = "/api/v1/me/tokens"
JSON = "application/json"


@pytest.fixture
def person() -> Person:
    return create_person("Ana")


@pytest.fixture
def client(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def new_token(person: Person, scopes: Iterable[str] = ("read",)) -> str:
    return api_token_create(user_id=person.sub, name="A program", scopes=set(scopes))[1]


def program(token: str) -> Client:
    return Client(headers={"authorization": f"Bearer {token}"})


def row_of(token: str) -> ApiToken:
    return ApiToken.get(token_hash(token), consistent_read=True)


def make(client: Client, **asked: object) -> Any:
    return client.post(TOKENS, {"name": "Camera", "scopes": ["upload"], **asked}, JSON)


def test_a_token_is_shown_once_and_listed_without_itself(client: Client) -> None:
    answer = make(client, scopes=["upload", "read"], expires_in_days=30)
    made = answer.json()
    assert answer.status_code == 201
    token = made.pop("token")
    assert token.startswith(made["starts_with"])
    listed = client.get(TOKENS).json()["results"]
    assert listed == [made]
    assert (made["name"], made["scopes"], made["last_used_at"]) == ("Camera", ["read", "upload"], None)
    assert made["expires_at"].startswith((timezone.now() + timedelta(days=30)).date().isoformat())
    assert token not in client.get(TOKENS).content.decode()


def test_a_token_lives_a_year_unless_told_otherwise(client: Client) -> None:
    expires = make(client).json()["expires_at"]
    assert expires.startswith((timezone.now() + timedelta(days=365)).date().isoformat())


def test_a_token_acts_for_its_owner_and_is_noted_as_used_once_an_hour(person: Person) -> None:
    token = new_token(person)
    answer = program(token).get("/api/v1/me")
    assert (answer.status_code, answer.json()["id"], answer.json()["email"]) == (200, person.sub, None)
    noted = row_of(token).last_used_at
    assert noted is not None
    program(token).get("/api/v1/me")
    assert row_of(token).last_used_at == noted
    long_ago = timezone.now() - timedelta(hours=2)
    row_of(token).update(actions=[ApiToken.last_used_at.set(long_ago)])
    program(token).get("/api/v1/me")
    assert row_of(token).last_used_at > noted


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \t "}, "name"),
        ({"name": "x" * 51}, "name"),
        ({"name": "evil\u202ename"}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes.0"),
        ({"scopes": "read"}, "scopes"),
        ({"expires_in_days": 0}, "expires_in_days"),
        ({"expires_in_days": 366}, "expires_in_days"),
    ],
)
def test_what_cannot_be_accepted_names_its_field(client: Client, asked: dict[str, object], field: str) -> None:
    answer = make(client, **asked)
    assert answer.status_code == 400
    assert [error["attr"] for error in answer.json()["errors"]] == [field]
    assert client.get(TOKENS).json() == {"results": []}


def test_tokens_are_for_people_who_are_signed_in(person: Person) -> None:
    assert Client().get(TOKENS).status_code == 401
    assert make(Client()).status_code == 401
    assert Client().delete(f"{TOKENS}/x").status_code == 401
    with_cognito = program(bearer(person))
    assert make(with_cognito).status_code == 201


def test_a_token_of_somebody_else_is_neither_seen_nor_revoked(client: Client) -> None:
    made = make(client).json()
    other = Client()
    sign_in(other, create_person("Ben"))
    assert other.get(TOKENS).json() == {"results": []}
    assert other.delete(f"{TOKENS}/{made['id']}").status_code == 404
    assert program(made["token"]).get("/api/v1/uploads").status_code == 200


def test_a_revoked_token_is_401_at_once(client: Client) -> None:
    made = make(client, scopes=["read"]).json()
    assert program(made["token"]).get("/api/v1/me").status_code == 200
    assert client.delete(f"{TOKENS}/{made['id']}").status_code == 204
    answer = program(made["token"]).get("/api/v1/me")
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]
    assert client.delete(f"{TOKENS}/{made['id']}").status_code == 404


def test_an_expired_token_that_still_stands_counts_as_absent(client: Client, person: Person) -> None:
    token = new_token(person)
    row_of(token).update(actions=[ApiToken.expires_at.set(int(timezone.now().timestamp()))])
    assert program(token).get("/api/v1/me").status_code == 401
    assert client.get(TOKENS).json() == {"results": []}


def test_one_more_than_allowed_is_409_until_one_is_revoked_or_expires(client: Client, person: Person) -> None:
    tokens = [new_token(person) for _ in range(MAX_TOKENS)]
    answer = make(client)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "conflict")
    row_of(tokens[0]).update(actions=[ApiToken.expires_at.set(1)])
    assert make(client).status_code == 201
    assert make(client).status_code == 409
    assert client.delete(f"{TOKENS}/{row_of(tokens[1]).token_id}").status_code == 204
    assert make(client).status_code == 201


def test_many_at_once_never_get_past_the_limit(person: Person) -> None:
    for _ in range(MAX_TOKENS - 3):
        new_token(person)

    def one_more(_: int) -> bool:
        try:
            new_token(person)
        except (Conflict, Unavailable):
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        made = sum(pool.map(one_more, range(20)))
    assert 1 <= made <= 3
    assert len(api_tokens_list(user_id=person.sub)) == MAX_TOKENS - 3 + made


def test_revoking_all_ends_every_one(person: Person) -> None:
    tokens = [new_token(person) for _ in range(3)]
    assert api_tokens_revoke_all(user_id=person.sub) == 3
    assert [program(token).get("/api/v1/me").status_code for token in tokens] == [401, 401, 401]


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [("read", {"GET /me"}), ("upload", {"GET /uploads"}), ("write", {"PATCH /me"})],
)
def test_a_scope_lets_do_what_it_names_and_nothing_else(person: Person, scope: str, allowed: set[str]) -> None:
    as_program = program(new_token(person, [scope]))
    done = {
        "GET /me": as_program.get("/api/v1/me"),
        "GET /uploads": as_program.get("/api/v1/uploads"),
        "PATCH /me": as_program.patch("/api/v1/me", {"bio": "x"}, JSON),
    }
    assert {name for name, answer in done.items() if answer.status_code == 200} == allowed
    refused = next(answer for name, answer in done.items() if name not in allowed)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "insufficient_scope")
    assert 'error="insufficient_scope", scope="' in refused["WWW-Authenticate"]


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("path", [TOKENS, f"{TOKENS}/x", "/api/v1/me/sessions", "/api/v1/me/sessions/revoke-all"])
def test_no_token_manages_tokens_or_sessions(person: Person, method: str, path: str) -> None:
    everything = program(new_token(person, ["read", "upload", "write"]))
    answer = everything.generic(method, path, "{}", JSON)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (403, "insufficient_scope")
    assert len(api_tokens_list(user_id=person.sub)) == 1


def test_somebody_disabled_here_is_401_at_the_next_request(person: Person) -> None:
    token = new_token(person)
    assert program(token).get("/api/v1/me").status_code == 200
    Profile(person.sub).update(actions=[Profile.state.set(DISABLED)])
    assert program(token).get("/api/v1/me").status_code == 401


def test_somebody_disabled_at_cognito_loses_the_token_within_an_hour(person: Person) -> None:
    token = new_token(person)
    assert program(token).get("/api/v1/me").status_code == 200
    disable_at_cognito(person)
    row_of(token).update(actions=[ApiToken.last_used_at.set(timezone.now() - timedelta(minutes=61))])
    assert program(token).get("/api/v1/me").status_code == 401
    assert api_tokens_list(user_id=person.sub) == []


def test_while_cognito_does_not_answer_tokens_go_on(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*, user_id: str) -> bool:
        raise Unavailable

    monkeypatch.setattr(cognito, "is_enabled", silent)
    assert program(new_token(person)).get("/api/v1/me").status_code == 200


def test_a_token_has_no_rights_of_groups(person: Person) -> None:
    join_group(person, "moderators")
    assert program(new_token(person)).get("/api/v1/me").json()["is_moderator"] is False


def test_a_token_needs_no_csrf_token(person: Person) -> None:
    token = new_token(person, ["write"])
    client = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {token}"})
    assert client.patch("/api/v1/me", {"bio": "by a program"}, JSON).status_code == 200


def test_a_token_opens_no_page(person: Person) -> None:
    assert "oidc" in program(new_token(person)).get("/moderation/")["Location"]
