"""The API of pictures and uploads over HTTP: who gets what, and in which shape errors come."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.tables.images import PRIVATE, Image
from tests.accounts.people import Person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import finish, post, share

JSON = "application/json"


@pytest.fixture(scope="module")
def public(ana: Person) -> Image:
    return share(ana.sub, pictures.jpeg(700, 500))


@pytest.fixture(scope="module")
def private(ana: Person) -> Image:
    return share(ana.sub, pictures.jpeg(700, 500), visibility=PRIVATE)


def routes(image_id: str) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """Every method of every route of one picture."""
    yield "get", f"/api/v1/images/{image_id}", None
    yield "patch", f"/api/v1/images/{image_id}", {"title": "x"}
    yield "delete", f"/api/v1/images/{image_id}", None
    yield "post", f"/api/v1/images/{image_id}/downloads", {"rendition": "original"}
    yield "post", f"/api/v1/images/{image_id}/downloads", {"rendition": "320"}
    yield "get", f"/api/v1/uploads/{image_id}", None
    yield "delete", f"/api/v1/uploads/{image_id}", None
    yield "post", f"/api/v1/uploads/{image_id}/transfer", {}
    yield "get", f"/api/v1/uploads/{image_id}/parts", None
    yield "post", f"/api/v1/uploads/{image_id}/parts", {"numbers": [1]}
    yield "post", f"/api/v1/uploads/{image_id}/complete", {}


def call(client: Client, method: str, url: str, body: dict[str, Any] | None = None) -> Any:
    return getattr(client, method)(url) if body is None else getattr(client, method)(url, body, content_type=JSON)


def test_a_private_picture_is_404_on_every_route_for_others(as_ben: Client, private: Image) -> None:
    for method, url, body in routes(private.image_id):
        answer = call(as_ben, method, url, body)
        assert answer.status_code == 404, (method, url)
        assert answer.json()["errors"][0]["code"] == "not_found"


def test_without_signing_in_every_route_answers_401(public: Image) -> None:
    stranger = Client()
    for method, url, body in [
        *routes(public.image_id),
        ("get", "/api/v1/images", None),
        ("get", "/api/v1/uploads", None),
        ("get", "/api/v1/me", None),
        ("patch", "/api/v1/me", {"bio": "x"}),
        ("get", "/api/v1/users/ana", None),
        ("post", "/api/v1/uploads", {"filename": "a.jpg", "content_type": "image/jpeg", "size": 5}),
    ]:
        answer = call(stranger, method, url, body)
        assert answer.status_code == 401, (method, url)
        assert "policy" not in answer.content.decode()


def test_a_signed_in_request_without_the_csrf_token_is_refused(ana: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, ana)
    answer = call(client, "post", "/api/v1/uploads", {"filename": "a.jpg", "content_type": "image/jpeg", "size": 5})
    assert answer.status_code == 403


def test_a_picture_goes_up_through_the_api_and_comes_back_in_the_contract_s_shape(as_ana: Client, ana: Person) -> None:
    data = pictures.jpeg(1400, 900)
    answer = call(
        as_ana,
        "post",
        "/api/v1/uploads",
        {"filename": "dusk.jpg", "content_type": "image/jpeg", "size": len(data), "title": "Dusk"},
    )
    assert answer.status_code == 201, answer.content
    upload = answer.json()
    assert (upload["state"], upload["transfer"]["kind"]) == ("awaiting_upload", "post")
    assert post(upload["transfer"]["url"], upload["transfer"]["fields"], data).status_code == 201
    finish(ana.sub, upload["id"])
    done = as_ana.get(f"/api/v1/uploads/{upload['id']}").json()
    assert (done["state"], done["error"], done["transfer"]) == ("ready", None, None)
    image = done["image"]
    assert image["title"] == "Dusk"
    assert image["owner"]["handle"] == profile_get(user_id=ana.sub).handle
    assert [r["width"] for r in image["renditions"]] == [320, 640, 1280, 1400]
    for rendition in image["renditions"]:
        picture = requests.get(rendition["url"], timeout=5)
        assert picture.headers["content-type"] == "image/webp"
    answer = as_ana.get("/api/v1/images", {"limit": 5})
    assert answer["Cache-Control"] == "no-store"
    feed = answer.json()
    assert feed["results"][0]["id"] == image["id"]
    download = call(as_ana, "post", f"/api/v1/images/{image['id']}/downloads", {"rendition": "original"}).json()
    assert download["filename"] == "dusk.jpg"
    assert requests.get(download["url"], timeout=5).content == data


def test_what_cannot_be_uploaded_is_refused_with_the_field_at_fault(as_ana: Client) -> None:
    for changed, field in (
        ({"content_type": "image/svg+xml"}, "content_type"),
        ({"size": 0}, "size"),
        ({"size": 10**12}, "size"),
        ({"sha256": "abc"}, "sha256"),
        ({"filename": ""}, "filename"),
    ):
        body = {"filename": "a.jpg", "content_type": "image/jpeg", "size": 5, **changed}
        answer = call(as_ana, "post", "/api/v1/uploads", body)
        assert answer.status_code == 400
        assert answer.json()["type"] == "validation_error"
        assert answer.json()["errors"][0]["attr"] == field


def test_a_cursor_that_was_changed_or_belongs_elsewhere_is_refused(as_ana: Client, as_ben: Client, ana: Person) -> None:
    share(ana.sub, pictures.png(64, 48), "image/png")
    share(ana.sub, pictures.png(64, 48), "image/png")
    cursor = as_ana.get("/api/v1/images", {"limit": 1}).json()["next_cursor"]
    assert as_ana.get("/api/v1/images", {"limit": 1, "cursor": cursor}).status_code == 200
    handle = profile_get(user_id=ana.sub).handle
    wrong: list[dict[str, str]] = [
        {"cursor": cursor[:-2] + "xx"},
        {"cursor": "nonsense"},
        {"cursor": cursor, "owner": handle},
    ]
    for query in wrong:
        answer = as_ana.get("/api/v1/images", dict(query))
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["attr"] == "cursor"
    own = as_ana.get("/api/v1/images", {"limit": "1", "owner": handle}).json()["next_cursor"]
    assert as_ben.get("/api/v1/images", {"owner": handle, "cursor": own}).status_code == 400


def test_limits_are_bounded(as_ana: Client) -> None:
    for limit in ("0", "101", "-1", "many"):
        assert as_ana.get("/api/v1/images", {"limit": limit}).status_code == 400


def test_the_owner_changes_and_deletes_and_others_are_told_403_on_a_public_picture(
    as_ana: Client, as_ben: Client, ana: Person
) -> None:
    image_id = share(ana.sub, pictures.jpeg(400, 300)).image_id
    url = f"/api/v1/images/{image_id}"
    assert call(as_ben, "patch", url, {"title": "x"}).status_code == 403
    assert as_ben.delete(url).status_code == 403
    changed = call(as_ana, "patch", url, {"title": "Quay", "tags": ["Sea", "quay"], "visibility": "unlisted"}).json()
    assert (changed["title"], changed["tags"], changed["visibility"]) == ("Quay", ["quay", "sea"], "unlisted")
    assert call(as_ana, "patch", url, {"visibility": "everyone"}).status_code == 400
    assert call(as_ana, "patch", url, {"tags": ["no spaces"]}).status_code == 400
    assert as_ana.delete(url).status_code == 204
    assert as_ana.get(url).status_code == 404
    assert as_ana.delete(url).status_code == 404


def test_what_is_not_shown_to_others_is_not_in_a_picture_s_json(as_ben: Client, public: Image) -> None:
    shown = as_ben.get(f"/api/v1/images/{public.image_id}").content.decode()
    assert "SECRET-SERIAL" not in shown
    assert "picture.jpg" not in shown
    assert public.owner_id not in shown


def test_a_person_is_shown_with_public_counts_only(as_ben: Client, ana: Person, private: Image) -> None:
    profile = profile_get(user_id=ana.sub)
    shown = as_ben.get(f"/api/v1/users/{profile.handle}").json()
    assert shown["image_count"] == profile.public_image_count < profile.image_count
    assert "email" not in shown
    assert as_ben.get("/api/v1/users/nobody-has-this").status_code == 404
