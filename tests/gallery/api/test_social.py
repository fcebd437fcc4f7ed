"""Likes, comments, people, the feed and notifications over HTTP: shapes, pages and refusals."""

from typing import Any

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.services.following import block, unblock
from gallery.services.likes import like
from gallery.tables.images import PRIVATE, Image
from tests.accounts.people import Person
from tests.gallery.made_up import make_images, make_people, make_person
from tests.gallery.senders import run_jobs

JSON = "application/json"


@pytest.fixture
def image(ana: Person) -> Image:
    return make_images(ana.sub)[0]


def handle(person: Person) -> str:
    return str(profile_get(user_id=person.sub).handle)


def post(client: Client, url: str, **body: object) -> Any:
    return client.post(url, body, content_type=JSON)


def test_a_like_shows_in_the_picture_s_json_for_whoever_likes_it(as_ana: Client, as_ben: Client, image: Image) -> None:
    url = f"/api/v1/images/{image.image_id}"
    for _ in range(2):
        liked = as_ben.put(f"{url}/like")
        assert (liked.status_code, liked.json()["like_count"], liked.json()["liked_by_me"]) == (200, 1, True)
    listed = {one["id"]: one for one in as_ben.get("/api/v1/images", {"limit": 100}).json()["results"]}
    assert (listed[image.image_id]["liked_by_me"], listed[image.image_id]["like_count"]) == (True, 1)
    assert not as_ana.get(url).json()["liked_by_me"]
    assert [one["id"] for one in as_ben.get("/api/v1/me/likes").json()["results"]][:1] == [image.image_id]
    [person] = as_ana.get(f"{url}/likes").json()["results"]
    assert set(person) == {"handle", "display_name", "avatar_url", "followed_by_me", "blocked_by_me", "is_me"}
    taken_back = as_ben.delete(f"{url}/like").json()
    assert (taken_back["like_count"], taken_back["liked_by_me"]) == (0, False)


def test_a_comment_is_written_read_changed_and_removed(as_ana: Client, as_ben: Client, image: Image) -> None:
    url = f"/api/v1/images/{image.image_id}/comments"
    made = post(as_ben, url, text="Good light.")
    assert made.status_code == 201
    comment = made.json()
    assert set(comment) == {"id", "author", "text", "created_at", "edited_at", "is_mine", "may_delete"}
    [seen] = as_ana.get(url).json()["results"]
    assert (seen["text"], seen["is_mine"], seen["may_delete"], seen["edited_at"]) == ("Good light.", False, True, None)
    changed = as_ben.patch(f"{url}/{comment['id']}", {"text": "Better."}, JSON)
    assert (changed.status_code, changed.json()["text"]) == (200, "Better.")
    late = as_ben.patch(f"{url}/{comment['id']}", {"text": "Late."}, JSON, headers={"If-Match": made["ETag"]})
    assert (made["ETag"], late.status_code) == ('"0"', 412)
    current = as_ben.patch(f"{url}/{comment['id']}", {"text": "Best."}, JSON, headers={"If-Match": changed["ETag"]})
    assert (current.status_code, current.json()["text"]) == (200, "Best.")
    assert as_ana.patch(f"{url}/{comment['id']}", {"text": "Mine."}, JSON).status_code == 403
    for body in ({"text": ""}, {"text": "x" * 2001}, {}):
        assert post(as_ben, url, **body).json()["errors"][0]["attr"] == "text"
    assert as_ana.delete(f"{url}/{comment['id']}").status_code == 204
    assert as_ben.delete(f"{url}/{comment['id']}").status_code == 404
    assert as_ana.get(url).json() == {"results": [], "next_cursor": None}


def test_comments_can_be_turned_off(as_ana: Client, as_ben: Client, image: Image) -> None:
    url = f"/api/v1/images/{image.image_id}"
    assert as_ana.get(url).json()["details"]["allow_comments"]
    assert not as_ana.patch(url, {"allow_comments": False}, JSON).json()["details"]["allow_comments"]
    refused = post(as_ben, f"{url}/comments", text="Hello?")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "comments_off")


def test_following_shows_in_the_profile_and_fills_the_feed(as_ana: Client, as_ben: Client, ana: Person) -> None:
    url = f"/api/v1/users/{handle(ana)}"
    [newest] = make_images(ana.sub)
    before = as_ben.get(url).json()
    assert (before["followed_by_me"], before["is_me"]) == (False, False)
    followed = as_ben.put(f"{url}/follow").json()
    assert (followed["followed_by_me"], followed["follower_count"]) == (True, before["follower_count"] + 1)
    assert as_ben.get("/api/v1/me").json()["following_count"] == 1
    run_jobs()
    feed = as_ben.get("/api/v1/feed/following", {"limit": 1}).json()
    assert [one["id"] for one in feed["results"]] == [newest.image_id]
    if feed["next_cursor"]:
        assert as_ben.get("/api/v1/feed/following", {"cursor": feed["next_cursor"]}).status_code == 200
        assert as_ana.get("/api/v1/feed/following", {"cursor": feed["next_cursor"]}).status_code == 400
    assert len(as_ana.get(f"{url}/followers").json()["results"]) == 1
    assert as_ana.get(f"{url}/following").json()["results"] == []
    assert not as_ben.delete(f"{url}/follow").json()["followed_by_me"]
    assert as_ben.get("/api/v1/feed/following").json()["results"] == []
    assert as_ana.put(f"{url}/follow").status_code == 400


def test_whom_somebody_blocks_finds_neither_them_nor_their_pictures(
    as_ana: Client, as_ben: Client, ana: Person, ben: Person, image: Image
) -> None:
    assert as_ana.put(f"/api/v1/users/{handle(ben)}/block").status_code == 204
    picture, person = f"/api/v1/images/{image.image_id}", f"/api/v1/users/{handle(ana)}"
    try:
        for url in (picture, f"{picture}/comments", f"{picture}/likes", person, f"{person}/followers"):
            assert as_ben.get(url).status_code == 404, url
        assert as_ben.get("/api/v1/images", {"owner": handle(ana)}).status_code == 404
        assert as_ben.get(f"/u/{handle(ana)}").status_code == 404
        for url in (f"{picture}/like", f"{person}/follow", f"{person}/block"):
            assert as_ben.put(url).status_code == 404, url
        assert post(as_ben, f"{picture}/comments", text="Hello?").status_code == 404
        assert [one["handle"] for one in as_ana.get("/api/v1/me/blocks").json()["results"]] == [handle(ben)]
        assert as_ana.get(f"/api/v1/users/{handle(ben)}").json()["blocked_by_me"]
        assert as_ana.get(f"/u/{handle(ben)}").status_code == 200
    finally:
        assert as_ana.delete(f"/api/v1/users/{handle(ben)}/block").status_code == 204
    assert as_ben.get(picture).status_code == 200


def test_notifications_are_listed_counted_and_read(as_ana: Client, as_ben: Client, ana: Person, image: Image) -> None:
    as_ben.put(f"/api/v1/images/{image.image_id}/like")
    assert as_ana.get("/api/v1/me").json()["unread_count"] >= 1
    newest = as_ana.get("/api/v1/me/notifications", {"limit": 1}).json()["results"][0]
    assert (newest["kind"], newest["is_read"], newest["image"]["id"]) == ("like", False, image.image_id)
    assert newest["image"]["thumbnail"]["width"] == 320
    read = post(as_ana, "/api/v1/me/notifications/read", up_to=newest["id"])
    assert (read.status_code, read.json()) == (200, {"unread_count": 0})
    assert as_ana.get("/api/v1/me").json()["unread_count"] == 0
    assert post(as_ana, "/api/v1/me/notifications/read", up_to="nonsense").status_code == 400


def test_an_avatar_is_chosen_shown_and_removed(as_ana: Client, as_ben: Client, ana: Person, ben: Person) -> None:
    [image], [private] = make_images(ana.sub), make_images(ana.sub, visibility=PRIVATE)
    [foreign] = make_images(ben.sub)
    assert as_ana.patch("/api/v1/me", {"avatar_image_id": image.image_id}, JSON).json()["avatar_url"]
    shown = as_ben.get(f"/api/v1/images/{image.image_id}").json()["owner"]["avatar_url"]
    assert f"/renditions/{image.image_id}/320.webp" in shown
    for refused in (private.image_id, foreign.image_id, "nothing"):
        answer = as_ana.patch("/api/v1/me", {"avatar_image_id": refused}, JSON)
        assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "avatar_image_id")
    assert as_ana.patch("/api/v1/me", {"avatar_image_id": None}, JSON).json()["avatar_url"] is None


def test_pages_are_bounded_and_cursors_good_for_their_list_only(as_ana: Client, ana: Person, image: Image) -> None:
    lists = [
        f"/api/v1/images/{image.image_id}/likes",
        f"/api/v1/images/{image.image_id}/comments",
        f"/api/v1/users/{handle(ana)}/followers",
        f"/api/v1/users/{handle(ana)}/following",
        "/api/v1/me/likes",
        "/api/v1/me/blocks",
        "/api/v1/me/notifications",
        "/api/v1/feed/following",
    ]
    for text in ("One.", "Two."):
        post(as_ana, f"/api/v1/images/{image.image_id}/comments", text=text)
    cursor = as_ana.get(lists[1], {"limit": 1}).json()["next_cursor"]
    assert [one["text"] for one in as_ana.get(lists[1], {"cursor": cursor}).json()["results"]] == ["Two."]
    for url in lists:
        assert as_ana.get(url).status_code == 200, url
        for limit in ("0", "101", "many"):
            assert as_ana.get(url, {"limit": limit}).status_code == 400, url
        if url != lists[1]:
            assert as_ana.get(url, {"cursor": cursor}).status_code == 400, url


def test_a_blocked_person_s_name_is_in_no_list_of_a_stranger_s_picture(as_ana: Client, ana: Person) -> None:
    owner, fan = make_person(), make_person()
    [theirs] = make_images(owner.user_id)
    [somebody] = make_people(1)
    like(viewer_id=fan.user_id, image_id=theirs.image_id)
    like(viewer_id=somebody, image_id=theirs.image_id)
    block(viewer_id=ana.sub, handle=fan.handle)
    shown = as_ana.get(f"/api/v1/images/{theirs.image_id}/likes").json()["results"]
    assert fan.handle not in {person["handle"] for person in shown}
    assert len(shown) == 1
    unblock(viewer_id=ana.sub, handle=fan.handle)
