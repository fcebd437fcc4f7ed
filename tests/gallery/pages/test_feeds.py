"""Feeds in all three formats, as readers fetch them."""

import json
import secrets
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import requests
from django.conf import settings
from django.test import Client, RequestFactory

from accounts.services.profiles import profile_get
from accounts.tables.profiles import ACTIVE, DISABLED, Profile
from gallery.pages.feeds import Channel, feed_response
from gallery.services.images import image_delete, image_update
from gallery.services.listings import images_list
from gallery.tables.images import PRIVATE, UNLISTED, Image
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import run_jobs, share
from tests.roles import acting_as

ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@pytest.fixture(scope="module")
def fay() -> Person:
    return create_person("Fay & <Co>")


@pytest.fixture(scope="module")
def images(fay: Person) -> list[Image]:
    """Two public ones, the newest last, with one each beside them that is not for feeds."""
    shown = [share(fay.sub, pictures.jpeg(700, 500)) for _ in range(2)]
    for visibility in (PRIVATE, UNLISTED):
        share(fay.sub, pictures.jpeg(400, 300), visibility=visibility)
    image_delete(viewer_id=fay.sub, image_id=share(fay.sub, pictures.jpeg(500, 300)).image_id)
    words: dict[str, str | bool | set[str]] = {
        "title": "Dusk & \x0bdawn",
        "description": "One <script>\ntwo",
        "tags": {"sea", "quay"},
    }
    image_update(viewer_id=fay.sub, image_id=shown[-1].image_id, changes=words)
    return shown


def fetch(person: Person, kind: str, **headers: str) -> Any:
    return Client().get(f"/u/{profile_get(user_id=person.sub).handle}/feed.{kind}", headers=headers)


def permalinks(kind: str, body: bytes) -> list[str]:
    """The lasting ids of a feed's items, in its order."""
    if kind == "json":
        return [item["id"] for item in json.loads(body)["items"]]
    root = ET.fromstring(body)  # noqa: S314  # our own
    found = root.iter("guid") if kind == "rss" else (entry.find(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry"))
    return [str(one.text) for one in found if one is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_has_the_public_pictures_newest_first_by_their_permalinks(
    kind: str, fay: Person, images: list[Image]
) -> None:
    answer = fetch(fay, kind)
    assert answer["Content-Type"] == f"{KINDS[kind]}; charset=utf-8"
    assert permalinks(kind, answer.content) == [f"{settings.SITE_URL}/i/{image.image_id}" for image in images[::-1]]
    assert "X-Amz-Signature" not in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_a_feed_already_is_answered_304(kind: str, fay: Person, images: list[Image]) -> None:
    first = fetch(fay, kind)
    assert first["Cache-Control"] == "public, max-age=300"
    assert parsedate_to_datetime(first["Last-Modified"]) == images[-1].created_at.replace(microsecond=0)
    for headers in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = fetch(fay, kind, **headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    assert fetch(fay, kind, **{"If-None-Match": '"another"'}).status_code == 200
    image_update(viewer_id=fay.sub, image_id=images[0].image_id, changes={"title": f"Changed for {kind}"})
    changed = fetch(fay, kind, **{"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert f"Changed for {kind}" in changed.content.decode()


def test_rss_encloses_a_picture_that_loads_and_survives_any_words(fay: Person, images: list[Image]) -> None:
    channel = ET.fromstring(fetch(fay, "rss").content).find("channel")  # noqa: S314  # our own
    assert channel is not None
    assert channel.findtext("title") == "Pictures by Fay & <Co>"
    item = channel.find("item")
    assert item is not None
    assert item.findtext("title") == "Dusk & dawn"
    assert "One &lt;script&gt;<br>two" in str(item.findtext("description"))
    assert sorted(category.text or "" for category in item.iter("category")) == ["quay", "sea"]
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("type") == "image/jpeg"
    preview = Client().get(str(enclosure.get("url")).removeprefix(settings.SITE_URL))
    assert requests.get(preview["Location"], timeout=5).headers["content-type"] == "image/jpeg"


def test_the_json_feed_says_what_version_1_1_asks_for(fay: Person, images: list[Image]) -> None:
    feed = json.loads(fetch(fay, "json").content)
    handle = profile_get(user_id=fay.sub).handle
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{settings.SITE_URL}/u/{handle}/feed.json"
    item = feed["items"][0]
    assert item["image"] == f"{settings.SITE_URL}/i/{images[-1].image_id}/preview"
    assert item["attachments"] == [{"url": item["image"], "mime_type": "image/jpeg"}]
    assert datetime.fromisoformat(item["date_published"]) == images[-1].created_at.replace(microsecond=0)


def test_what_is_hidden_is_gone_from_the_feed_at_once(fay: Person, images: list[Image]) -> None:
    later = share(fay.sub, pictures.jpeg(300, 200))
    assert later.image_id in fetch(fay, "atom").content.decode()
    image_update(viewer_id=fay.sub, image_id=later.image_id, changes={"visibility": PRIVATE})
    assert later.image_id not in fetch(fay, "atom").content.decode()


def test_people_who_are_not_there_or_banned_have_no_feed() -> None:
    gus = create_person("Gus")
    for state, status in ((DISABLED, 404), (ACTIVE, 200)):
        with acting_as("operator"):
            Profile(gus.sub).update(actions=[Profile.state.set(state)])
        assert fetch(gus, "rss").status_code == status
    assert Client().get("/u/nobody-has-this/feed.rss").status_code == 404
    handle = profile_get(user_id=gus.sub).handle
    assert Client().get(f"/u/{handle}/feed.csv").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_tag_has_a_feed_of_everybody_s_public_pictures_that_have_it_now(kind: str, fay: Person, ben: Person) -> None:
    tag = f"quay-{secrets.token_hex(4)}"
    shared = [share(person.sub, pictures.jpeg(300, 200)) for person in (fay, ben, fay, fay)]
    for image in shared:
        image_update(viewer_id=image.owner_id, image_id=image.image_id, changes={"tags": {tag}})
    run_jobs()
    image_update(viewer_id=fay.sub, image_id=shared[2].image_id, changes={"visibility": PRIVATE})
    image_delete(viewer_id=fay.sub, image_id=shared[3].image_id)
    answer = Client().get(f"/tags/{tag}/feed.{kind}")
    assert permalinks(kind, answer.content) == [
        f"{settings.SITE_URL}/i/{image.image_id}" for image in (shared[1], shared[0])
    ]
    assert Client().get(f"/tags/{tag}x/feed.{kind}").status_code == 200
    assert Client().get(f"/tags/{'x' * 51}/feed.{kind}").status_code == 404
    with acting_as("operator"):
        Profile(ben.sub).update(actions=[Profile.state.set(DISABLED)])
    left = permalinks(kind, Client().get(f"/tags/{tag}/feed.{kind}").content)
    with acting_as("operator"):
        Profile(ben.sub).update(actions=[Profile.state.set(ACTIVE)])
    assert left == [f"{settings.SITE_URL}/i/{shared[0].image_id}"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_without_pictures_stays_the_same(kind: str) -> None:
    since = datetime(2026, 1, 2, tzinfo=UTC)
    channel = Channel("Nothing yet", "", settings.SITE_URL, f"{settings.SITE_URL}/feed", since)
    first = feed_response(RequestFactory().get("/"), kind, channel, [])
    assert permalinks(kind, first.content) == []
    assert parsedate_to_datetime(first["Last-Modified"]) == since
    assert feed_response(RequestFactory().get("/"), kind, channel, [])["ETag"] == first["ETag"]


def test_a_profile_says_where_its_feeds_are_and_shows_its_newest_public_picture(
    fay: Person, images: list[Image]
) -> None:
    handle = profile_get(user_id=fay.sub).handle
    page = Client().get(f"/u/{handle}").content.decode()
    for kind, content_type in KINDS.items():
        href = f"{settings.SITE_URL}/u/{handle}/feed.{kind}"
        assert (
            f'<link rel="alternate" type="{content_type}" title="Fay &amp; &lt;Co&gt;: {kind.upper()}" href="{href}">'
            in page
        )
    assert '<meta property="og:type" content="profile">' in page
    assert f'<meta property="profile:username" content="{handle}">' in page
    (newest,) = images_list(viewer_id=None, owner_handle=handle, limit=1).images
    preview = f"{settings.SITE_URL}/i/{newest.image_id}/preview"
    for tag in ('property="og:image"', 'name="twitter:image"'):
        assert f'<meta {tag} content="{preview}">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
