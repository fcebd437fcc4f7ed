"""The API of share links over HTTP, and opening one without an account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client

from gallery.tables.images import PRIVATE, Image
from gallery.tables.links import link_change
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.senders import share

JSON = "application/json"
LINKS, OPEN = "/api/v1/links", "/api/v1/links/open"


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    return share(ana.sub, pictures.jpeg(700, 500), visibility=PRIVATE)


def make(client: Client, image: Image, **limits: Any) -> dict[str, Any]:
    subject = {"kind": "image", "id": image.image_id}
    answer = client.post(LINKS, {"subject": subject, **limits}, content_type=JSON)
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def open_link(token: str, **more: str) -> Any:
    return Client().post(OPEN, {"token": token, **more}, content_type=JSON)


def code(answer: Any) -> str:
    return str(answer.json()["errors"][0]["code"])


def test_a_link_is_made_listed_changed_and_revoked(as_ana: Client, image: Image) -> None:
    made = make(as_ana, image, max_opens=3, password="correct horse", largest_width=640)
    assert made["url"] == f"{settings.SITE_URL}/s/{made['token']}"
    assert (made["state"], made["opens"], made["has_password"]) == ("active", 0, True)
    listed = as_ana.get(LINKS).json()["results"][0]
    assert listed == {**made, "url": None, "token": None}
    url = f"{LINKS}/{made['id']}"
    changes = {"max_opens": None, "password": None, "expires_in": 60}
    changed = as_ana.patch(url, changes, content_type=JSON).json()
    assert (changed["max_opens"], changed["has_password"], changed["largest_width"]) == (None, False, 640)
    assert changed["expires_at"] < made["expires_at"]
    assert as_ana.delete(url).status_code == 204
    assert as_ana.get(LINKS).json()["results"][0]["state"] == "revoked"
    assert as_ana.patch(url, {"expires_in": 60}, content_type=JSON).status_code == 409


def test_what_a_link_cannot_be_is_refused_with_the_field_at_fault(as_ana: Client, image: Image) -> None:
    subject = {"kind": "image", "id": image.image_id}
    for changed, field in (
        ({"subject": {**subject, "kind": "planet"}}, "subject.kind"),
        ({"expires_in": 59}, "expires_in"),
        ({"expires_in": 365 * 86400 + 1}, "expires_in"),
        ({"max_opens": 0}, "max_opens"),
        ({"password": "short"}, "password"),
        ({"largest_width": 500}, "largest_width"),
        ({"largest_width": 320, "allow_original": True}, "largest_width"),
    ):
        answer = as_ana.post(LINKS, {"subject": subject, **changed}, content_type=JSON)
        assert answer.status_code == 400, changed
        assert answer.json()["errors"][0]["attr"] == field


def test_others_links_are_404_and_strangers_are_401(as_ana: Client, as_ben: Client, image: Image) -> None:
    url = f"{LINKS}/{make(as_ana, image)['id']}"
    subject = {"subject": {"kind": "image", "id": image.image_id}}
    calls: list[tuple[str, str, Any]] = [
        ("patch", url, {"max_opens": 1}),
        ("delete", url, {}),
        ("post", LINKS, subject),
    ]
    for method, path, body in calls:
        assert getattr(as_ben, method)(path, body, content_type=JSON).status_code == 404, path
        assert getattr(Client(), method)(path, body, content_type=JSON).status_code == 401, path
    assert Client().get(LINKS).status_code == 401
    assert Client().post(f"{LINKS}/revoke-all").status_code == 401
    assert url.rpartition("/")[2] not in as_ben.get(LINKS).content.decode()


def test_anybody_opens_a_link_and_gets_what_it_allows(as_ana: Client, image: Image) -> None:
    closed = open_link(make(as_ana, image)["token"])
    assert closed.status_code == 200
    shown = closed.json()
    assert (shown["original"], shown["image"]["details"]["camera"], shown["image"]["taken_at"]) == (None, None, None)
    assert requests.get(shown["image"]["renditions"][0]["url"], timeout=5).ok
    for secret in ("SECRET-SERIAL", "picture.jpg", "X-T5", image.owner_id, image.sha256):
        assert secret not in closed.content.decode()
    allowed = open_link(make(as_ana, image, allow_original=True, show_metadata=True)["token"]).json()
    assert requests.get(allowed["original"]["url"], timeout=5).content == pictures.jpeg(700, 500)
    assert "X-T5" in allowed["image"]["details"]["camera"]["camera"]


def test_fifty_visitors_at_once_of_a_link_for_five(as_ana: Client, image: Image) -> None:
    token = make(as_ana, image, max_opens=5)["token"]
    with ThreadPoolExecutor(max_workers=50) as pool:
        statuses = list(pool.map(lambda _: open_link(token).status_code, range(50)))
    assert (statuses.count(200), statuses.count(410)) == (5, 45)
    used_up = open_link(token)
    assert (used_up.status_code, code(used_up)) == (410, "link_used_up")


def test_a_visit_pass_makes_it_one_visit(as_ana: Client, image: Image) -> None:
    token = make(as_ana, image, max_opens=1)["token"]
    visit_pass = open_link(token).json()["visit_pass"]
    assert open_link(token, visit_pass=visit_pass).status_code == 200
    assert open_link(token).status_code == 410
    assert open_link(token, visit_pass=f"{visit_pass}x").status_code == 410


def test_a_revoked_link_answers_like_one_that_never_was(as_ana: Client, image: Image) -> None:
    never = open_link("A" * 32)
    made = make(as_ana, image)
    assert open_link(made["token"]).status_code == 200
    as_ana.delete(f"{LINKS}/{made['id']}")
    one_of_all = make(as_ana, image)
    assert as_ana.post(f"{LINKS}/revoke-all").status_code == 204
    for token in (made["token"], one_of_all["token"]):
        answer = open_link(token)
        assert (answer.status_code, answer.json()) == (never.status_code, never.json())
        assert answer.status_code == 404


def test_an_expired_link_answers_410(as_ana: Client, image: Image) -> None:
    made = make(as_ana, image)
    past = datetime.now(UTC) - timedelta(seconds=1)
    link_change(link_id=made["id"], owner_id=image.owner_id, changes={"open_until": past})
    answer = open_link(made["token"])
    assert (answer.status_code, code(answer)) == (410, "link_expired")


def test_a_password_is_named_by_codes_of_its_own(as_ana: Client, image: Image) -> None:
    token = make(as_ana, image, password="correct horse")["token"]
    assert code(open_link(token)) == "link_password_required"
    assert code(open_link(token, password="wrong")) == "link_password_wrong"
    assert open_link(token, password="correct horse").status_code == 200


def test_cursors_go_through_the_list_and_are_good_for_their_owner_only(
    as_ana: Client, as_ben: Client, image: Image
) -> None:
    for _ in range(3):
        make(as_ana, image)
    first = as_ana.get(LINKS, {"limit": 2}).json()
    second = as_ana.get(LINKS, {"limit": 2, "cursor": first["next_cursor"]}).json()
    ids = [link["id"] for page in (first, second) for link in page["results"]]
    assert len(set(ids)) == len(ids) == 4
    assert as_ben.get(LINKS, {"cursor": first["next_cursor"]}).status_code == 400
    for limit in ("0", "101"):
        assert as_ana.get(LINKS, {"limit": limit}).status_code == 400


def test_an_album_opens_and_its_pictures_come_page_by_page(as_ana: Client, image: Image) -> None:
    album = as_ana.post("/api/v1/albums", {"title": "Summer"}, content_type=JSON).json()
    as_ana.post(f"/api/v1/albums/{album['id']}/items", {"image_ids": [image.image_id]}, content_type=JSON)
    wanted = {"subject": {"kind": "album", "id": album["id"]}, "max_opens": 1, "allow_original": True}
    made = as_ana.post(LINKS, wanted, content_type=JSON).json()
    assert made["subject"] == {"kind": "album", "id": album["id"]}
    opened = open_link(made["token"]).json()
    assert (opened["image"], opened["album"]["title"]) == (None, "Summer")
    visit = {"token": made["token"], "visit_pass": opened["visit_pass"]}
    page = Client().post(f"{LINKS}/images", visit, content_type=JSON).json()
    assert [one["image"]["id"] for one in page["results"]] == [image.image_id]
    assert page["next_cursor"] is None
    assert requests.get(page["results"][0]["original"]["url"], timeout=5).ok
    for secret in ("SECRET-SERIAL", "picture.jpg", image.owner_id, album["id"]):
        assert secret not in str((opened, page))
    assert as_ana.get(LINKS).json()["results"][0]["opens"] == 1
    foreign = Client().post(f"{LINKS}/images", {**visit, "visit_pass": "x"}, content_type=JSON)
    assert (foreign.status_code, code(foreign)) == (410, "link_used_up")


def test_an_album_of_somebody_else_is_not_linked_to(as_ana: Client, as_ben: Client) -> None:
    for visibility, status in (("private", 404), ("public", 403)):
        album = as_ana.post("/api/v1/albums", {"title": "Mine", "visibility": visibility}, content_type=JSON).json()
        wanted = {"subject": {"kind": "album", "id": album["id"]}}
        assert as_ben.post(LINKS, wanted, content_type=JSON).status_code == status
