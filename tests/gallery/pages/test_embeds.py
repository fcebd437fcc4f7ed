"""Pictures in other sites: the page that is framed, and oEmbed."""

import re
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client

from accounts.tables.profiles import ACTIVE, DISABLED, Profile
from gallery.services.images import image_delete, image_update
from gallery.tables.images import PRIVATE, UNLISTED, Image
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.roles import acting_as


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    shared = share(ana.sub, pictures.jpeg(1600, 1000))
    changes: dict[str, str | bool | set[str]] = {"title": "Dusk <b>", "alt_text": 'A "calm" sea'}
    return image_update(viewer_id=ana.sub, image_id=shared.image_id, changes=changes)


def ask(image_id: str, **query: str) -> Any:
    return Client().get("/oembed", {"url": f"{settings.SITE_URL}/i/{image_id}", **query})


def test_a_frame_may_be_anywhere_runs_no_script_and_sets_no_cookie(image: Image, ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    for answer in (Client().get(f"/i/{image.image_id}/embed"), client.get(f"/i/{image.image_id}/embed")):
        html = answer.content.decode()
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "X-Frame-Options" not in answer
        assert not answer.cookies
        assert "<script" not in html
        assert "Dusk &lt;b&gt;" in html
        assert 'alt="A &quot;calm&quot; sea"' in html
    source = re.search(r'<img src="([^"]+)"', html)
    assert source
    assert requests.get(source[1].replace("&amp;", "&"), timeout=5).headers["content-type"] == "image/webp"


def test_other_pages_may_still_not_be_framed(image: Image) -> None:
    for path in ("/", f"/i/{image.image_id}"):
        answer = Client().get(path)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_oembed_describes_a_frame_that_fits(image: Image) -> None:
    answer = ask(image.image_id)
    described = answer.json()
    assert (described["version"], described["type"], described["title"]) == ("1.0", "rich", "Dusk <b>")
    assert (described["width"], described["height"]) == (640, 448)
    frame = re.fullmatch(
        r'<iframe src="([^"]+)" width="640" height="448" title="([^"]+)".*></iframe>', described["html"]
    )
    assert frame
    assert frame[1] == f"{settings.SITE_URL}/i/{image.image_id}/embed"
    assert frame[2] == "A &quot;calm&quot; sea"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "thumbnail_url" not in described
    large = ask(image.image_id, maxwidth="1300", maxheight="2000").json()
    assert (large["thumbnail_width"], large["thumbnail_height"]) == (1200, 750)
    for width, height in (("300", "2000"), ("2000", "300"), ("5000", "5000"), ("1", "1")):
        small = ask(image.image_id, maxwidth=width, maxheight=height).json()
        assert 1 <= small["width"] <= min(int(width), 1600)
        assert 1 <= small["height"] <= int(height)


def test_oembed_speaks_only_of_our_own_permalinks_and_only_json(image: Image) -> None:
    for url in (
        f"https://example.com/i/{image.image_id}",
        f"{settings.SITE_URL}.example.com/i/{image.image_id}",
        f"{settings.SITE_URL}@example.com/i/{image.image_id}",
        f"{settings.SITE_URL}/i/{image.image_id}/preview",
        f"{settings.SITE_URL}/u/ana",
        f"{settings.SITE_URL}/i/nothing",
        f"/i/{image.image_id}",
        "javascript:alert(1)",
        "https://[broken",
    ):
        assert Client().get("/oembed", {"url": url}).status_code == 404, url
    assert Client().get("/oembed").status_code == 400
    assert ask(image.image_id, maxwidth="many").status_code == 400
    assert ask(image.image_id, maxwidth="0").status_code == 400
    assert ask(image.image_id, format="xml").status_code == 501
    assert ask(image.image_id, format="json").status_code == 200


def test_what_may_not_be_embedded_is_404_in_a_frame_and_in_oembed(ana: Person) -> None:
    refused = share(ana.sub, pictures.jpeg(400, 300))
    private = share(ana.sub, pictures.jpeg(400, 300), visibility=PRIVATE)
    deleted = share(ana.sub, pictures.jpeg(400, 300))
    unlisted = share(ana.sub, pictures.jpeg(400, 300), visibility=UNLISTED)
    image_update(viewer_id=ana.sub, image_id=refused.image_id, changes={"allow_embedding": False})
    image_delete(viewer_id=ana.sub, image_id=deleted.image_id)
    for one, status in ((refused, 404), (private, 404), (deleted, 404), (unlisted, 200)):
        assert Client().get(f"/i/{one.image_id}/embed").status_code == status
        assert ask(one.image_id).status_code == status
    page = Client().get(f"/i/{refused.image_id}").content.decode()
    assert "json+oembed" not in page


def test_nothing_of_who_is_banned_can_be_embedded() -> None:
    una = create_person("Una")
    image_id = share(una.sub, pictures.jpeg(400, 300)).image_id
    for state, status in ((DISABLED, 404), (ACTIVE, 200)):
        with acting_as("operator"):
            Profile(una.sub).update(actions=[Profile.state.set(state)])
        assert Client().get(f"/i/{image_id}/embed").status_code == status
        assert ask(image_id).status_code == status


def test_a_permalink_says_where_oembed_is(image: Image) -> None:
    page = Client().get(f"/i/{image.image_id}").content.decode()
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" title="[^"]*" href="([^"]+)">', page)
    assert link
    answer = Client().get(link[1].replace("&amp;", "&").removeprefix(settings.SITE_URL))
    assert answer.json()["title"] == "Dusk <b>"


def test_the_owner_decides_by_the_api_and_others_do_not_see_it(ana: Person, ben: Person, image: Image) -> None:
    owner, other = Client(), Client()
    sign_in(owner, ana)
    sign_in(other, ben)
    url = f"/api/v1/images/{image.image_id}"
    assert owner.get(url).json()["details"]["private"]["allow_embedding"] is True
    assert other.patch(url, {"allow_embedding": False}, content_type="application/json").status_code == 403
    changed = owner.patch(url, {"allow_embedding": False}, content_type="application/json").json()
    assert changed["details"]["private"]["allow_embedding"] is False
    assert ask(image.image_id).status_code == 404
    owner.patch(url, {"allow_embedding": True}, content_type="application/json")
    assert ask(image.image_id).status_code == 200
