"""The API of trash, versions, albums, favourites and actions on many pictures over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.services.images import image_delete, image_update
from gallery.services.trash import image_trash
from gallery.tables.album_changes import AT_ONCE
from gallery.tables.favourites import FAVOURITES_MAX, favourites_of_image
from gallery.tables.images import PRIVATE, UNLISTED
from gallery.tables.images import image_get as row_of
from tests.accounts.people import Person
from tests.gallery.made_up import make_images
from tests.gallery.senders import run_jobs
from tests.roles import acting_as

JSON = "application/json"
API = "/api/v1"


def call(client: Client, method: str, path: str, body: Any = None, **headers: str) -> Any:
    ask = getattr(client, method)
    if body is None:
        return ask(API + path, headers=headers)
    return ask(API + path, body, content_type=JSON, headers=headers)


def ids_in(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [one["id"] for one in answer.json()["results"]]


def one_of(person: Person, **given: Any) -> str:
    return str(make_images(person.sub, **given)[0].image_id)


def test_a_version_is_told_and_a_change_of_an_older_one_answers_412(as_ana: Client, ana: Person) -> None:
    path = f"/images/{one_of(ana)}"
    seen = call(as_ana, "get", path)["ETag"]
    changed = call(as_ana, "patch", path, {"title": "First"}, **{"If-Match": seen})
    assert (changed.status_code, changed["ETag"] != seen) == (200, True)
    for tag in (seen, '"none of ours"', f"W/{seen}", "nonsense"):
        answer = call(as_ana, "patch", path, {"title": "Second"}, **{"If-Match": tag})
        assert answer.status_code == 412, tag
        assert answer.json()["errors"][0]["code"] == "precondition_failed"
        assert call(as_ana, "delete", path, **{"If-Match": tag}).status_code == 412
    both = f"{seen}, W/{changed['ETag']}"
    assert call(as_ana, "patch", path, {"title": "Third"}, **{"If-Match": both}).json()["title"] == "Third"
    assert call(as_ana, "patch", path, {"title": "Fourth"}, **{"If-Match": "*"}).json()["title"] == "Fourth"


def test_the_trash_is_listed_restored_and_emptied(as_ana: Client, as_ben: Client, ana: Person) -> None:
    kept, gone, deleted = make_images(ana.sub, count=3)
    for image in (kept, gone, deleted):
        assert call(as_ana, "delete", f"/images/{image.image_id}").status_code == 204
    first = call(as_ana, "get", "/me/trash?limit=1").json()
    assert [(one["id"], one["state"]) for one in first["results"]] == [(deleted.image_id, "trashed")]
    assert first["results"][0]["kept_until"][:7] > first["results"][0]["trashed_at"][:7]
    second = call(as_ana, "get", f"/me/trash?limit=1&cursor={first['next_cursor']}")
    assert ids_in(second) == [gone.image_id]
    assert call(as_ben, "get", f"/me/trash?cursor={first['next_cursor']}").status_code == 400
    assert call(as_ana, "post", f"/images/{kept.image_id}/restore", {}).json()["state"] == "ready"
    assert call(as_ana, "post", f"/images/{kept.image_id}/restore", {}).status_code == 404
    assert call(as_ana, "delete", f"/me/trash/{deleted.image_id}").status_code == 204
    assert call(as_ana, "delete", f"/me/trash/{kept.image_id}").status_code == 404
    assert call(as_ana, "delete", "/me/trash").status_code == 202
    run_jobs()
    assert ids_in(call(as_ana, "get", "/me/trash")) == []
    assert call(as_ana, "get", f"/images/{kept.image_id}").status_code == 200
    assert call(as_ana, "delete", f"/images/{kept.image_id}?permanently=true").status_code == 204
    assert call(as_ana, "delete", f"/images/{one_of(ana)}?permanently=perhaps").status_code == 400


def test_an_album_is_made_filled_and_shown(as_ana: Client, as_ben: Client, ana: Person) -> None:
    made = call(as_ana, "post", "/albums", {"title": "Coast"})
    assert (made.status_code, made.json()["visibility"], made.json()["my_role"]) == (201, "private", "owner")
    album = f"/albums/{made.json()['id']}"
    assert call(as_ben, "get", album).status_code == 404
    ids = [image.image_id for image in make_images(ana.sub, count=AT_ONCE + 5)]
    results = call(as_ana, "post", f"{album}/items", {"image_ids": [*ids, "nothing"]}).json()["results"]
    assert [result["id"] for result in results] == [*ids, "nothing"]
    assert [result["ok"] for result in results] == [True] * len(ids) + [False]
    assert results[-1]["error"]["code"] == "not_found"
    assert not any(result["already"] for result in results)
    (again,) = call(as_ana, "post", f"{album}/items", {"image_ids": ids[:1]}).json()["results"]
    assert (again["ok"], again["already"]) == (True, True)
    changed = call(as_ana, "patch", album, {"visibility": "public", "title": "The coast"}, **{"If-Match": made["ETag"]})
    assert changed.json()["item_count"] == len(ids)
    assert changed.json()["cover"]["id"] == ids[0]
    assert call(as_ana, "patch", album, {"title": "x"}, **{"If-Match": made["ETag"]}).status_code == 412
    assert call(as_ana, "post", f"{album}/items/move", {"image_id": ids[2], "before": ids[0]}).status_code == 204
    order = [ids[2], *ids[:2], *ids[3:]]
    assert ids_in(call(as_ben, "get", f"{album}/items?limit=100")) == order
    assert ids_in(call(as_ben, "get", f"/images?album={made.json()['id']}&limit=100")) == order
    page = call(as_ben, "get", f"{album}/items?limit=10").json()
    rest = call(as_ben, "get", f"{album}/items?limit=100&cursor={page['next_cursor']}")
    assert ids_in(rest) == order[10:]
    handle = profile_get(user_id=ana.sub).handle
    assert made.json()["id"] in ids_in(call(as_ben, "get", f"/users/{handle}/albums"))
    assert call(as_ben, "get", "/albums").json()["results"] == []
    removed = call(as_ana, "post", f"{album}/items/remove", {"image_ids": [ids[0]]}).json()["results"]
    assert [result["ok"] for result in removed] == [True]
    assert call(as_ana, "delete", album).status_code == 204
    assert call(as_ana, "get", album).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("post", "/albums", {}),
        ("post", "/albums", {"title": "x" * 201}),
        ("post", "/albums", {"title": "x", "visibility": "everyone"}),
        ("get", "/albums?of=nobody", None),
        ("get", "/albums?limit=101", None),
        ("post", "/albums/A/items", {"image_ids": []}),
        ("post", "/albums/A/items", {"image_ids": ["x"] * 101}),
        ("put", "/albums/A/members/somebody", {"role": "owner"}),
        ("post", "/images/bulk", {"ids": [], "action": "trash"}),
        ("post", "/images/bulk", {"ids": ["x"] * 101, "action": "trash"}),
        ("post", "/images/bulk", {"ids": ["x"], "action": "paint"}),
        ("post", "/images/bulk", {"ids": ["x"], "action": "update"}),
        ("post", "/images/bulk", {"ids": ["x"], "action": "add_to_album"}),
        ("post", "/images/bulk", {"ids": ["x"], "action": "update", "changes": {"tags": [], "add_tags": ["a"]}}),
    ],
)
def test_what_is_not_right_is_refused_before_anything_is_done(
    as_ana: Client, method: str, path: str, body: dict[str, Any] | None
) -> None:
    assert call(as_ana, method, path, body).status_code == 400


def test_somebody_is_invited_and_joins(as_ana: Client, as_ben: Client, ben: Person) -> None:
    album_id = call(as_ana, "post", "/albums", {"title": "Ours"}).json()["id"]
    album, handle = f"/albums/{album_id}", profile_get(user_id=ben.sub).handle
    invited = call(as_ana, "put", f"{album}/members/{handle}", {"role": "contributor"}).json()
    assert (invited["person"]["handle"], invited["role"], invited["is_invited"]) == (handle, "contributor", True)
    shared = call(as_ben, "get", "/albums?of=shared").json()["results"]
    assert [(one["id"], one["my_role"], one["is_invited"]) for one in shared] == [(album_id, None, True)]
    assert call(as_ben, "put", f"{album}/membership", {}).json()["my_role"] == "contributor"
    members = call(as_ben, "get", f"{album}/members").json()["results"]
    assert [(one["person"]["handle"], one["is_invited"]) for one in members] == [(handle, False)]
    assert call(as_ana, "put", f"{album}/members/nobody-at-all", {"role": "viewer"}).status_code == 404
    assert call(as_ben, "delete", f"{album}/membership").status_code == 204
    assert call(as_ben, "get", album).status_code == 404


def test_favourites_are_kept_for_oneself_as_long_as_they_can_be_seen(
    as_ana: Client, as_ben: Client, ana: Person, ben: Person
) -> None:
    one, two, private = one_of(ana), one_of(ana, visibility=UNLISTED), one_of(ana, visibility=PRIVATE)
    for image_id in (one, two, two):
        assert call(as_ben, "put", f"/images/{image_id}/favourite", {}).status_code == 204
    assert call(as_ben, "put", f"/images/{private}/favourite", {}).status_code == 404
    shown = [call(client, "get", f"/images/{one}").json()["details"]["favourite_by_me"] for client in (as_ben, as_ana)]
    assert shown == [True, False]
    assert ids_in(call(as_ben, "get", "/me/favourites")) == [two, one]
    assert ids_in(call(as_ana, "get", "/me/favourites")) == []
    assert profile_get(user_id=ben.sub).favourite_count == 2
    image_update(viewer_id=ana.sub, image_id=two, changes={"visibility": PRIVATE})
    assert ids_in(call(as_ben, "get", "/me/favourites")) == [one]
    image_trash(viewer_id=ana.sub, image_id=one)
    assert ids_in(call(as_ben, "get", "/me/favourites")) == []
    image_delete(viewer_id=ana.sub, image_id=one)
    run_jobs()
    with acting_as("operator"):
        assert favourites_of_image(image_id=one, limit=10) == []
    assert profile_get(user_id=ben.sub).favourite_count == 1
    for _ in range(2):
        assert call(as_ben, "delete", f"/images/{two}/favourite").status_code == 204
    assert profile_get(user_id=ben.sub).favourite_count == 0
    with acting_as("operator"):
        profile = profile_get(user_id=ben.sub)
        profile.update(actions=[type(profile).favourite_count.set(FAVOURITES_MAX)])
    assert call(as_ben, "put", f"/images/{one_of(ana)}/favourite", {}).status_code == 429


def test_many_are_changed_thrown_away_restored_and_collected_each_by_its_own_rules(
    as_ana: Client, as_ben: Client, ana: Person, ben: Person
) -> None:
    ids = [image.image_id for image in make_images(ana.sub, count=12)]
    others, hidden = one_of(ben), one_of(ben, visibility=PRIVATE)

    def bulk(**asked: Any) -> dict[str, str | None]:
        answer = call(as_ana, "post", "/images/bulk", {"ids": [*ids, others, hidden], **asked})
        assert answer.status_code == 200, answer.content
        results = answer.json()["results"]
        assert [result["id"] for result in results] == [*ids, others, hidden]
        assert all(result["ok"] == (result["error"] is None) for result in results)
        return {result["id"]: result["error"] and result["error"]["code"] for result in results}

    right = {**dict.fromkeys(ids), others: "permission_denied", hidden: "not_found"}
    assert bulk(action="update", changes={"visibility": "unlisted", "add_tags": ["Sea", "dusk"]}) == right
    assert bulk(action="update", changes={"remove_tags": ["dusk"]}) == right
    for image_id in ids:
        row = row_of(image_id=image_id)
        assert (row.visibility, row.tags) == (UNLISTED, {"sea"})
    too_many = bulk(action="update", changes={"add_tags": [f"tag-{n}" for n in range(30)]})
    assert {too_many[image_id] for image_id in ids} == {"invalid"}
    album_id = call(as_ana, "post", "/albums", {"title": "All"}).json()["id"]
    assert bulk(action="add_to_album", album_id=album_id) == right
    assert bulk(action="trash") == right
    assert ids_in(call(as_ana, "get", f"/albums/{album_id}/items")) == []
    assert bulk(action="restore")[ids[0]] is None
    assert ids_in(call(as_ana, "get", f"/albums/{album_id}/items")) == ids
    assert (
        call(as_ana, "post", "/images/bulk", {"ids": ids, "action": "add_to_album", "album_id": "x"}).status_code == 404
    )
    assert call(as_ben, "get", f"/images/{others}").json()["tags"] == []


def test_two_devices_that_tag_the_same_pictures_at_once_lose_no_tag(as_ana: Client, ana: Person) -> None:
    ids = [image.image_id for image in make_images(ana.sub, count=4)]

    def tag(name: str) -> list[bool]:
        asked = {"ids": ids, "action": "update", "changes": {"add_tags": [name]}}
        answer = call(as_ana, "post", "/images/bulk", asked).json()
        return [bool(result["ok"]) for result in answer["results"]]

    with ThreadPoolExecutor(2) as devices:
        done = dict(zip(("sea", "dusk"), devices.map(tag, ("sea", "dusk")), strict=True))
    for at, image_id in enumerate(ids):
        assert row_of(image_id=image_id).tags == {name for name, ok in done.items() if ok[at]}
