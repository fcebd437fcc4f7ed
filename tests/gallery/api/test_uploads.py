"""The API of uploads over HTTP: parts, duplicates, receipts, and what a file says about how it was made."""

import hashlib
from typing import Any

import requests
from django.test import Client
from pytest_django import Settings

from gallery.storage.multipart import PART_BYTES
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import finish, post, share

JSON = "application/json"


def ask(client: Client, data: bytes, **changed: Any) -> Any:
    wanted = {"filename": "a.jpg", "content_type": "image/jpeg", "size": len(data)}
    wanted["sha256"] = hashlib.sha256(data).hexdigest()
    return client.post("/api/v1/uploads", {**wanted, **changed}, content_type=JSON)


def test_a_large_file_goes_through_the_api_in_parts(as_ana: Client, ana: Person) -> None:
    data = pictures.jpeg(640, 480)
    data += b"\0" * (2 * PART_BYTES + 7 - len(data))
    asked = ask(as_ana, data).json()
    url = f"/api/v1/uploads/{asked['id']}"
    assert asked["transfer"] == {"kind": "multipart", "part_size": PART_BYTES, "part_count": 3}
    assert as_ana.get(f"{url}/parts").json()["parts"] == []

    signed = as_ana.post(f"{url}/parts", {"numbers": [1, 2, 3]}, content_type=JSON).json()
    for part in signed["parts"]:
        at = (part["number"] - 1) * PART_BYTES
        assert requests.put(part["url"], data=data[at : at + part["size"]], timeout=30).status_code == 200
    arrived = as_ana.get(f"{url}/parts").json()["parts"]
    assert arrived == [{"number": 1, "size": PART_BYTES}, {"number": 2, "size": PART_BYTES}, {"number": 3, "size": 7}]

    assert as_ana.post(f"{url}/complete").status_code == 200
    finish(ana.sub, asked["id"])
    done = as_ana.get(url).json()
    assert done["state"] == "ready"
    assert (done["receipt"]["sha256"], done["receipt"]["size"]) == (hashlib.sha256(data).hexdigest(), len(data))


def test_missing_parts_are_named(as_ana: Client) -> None:
    asked = ask(as_ana, b"\0" * (2 * PART_BYTES + 7)).json()
    answer = as_ana.post(f"/api/v1/uploads/{asked['id']}/complete")
    assert answer.status_code == 409
    assert "1, 2, 3" in answer.json()["errors"][0]["detail"]
    as_ana.delete(f"/api/v1/uploads/{asked['id']}")


def test_the_same_bytes_again_are_named_before_they_are_sent_and_may_be_kept_twice(as_ana: Client, ana: Person) -> None:
    data = pictures.jpeg(500, 333)
    first = share(ana.sub, data)
    asked = ask(as_ana, data).json()
    assert asked["duplicate_of"] == first.image_id
    assert post(asked["transfer"]["url"], asked["transfer"]["fields"], data).status_code == 201
    finish(ana.sub, asked["id"])
    done = as_ana.get(f"/api/v1/uploads/{asked['id']}").json()
    assert done["state"] == "ready"
    assert first.image_id in done["similar_to"]


def test_somebody_elses_picture_is_no_duplicate(as_ben: Client, ana: Person) -> None:
    data = pictures.jpeg(501, 333)
    share(ana.sub, data)
    assert ask(as_ben, data).json()["duplicate_of"] is None


def test_a_deleted_picture_is_no_duplicate(as_ana: Client, ana: Person) -> None:
    data = pictures.jpeg(502, 333)
    image = share(ana.sub, data)
    as_ana.delete(f"/api/v1/images/{image.image_id}")
    assert ask(as_ana, data).json()["duplicate_of"] is None


def test_what_is_on_its_way_is_listed_for_its_sender_alone(settings: Settings) -> None:
    person = create_person("Lea")
    client, other = Client(), Client()
    sign_in(client, person)
    sign_in(other, create_person("Max"))
    ids = [ask(client, b"12345", sha256=None).json()["id"] for _ in range(3)]
    first = client.get("/api/v1/uploads?limit=2").json()
    rest = client.get("/api/v1/uploads", {"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [upload["id"] for upload in first["results"] + rest["results"]] == ids
    assert rest["next_cursor"] is None
    assert other.get("/api/v1/uploads").json()["results"] == []
    stolen = other.get("/api/v1/uploads", {"cursor": first["next_cursor"]})
    assert stolen.status_code == 400


def test_a_grant_can_be_had_again_while_the_file_has_not_come(as_ana: Client, ana: Person) -> None:
    data = pictures.jpeg(300, 200)
    asked = ask(as_ana, data).json()
    again = as_ana.post(f"/api/v1/uploads/{asked['id']}/transfer").json()
    assert post(again["transfer"]["url"], again["transfer"]["fields"], data).status_code == 201
    finish(ana.sub, asked["id"])
    assert as_ana.post(f"/api/v1/uploads/{asked['id']}/transfer").status_code == 409


def test_a_used_up_quota_answers_403_and_says_what_is_left(settings: Settings) -> None:
    client = Client()
    sign_in(client, create_person("Nils"))
    settings.QUOTA_BYTES = 1_000_000
    answer = ask(client, b"12345", size=2_000_000)
    assert answer.status_code == 403
    assert answer.json()["errors"][0] == {
        "code": "quota_reached",
        "detail": "This file is 2 MB, and 1 MB of your 1 MB are left. Delete something first.",
        "attr": None,
    }
    assert client.get("/api/v1/me").json()["quota"] == {
        "bytes_held": 0, "bytes_limit": 1_000_000, "images_held": 0, "images_limit": settings.QUOTA_IMAGES,
    }  # fmt: skip


def test_the_place_is_told_to_others_only_if_the_owner_turns_it_on(as_ana: Client, as_ben: Client, ana: Person) -> None:
    image_id = share(ana.sub, pictures.jpeg(600, 400)).image_id
    url = f"/api/v1/images/{image_id}"
    mine = as_ana.get(url).json()["details"]
    assert mine["location"] is not None
    assert mine["private"]["location_removed"] is True
    assert mine["private"]["show_location"] is False
    theirs = as_ben.get(url).json()
    assert (theirs["details"]["location"], theirs["details"]["private"]) == (None, None)
    assert as_ana.patch(url, {"show_location": True}, content_type=JSON).status_code == 200
    assert as_ben.get(url).json()["details"]["location"] == mine["location"]


def test_camera_and_time_are_told_unless_the_owner_turns_them_off(as_ana: Client, as_ben: Client, ana: Person) -> None:
    image_id = share(ana.sub, pictures.jpeg(600, 400)).image_id
    url = f"/api/v1/images/{image_id}"
    seen = as_ben.get(url).json()
    assert seen["details"]["camera"]["camera"]
    assert seen["taken_at"] == "2024-05-06T07:08:09"
    assert as_ana.patch(url, {"show_camera": False}, content_type=JSON).status_code == 200
    hidden = as_ben.get(url).json()
    assert (hidden["details"]["camera"], hidden["taken_at"]) == (None, None)
    listed = as_ben.get("/api/v1/images").json()["results"]
    assert next(image["taken_at"] for image in listed if image["id"] == image_id) is None
    assert as_ana.get(url).json()["taken_at"] == "2024-05-06T07:08:09"


def test_avif_renditions_are_there_besides_webp_once_they_are_turned_on(
    as_ana: Client, ana: Person, settings: Settings
) -> None:
    settings.AVIF_RENDITIONS = True
    image_id = share(ana.sub, pictures.jpeg(900, 600)).image_id
    shown = as_ana.get(f"/api/v1/images/{image_id}").json()["renditions"]
    assert [(one["width"], one["format"]) for one in shown] == [
        (width, kind) for kind in ("webp", "avif") for width in (320, 640, 900)
    ]
    urls = [one["url"] for one in shown]
    for one in shown:
        answer = requests.get(one["url"], timeout=10)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, f"image/{one['format']}")
    as_ana.delete(f"/api/v1/images/{image_id}")
    as_ana.delete(f"/api/v1/me/trash/{image_id}")
    assert {requests.get(url, timeout=10).status_code for url in urls} <= {403, 404}
