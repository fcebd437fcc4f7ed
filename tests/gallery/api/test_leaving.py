"""`DELETE /api/v1/me` and what one may do afterwards."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.middleware import SIGN_IN
from accounts.services.api_tokens import api_token_create
from accounts.services.leaving import RECENT_SECONDS
from accounts.services.profiles import profile_get
from tests.accounts.people import Person, bearer, create_person, sign_in
from tests.gallery.everywhere import row_put
from tests.gallery.made_up import image_row

ME = "/api/v1/me"
STAY = "/api/v1/me/restoration"
JSON = "application/json"


@pytest.fixture
def person() -> Person:
    return create_person("Lea Ving")


def signed_in(person: Person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def authorisation(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_somebody_leaves_looks_again_and_stays(person: Person) -> None:
    client, other_browser = signed_in(person), signed_in(person)
    _, token = api_token_create(user_id=person.sub, name="A program", scopes=["read", "write"])
    access_token = bearer(person)
    answer = client.delete(ME)
    assert answer.status_code == 202
    assert answer.json().keys() == {"leaving_at", "erasure_report_url"}
    for one in (client, other_browser):
        assert one.get(ME).status_code == 401
    for old in (token, access_token):
        assert Client().get(ME, headers=authorisation(old)).status_code == 401
    report = Client().get(answer.json()["erasure_report_url"])
    assert (report.status_code, report.json()["state"], report.json()["removed"]) == (200, "waiting", {})
    assert person.sub not in report.content.decode()

    sign_in(client, person)
    me = client.get(ME).json()
    assert {name: me[name] for name in answer.json()} == answer.json()
    again = client.delete(ME)
    assert (again.status_code, again.json()) == (202, answer.json())

    sign_in(client, person)
    assert client.post(STAY).status_code == 200
    assert client.get(ME).json()["leaving_at"] is None
    assert client.patch(ME, {"bio": "Hello again."}, content_type=JSON).status_code == 200
    assert Client().get(answer.json()["erasure_report_url"]).status_code == 404
    assert client.post(STAY).status_code == 200


def test_who_leaves_looks_and_downloads_and_changes_nothing(person: Person) -> None:
    client = signed_in(person)
    image = image_row(person.sub, created_at=datetime.now(UTC))
    row_put(image)
    client.delete(ME)
    sign_in(client, person)
    assert client.get(f"/api/v1/images/{image.image_id}").status_code == 200
    wanted = {"rendition": "320"}
    assert client.post(f"/api/v1/images/{image.image_id}/downloads", wanted, content_type=JSON).status_code == 201
    assert client.post("/api/v1/me/exports").status_code == 202, "who leaves may take everything along"
    changes = [
        client.patch(ME, {"bio": "Hello."}, content_type=JSON),
        client.post("/api/v1/me/tokens", {"name": "A program", "scopes": ["read"]}, content_type=JSON),
        client.delete(f"/api/v1/images/{image.image_id}"),
        client.post("/api/v1/albums", {"title": "Summer"}, content_type=JSON),
    ]
    assert [one.status_code for one in changes] == [403] * 4
    assert {one.json()["errors"][0]["code"] for one in changes} == {"account_leaving"}
    assert client.post("/api/v1/me/sessions/revoke-all").status_code == 200


def test_it_takes_a_session_that_was_signed_in_just_now(person: Person) -> None:
    client = signed_in(person)
    session = client.session
    session[SIGN_IN] = {**session[SIGN_IN], "auth_time": session[SIGN_IN]["auth_time"] - RECENT_SECONDS}
    session.save()
    _, token = api_token_create(user_id=person.sub, name="A program", scopes=["read", "write", "upload"])
    refused = [
        client.delete(ME),
        Client().delete(ME, headers=authorisation(bearer(person))),
        Client().delete(ME, headers=authorisation(token)),
    ]
    assert [one.status_code for one in refused] == [403] * 3
    codes = [one.json()["errors"][0]["code"] for one in refused]
    assert codes == ["sign_in_too_old", "sign_in_too_old", "insufficient_scope"]
    assert not profile_get(user_id=person.sub).is_leaving
    assert client.get(ME).status_code == 200


@pytest.mark.parametrize("erasure_id", ["short", "A" * 32, "A" * 3000])
def test_what_is_no_report_is_404(erasure_id: str) -> None:
    assert Client().get(f"/api/v1/erasures/{erasure_id}").status_code == 404
