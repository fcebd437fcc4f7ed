"""`/api/v1/me`."""

import secrets
from typing import Any

import pytest
from django.test import Client

from accounts.services import profiles
from accounts.tables.profiles import Profile
from tests.accounts.people import Person, create_person, sign_in


@pytest.fixture
def client(ana: Person) -> Client:
    client = Client()
    sign_in(client, ana)
    return client


def patch(client: Client, **change: object) -> tuple[int, Any]:
    answer = client.patch("/api/v1/me", change, "application/json")
    return answer.status_code, answer.json()


def test_me_has_everything_the_contract_names(client: Client) -> None:
    assert set(client.get("/api/v1/me").json()) == {
        "id", "handle", "display_name", "bio", "avatar_url", "email", "is_moderator", "image_count", "bytes_used",
        "quota", "created_at", "follower_count", "following_count", "unread_count", "avatar_image_id",
        "leaving_at", "erasure_report_url",
    }  # fmt: skip


def test_a_stranger_has_no_me() -> None:
    assert Client().get("/api/v1/me").status_code == 401
    assert patch(Client(), bio="x")[0] == 401


def test_name_bio_and_handle_can_be_changed(client: Client) -> None:
    handle = f"ana-{secrets.token_hex(4)}"
    status, me = patch(client, display_name="  Ana  L. ", bio="Sea.\nSky.", handle=handle.upper())
    assert (status, me["display_name"], me["bio"], me["handle"]) == (200, "Ana L.", "Sea.\nSky.", handle)
    assert client.get("/api/v1/me").json() == me
    assert client.get(f"/api/v1/users/{handle}").json()["display_name"] == "Ana L."


def test_a_change_needs_the_csrf_token(ana: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, ana)
    assert patch(client, bio="x")[0] == 403
    token = client.cookies["csrftoken"].value
    answer = client.patch("/api/v1/me", {"bio": "y"}, "application/json", headers={"x-csrftoken": token})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"handle": "ab"}, "handle"),
        ({"handle": "-ana"}, "handle"),
        ({"handle": "a_b_c"}, "handle"),
        ({"handle": "moderator"}, "handle"),
        ({"handle": "x" * 31}, "handle"),
        ({"display_name": "   "}, "display_name"),
        ({"display_name": "evil\u202ename"}, "display_name"),
        ({"display_name": "x" * 51}, "display_name"),
        ({"bio": "x" * 501}, "bio"),
    ],
)
def test_what_cannot_be_accepted_names_its_field(client: Client, change: dict[str, object], field: str) -> None:
    before = client.get("/api/v1/me").json()
    status, answer = patch(client, **change)
    assert status == 400
    assert answer["type"] == "validation_error"
    assert [error["attr"] for error in answer["errors"]] == [field]
    assert client.get("/api/v1/me").json() == before


def test_a_handle_that_somebody_has_is_409(client: Client) -> None:
    other = Client()
    sign_in(other, create_person("Cleo"))
    taken = other.get("/api/v1/me").json()["handle"]
    status, answer = patch(client, handle=taken)
    assert (status, answer["errors"][0]["code"]) == (409, "handle_taken")


def test_a_version_is_told_and_a_change_of_an_older_one_answers_412(client: Client) -> None:
    def change(seen: str, **values: str) -> Any:
        return client.patch("/api/v1/me", values, "application/json", headers={"If-Match": seen})

    seen = client.get("/api/v1/me")["ETag"]
    changed = change(seen, bio="First")
    assert (changed.status_code, changed["ETag"] != seen) == (200, True)
    for older in (seen, f"W/{seen}", "nonsense"):
        for values in ({"bio": "Second"}, {"display_name": "Second"}, {"handle": "second"}):
            answer = change(older, **values)
            assert (answer.status_code, answer.json()["errors"][0]["code"]) == (412, "precondition_failed")
    assert client.get("/api/v1/me").json() == changed.json()
    assert change(f"{seen}, {changed['ETag']}", display_name="Third").json()["display_name"] == "Third"
    assert change("*", bio="Fourth").json()["bio"] == "Fourth"


@pytest.mark.parametrize("values", [{"bio": "Mine"}, {"display_name": "Mine"}])
def test_a_version_that_is_overtaken_before_the_write_is_not_changed(
    client: Client, monkeypatch: pytest.MonkeyPatch, values: dict[str, str]
) -> None:
    me, quicker = client.get("/api/v1/me"), f"Quicker than {values}"
    read = profiles.profile_get

    def read_and_be_overtaken(*, user_id: str) -> Profile:
        profile = read(user_id=user_id)
        monkeypatch.undo()
        profiles.profile_update(user_id=user_id, bio=quicker)
        return profile

    monkeypatch.setattr(profiles, "profile_get", read_and_be_overtaken)
    answer = client.patch("/api/v1/me", values, "application/json", headers={"If-Match": me["ETag"]})
    assert answer.status_code == 412
    assert client.get("/api/v1/me").json() == {**me.json(), "bio": quicker}


def test_what_is_not_ones_own_to_change_stays(client: Client) -> None:
    before = client.get("/api/v1/me").json()
    status, me = patch(client, id="x", email="x@example.com", is_moderator=True, bytes_used=-1, state="disabled")
    assert (status, me) == (200, before)
