"""The pages of share links to albums, as a signed-out visitor's browser sees them."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client

from gallery.pages.shared import PICTURES
from gallery.services.album_items import items_add, items_remove
from gallery.services.albums import album_create
from gallery.services.links import link_create, link_revoke
from gallery.tables.images import PRIVATE, Image
from gallery.tables.links import link_change, link_get, link_id_of
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.made_up import make_images
from tests.gallery.senders import share


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    return share(ana.sub, pictures.jpeg(1400, 900), visibility=PRIVATE)


@pytest.fixture(scope="module")
def album_id(ana: Person, image: Image) -> str:
    album = album_create(owner_id=ana.sub, title="Summer & sea", description="", visibility=PRIVATE).album
    put(ana, album.album_id, [image])
    return str(album.album_id)


def put(person: Person, album_id: str, images: list[Image]) -> None:
    items_add(viewer_id=person.sub, album_id=album_id, image_ids=[image.image_id for image in images])


def token_to(person: Person, album_id: str, **limits: Any) -> str:
    return str(link_create(owner_id=person.sub, kind="album", subject_id=album_id, **limits).token)


def opens(token: str) -> int:
    return int(link_get(link_id=link_id_of(token)).opens)


def test_an_album_is_shown_and_each_picture_opens_within_the_link(ana: Person, album_id: str, image: Image) -> None:
    token, visitor = token_to(ana, album_id), Client()
    page = visitor.get(f"/s/{token}").content.decode()
    assert "<h1>Summer &amp; sea</h1>" in page
    source = re.search(r'<img src="([^"]+)"', page)
    assert source
    assert requests.get(source[1].replace("&amp;", "&"), timeout=5).headers["content-type"] == "image/webp"
    picture = f"/s/{token}/i/{image.image_id}"
    assert f'href="{picture}"' in page
    shown = visitor.get(picture)
    assert "shared-picture" in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-store"
    fetched = visitor.post(f"{picture}/download", {"rendition": "1280"})
    assert pictures.opened(requests.get(fetched["Location"], timeout=5).content).width == 1280
    assert visitor.post(f"{picture}/download", {"rendition": "original"}).status_code == 403
    assert visitor.post(f"/s/{token}/download").status_code == 404
    assert opens(token) == 1


def test_a_picture_s_page_sends_who_has_not_opened_the_link_to_its_page(
    ana: Person, album_id: str, image: Image
) -> None:
    token = token_to(ana, album_id, password="correct horse")
    picture, visitor = f"/s/{token}/i/{image.image_id}", Client()
    for answer in (visitor.get(picture), visitor.post(f"{picture}/download", {"rendition": "640"})):
        assert (answer.status_code, answer["Location"]) == (303, f"/s/{token}")
    assert 'type="password"' in visitor.get(f"/s/{token}").content.decode()
    assert visitor.post(f"/s/{token}", {"password": "correct horse"}).status_code == 303
    assert visitor.get(picture).status_code == 200


def test_a_link_that_is_over_shows_neither_album_nor_pictures(ana: Person, album_id: str, image: Image) -> None:
    expired, revoked, used_up = (token_to(ana, album_id, max_opens=1) for _ in range(3))
    visitor = Client()
    for token in (expired, revoked):
        assert visitor.post(f"/s/{token}").status_code == 303
        assert visitor.get(f"/s/{token}/i/{image.image_id}").status_code == 200
    link_change(link_id=link_id_of(expired), owner_id=ana.sub, changes={"open_until": datetime.now(UTC)})
    link_revoke(owner_id=ana.sub, link_id=link_id_of(revoked))
    assert Client().post(f"/s/{used_up}").status_code == 303
    for token, status in ((expired, 410), (revoked, 404), (used_up, 410)):
        for path in (f"/s/{token}", f"/s/{token}/i/{image.image_id}"):
            assert visitor.get(path).status_code == status, path


def test_a_picture_that_was_taken_out_is_gone_from_the_page_at_once(ana: Person) -> None:
    [kept, removed] = make_images(ana.sub, count=2, visibility=PRIVATE)
    album = album_create(owner_id=ana.sub, title="Autumn", description="", visibility=PRIVATE).album
    put(ana, album.album_id, [kept, removed])
    token, visitor = token_to(ana, album.album_id), Client()
    assert removed.image_id in visitor.get(f"/s/{token}").content.decode()
    items_remove(viewer_id=ana.sub, album_id=album.album_id, image_ids=[removed.image_id])
    page = visitor.get(f"/s/{token}").content.decode()
    assert kept.image_id in page
    assert removed.image_id not in page
    assert visitor.get(f"/s/{token}/i/{removed.image_id}").status_code == 404


def test_a_large_album_comes_page_by_page_within_one_visit(ana: Person) -> None:
    images = make_images(ana.sub, count=PICTURES + 3)
    album = album_create(owner_id=ana.sub, title="Winter", description="", visibility=PRIVATE).album
    put(ana, album.album_id, images)
    token, visitor = token_to(ana, album.album_id), Client()
    first = visitor.get(f"/s/{token}").content.decode()
    more = re.search(r'href="(\?after=[^"]+)"', first)
    assert more
    second = visitor.get(f"/s/{token}{more[1]}").content.decode()
    ids = [re.findall(r"/i/([0-9A-Z]{26})\"", page) for page in (first, second)]
    assert ids[0] + ids[1] == [image.image_id for image in images]
    assert "?after=" not in second
    assert opens(token) == 1
    other = token_to(ana, album.album_id)
    assert visitor.get(f"/s/{other}{more[1]}").status_code == 400


def test_a_link_that_lets_visitors_add_has_a_form_for_it(ana: Person, album_id: str) -> None:
    token, visitor = token_to(ana, album_id, may_add=True), Client()
    answer = visitor.get(f"/s/{token}")
    page = answer.content.decode()
    assert 'id="add_pictures"' in page
    assert "add-pictures.js" in page
    assert set(answer.cookies) == {"visit"}
    visit_pass = re.search(r'data-visit-pass="([^"]+)"', page)
    assert visit_pass
    asked = {"token": token, "visit_pass": visit_pass[1], "ids": ["never-was"]}
    look = Client().post("/api/v1/links/uploads/look", asked, content_type="application/json")
    assert look.json() == {"results": []}
    connect = re.search(r"connect-src ([^;]+)", answer["Content-Security-Policy"])
    assert connect
    assert "'self'" in connect[1]
    assert settings.MEDIA_URL_ORIGIN in connect[1]
    assert "add_pictures" not in Client().get(f"/s/{token_to(ana, album_id)}").content.decode()
