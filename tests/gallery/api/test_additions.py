"""Sending pictures through a share link over HTTP, without an account and with one, and what its album's owner sees."""

from typing import Any

import pytest
from django.test import Client

from tests.accounts.people import Person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import finish, post

JSON = "application/json"
LINKS, UPLOADS, LOOK = "/api/v1/links", "/api/v1/links/uploads", "/api/v1/links/uploads/look"
DATA = pictures.jpeg(320, 240)


@pytest.fixture(scope="module")
def album_id(as_ana: Client) -> str:
    return str(as_ana.post("/api/v1/albums", {"title": "Party"}, content_type=JSON).json()["id"])


def visit(client: Client, album_id: str, **limits: Any) -> dict[str, str]:
    """What a visitor shows who has opened a new link."""
    wanted = {"subject": {"kind": "album", "id": album_id}, "may_add": True, **limits}
    made = client.post(LINKS, wanted, content_type=JSON)
    assert made.status_code == 201, made.content
    token = made.json()["token"]
    opened = Client().post(f"{LINKS}/open", {"token": token}, content_type=JSON).json()
    assert opened["album"]["may_add"] is wanted["may_add"]
    return {"token": token, "visit_pass": opened["visit_pass"]}


def picture(**given: Any) -> dict[str, Any]:
    wanted = {"name": "Gus", "filename": "secret name.jpg", "content_type": "image/jpeg", "size": len(DATA)}
    return {**wanted, **given}


def code(answer: Any) -> str:
    return str(answer.json()["errors"][0]["code"])


def test_a_stranger_sends_a_picture_and_the_owner_lets_it_in(as_ana: Client, ana: Person, album_id: str) -> None:
    shown = visit(as_ana, album_id)
    stranger = Client(enforce_csrf_checks=True)
    granted = stranger.post(UPLOADS, {**shown, **picture()}, content_type=JSON)
    assert granted.status_code == 201, granted.content
    transfer = granted.json()["transfer"]
    assert post(transfer["url"], transfer["fields"], DATA).status_code == 201
    wanted = {**shown, "ids": [granted.json()["id"]]}
    assert stranger.post(LOOK, wanted, content_type=JSON).json()["results"][0]["state"] != "received"
    finish(ana.sub, granted.json()["id"])
    found = stranger.post(LOOK, wanted, content_type=JSON).json()
    assert found == {"results": [{"id": granted.json()["id"], "state": "received", "error": None}]}
    held = as_ana.get(f"/api/v1/albums/{album_id}/held").json()["results"]
    assert [(one["image"]["id"], one["image"]["visibility"], one["name"], one["person"]) for one in held] == [
        (granted.json()["id"], "private", "Gus", None)
    ]
    link = as_ana.get(LINKS).json()["results"][0]
    assert (link["may_add"], link["max_added"], link["added"], link["added_bytes"]) == (True, 100, 1, len(DATA))
    items = {"image_ids": [held[0]["image"]["id"]]}
    assert as_ana.post(f"/api/v1/albums/{album_id}/items", items, content_type=JSON).json()["results"][0]["ok"]
    assert as_ana.get(f"/api/v1/albums/{album_id}/held").json()["results"] == []


def test_what_a_link_does_not_take_is_told_by_codes(as_ana: Client, album_id: str) -> None:
    shown, closed = visit(as_ana, album_id, max_added=1, password=None), visit(as_ana, album_id, may_add=False)
    bad = Client().post(UPLOADS, {**shown, **picture(name="")}, content_type=JSON)
    assert (bad.status_code, bad.json()["errors"][0]["attr"]) == (400, "name")
    assert Client().post(UPLOADS, {**shown, **picture()}, content_type=JSON).status_code == 201
    for given, status, told in (
        (shown, 403, "link_full"),
        (closed, 403, "link_takes_none"),
        ({**closed, "visit_pass": "none"}, 403, "link_password_required"),
        ({**closed, "token": "A" * 32}, 404, "not_found"),
    ):
        answer = Client().post(UPLOADS, {**given, **picture()}, content_type=JSON)
        assert (answer.status_code, code(answer)) == (status, told)
    assert Client().post(UPLOADS, {"token": shown["token"], **picture()}, content_type=JSON).status_code == 400


def test_no_other_site_adds_in_the_name_of_who_is_signed_in(as_ana: Client, ben: Person, album_id: str) -> None:
    shown, browser = visit(as_ana, album_id), Client(enforce_csrf_checks=True)
    sign_in(browser, ben)
    wanted = {**shown, **picture(name="")}
    assert browser.post(UPLOADS, wanted, content_type=JSON).status_code == 403
    browser.get(f"/s/{shown['token']}")
    page = browser.get(f"/s/{shown['token']}")
    token = page.context["csrf_token_of_person"]
    answer = browser.post(UPLOADS, wanted, content_type=JSON, headers={"X-CSRFToken": token})
    assert answer.status_code == 201, answer.content
    # What forms can send from anywhere is not taken, whatever it holds.
    assert Client().post(UPLOADS, {**shown, **picture()}).status_code == 415
