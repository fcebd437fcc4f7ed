"""The pages that React takes over, as they leave the server."""

import json
import re
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.services.profiles import profile_get
from gallery.services.images import image_update
from gallery.tables.images import PRIVATE, UNLISTED, Image
from tests.accounts.people import Person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import run_jobs, share


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    shared = share(ana.sub, pictures.jpeg(1600, 1000))
    changes: dict[str, str | set[str]] = {"title": 'Dusk & "dawn" </script>', "alt_text": "A calm sea"}
    return image_update(viewer_id=ana.sub, image_id=shared.image_id, changes=changes)


def first_data(html: str) -> Any:
    """The JSON that the page carries for React."""
    found = re.search(r'<script id="initial-data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found, "the page has no first data"
    return json.loads(found[1])


def test_the_feed_carries_its_first_pictures_for_signed_out_visitors_too(image: Image) -> None:
    answer = Client().get("/")
    assert answer.status_code == 200
    assert "csrftoken" in answer.cookies
    data = first_data(answer.content.decode())
    assert data["me"] is None
    assert data["page"]["kind"] == "feed"
    assert image.image_id in [shown["id"] for shown in data["page"]["images"]["results"]]


def test_the_feed_says_who_is_signed_in(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    assert first_data(client.get("/").content.decode())["me"]["handle"] == profile_get(user_id=ana.sub).handle


def test_a_permalink_has_open_graph_tags_with_a_picture_that_loads(image: Image) -> None:
    html = Client().get(f"/i/{image.image_id}").content.decode()
    assert '<meta property="og:title" content="Dusk &amp; &quot;dawn&quot; &lt;/script&gt; by Ana">' in html
    assert f'<meta property="og:url" content="{settings.SITE_URL}/i/{image.image_id}">' in html
    preview = re.search(r'<meta property="og:image" content="([^"]+)">', html)
    assert preview
    answer = Client().get(preview[1].removeprefix(settings.SITE_URL))
    assert answer.status_code == 302
    assert requests.get(answer["Location"], timeout=5).headers["content-type"] == "image/jpeg"
    assert first_data(html)["page"]["image"]["id"] == image.image_id


def test_a_permalink_has_a_card_for_twitter_that_says_what_open_graph_says(image: Image) -> None:
    html = Client().get(f"/i/{image.image_id}").content.decode()
    said = dict(re.findall(r'<meta (?:name|property)="((?:twitter|og):[^"]+)" content="([^"]*)">', html))
    assert said["twitter:card"] == "summary_large_image"
    assert (said["og:image:alt"], said["og:type"]) == ("A calm sea", "article")
    for tag in ("title", "description", "image", "image:alt"):
        assert said[f"twitter:{tag}"] == said[f"og:{tag}"] != ""


def test_a_private_picture_s_permalink_and_preview_are_404_for_others(ana: Person, ben: Person) -> None:
    hidden = share(ana.sub, pictures.jpeg(400, 300), visibility=PRIVATE)
    other, owner = Client(), Client()
    sign_in(other, ben)
    sign_in(owner, ana)
    for client in (Client(), other):
        assert client.get(f"/i/{hidden.image_id}").status_code == 404
        assert hidden.image_id not in json.dumps(first_data(client.get(f"/i/{hidden.image_id}").content.decode()))
    assert owner.get(f"/i/{hidden.image_id}").status_code == 200
    assert owner.get(f"/i/{hidden.image_id}/preview").status_code == 404


def test_an_unlisted_picture_opens_by_its_link_and_asks_not_to_be_indexed(ana: Person) -> None:
    unlisted = share(ana.sub, pictures.jpeg(400, 300), visibility=UNLISTED)
    html = Client().get(f"/i/{unlisted.image_id}").content.decode()
    assert '<meta name="robots" content="noindex">' in html


def test_a_profile_page_shows_the_person_and_their_public_pictures(ana: Person, image: Image) -> None:
    handle = profile_get(user_id=ana.sub).handle
    data = first_data(Client().get(f"/u/{handle}").content.decode())
    assert data["page"]["user"]["handle"] == handle
    assert image.image_id in [shown["id"] for shown in data["page"]["images"]["results"]]
    assert Client().get("/u/nobody-has-this").status_code == 404


def test_pages_are_under_a_policy_without_inline_scripts(image: Image) -> None:
    answer = Client().get(f"/i/{image.image_id}")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    for directive in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce
    for script in re.findall(r"<script\b[^>]*>", answer.content.decode()):
        assert "application/json" in script or f'nonce="{nonce[1]}"' in script, script
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_notifications_page_is_for_whoever_is_signed_in(ana: Person) -> None:
    client = Client()
    away = client.get("/notifications")
    assert (away.status_code, away["Location"]) == (302, f"{reverse('oidc_authentication_init')}?next=/notifications")
    sign_in(client, ana)
    assert first_data(client.get("/notifications").content.decode())["page"] == {"kind": "own"}


def test_a_tag_s_page_carries_public_pictures_for_visitors_and_names_its_feeds(ana: Person) -> None:
    tag = f"sea{ana.sub[:8]}"
    shown, hidden = (share(ana.sub, pictures.jpeg(400, 300)) for _ in range(2))
    image_update(viewer_id=ana.sub, image_id=shown.image_id, changes={"tags": {tag}})
    image_update(viewer_id=ana.sub, image_id=hidden.image_id, changes={"tags": {tag}, "visibility": UNLISTED})
    run_jobs()
    html = Client().get(f"/tags/{tag.upper()}").content.decode()
    page = first_data(html)["page"]
    assert (page["kind"], page["tag"]) == ("tag", tag)
    assert [one["id"] for one in page["images"]["results"]] == [shown.image_id]
    assert f'href="{settings.SITE_URL}/tags/{tag}/feed.atom"' in html
    assert "noindex" not in html
    assert "noindex" in Client().get(f"/tags/{tag}x").content.decode(), "nothing to be found there"
    assert Client().get("/tags/no%20tag").status_code == 404
    client = Client()
    sign_in(client, ana)
    assert first_data(client.get(f"/tags/{tag}").content.decode())["page"] == {"kind": "own"}


def test_the_page_of_a_person_s_albums_says_who_it_is_about(ana: Person) -> None:
    handle = profile_get(user_id=ana.sub).handle
    page = first_data(Client().get(f"/u/{handle}/albums").content.decode())["page"]
    assert (page["kind"], page["user"]["handle"]) == ("person", handle)
    assert Client().get("/u/nobody-of-that-name/albums").status_code == 404
