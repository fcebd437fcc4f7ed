"""The API with a Cognito access token instead of a session."""

from typing import Any

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from accounts.tables.profiles import DISABLED, Profile
from tests.accounts.people import Person, bearer, create_account, create_person, join_group, tokens
from tests.accounts.provider import Provider, unsigned


def get_me(token: str) -> tuple[int, Any, str]:
    client = Client(raise_request_exception=False)
    answer = client.get("/api/v1/me", headers={"authorization": f"Bearer {token}"})
    return answer.status_code, answer.json(), answer.headers.get("WWW-Authenticate", "")


def test_an_access_token_is_its_owner(ana: Person) -> None:
    status, me, _ = get_me(bearer(ana))
    assert status == 200
    assert (me["id"], me["email"], me["is_moderator"]) == (ana.sub, ana.email, False)


def test_first_sight_of_a_person_makes_their_profile() -> None:
    person = create_account("Nia Obi")
    status, me, _ = get_me(bearer(person))
    assert (status, me["display_name"]) == (200, "Nia Obi")
    assert profile_get(user_id=person.sub).handle == me["handle"]


def test_a_person_whose_token_tells_no_name_is_a_member(provider: Provider) -> None:
    status, me, _ = get_me(provider.access_token(sub="22222222-name-less"))
    assert (status, me["display_name"], me["email"]) == (200, "Member", None)


def test_groups_come_from_the_token() -> None:
    mod = create_person("Mo")
    join_group(mod, "moderators")
    assert get_me(bearer(mod))[1]["is_moderator"] is True


def test_without_a_token_the_answer_names_the_way_in() -> None:
    answer = Client().get("/api/v1/me")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.parametrize("header", ["Bearer", "Bearer a b", "Bearer ü", "bearer x", "Bearer a.b.c"])
def test_a_malformed_header_is_401(header: str) -> None:
    answer = Client().get("/api/v1/me", HTTP_AUTHORIZATION=header)
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]


def test_another_scheme_is_not_ours_to_judge() -> None:
    assert Client().get("/api/v1/me", headers={"authorization": "Basic YTpi"}).status_code == 401


def test_an_id_token_is_no_access_token(ana: Person) -> None:
    assert get_me(str(tokens(ana)["IdToken"]))[0] == 401


def test_tokens_of_other_clients_pools_and_times_are_401(provider: Provider) -> None:
    assert get_me(provider.access_token())[0] == 200
    for token in (
        provider.access_token(client_id="another"),
        provider.access_token(iss="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other"),
        provider.access_token(exp=1),
        provider.access_token(headers={"kid": "unknown"}),
        unsigned(provider.claims),
    ):
        status, _, challenge = get_me(token)
        assert status == 401
        assert 'error="invalid_token"' in challenge


def test_keys_that_cannot_be_fetched_are_503(provider: Provider) -> None:
    provider.jwks_status = 500
    assert get_me(provider.access_token())[0] == 503


def test_a_disabled_person_is_401() -> None:
    person = create_person("Dee")
    token = bearer(person)
    Profile(person.sub).update(actions=[Profile.state.set(DISABLED)])
    assert get_me(token)[0] == 401


def test_a_token_needs_no_csrf_token(ana: Person) -> None:
    client = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {bearer(ana)}"})
    assert client.patch("/api/v1/me", {"bio": "by a program"}, "application/json").status_code == 200
