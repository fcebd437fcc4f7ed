"""The pages of share links, as a signed-out visitor's browser sees them."""

import re
from typing import Any

import pytest
import requests
from django.conf import settings
from django.test import Client

from gallery.services.links import link_create, link_revoke
from gallery.tables.images import PRIVATE, Image
from gallery.tables.links import link_get, link_id_of
from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.senders import share


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    return share(ana.sub, pictures.jpeg(1400, 900), visibility=PRIVATE)


def make(image: Image, **limits: Any) -> str:
    made = link_create(owner_id=image.owner_id, kind="image", subject_id=image.image_id, **limits)
    return str(made.token)


def opens(token: str) -> int:
    return int(link_get(link_id=link_id_of(token)).opens)


def test_a_link_shows_the_picture_and_counts_once_a_visitor(image: Image) -> None:
    token, visitor = make(image), Client()
    for _ in range(3):
        answer = visitor.get(f"/s/{token}")
        assert answer.status_code == 200
    shown = re.search(r'<img class="shared-picture" src="([^"]+)"', answer.content.decode())
    assert shown
    assert requests.get(shown[1].replace("&amp;", "&"), timeout=5).headers["content-type"] == "image/webp"
    assert opens(token) == 1
    assert Client().get(f"/s/{token}").status_code == 200
    assert opens(token) == 2


def test_the_pass_is_a_cookie_of_this_link_s_pages_only(image: Image) -> None:
    token = make(image)
    answer = Client().get(f"/s/{token}")
    cookie = answer.cookies["visit"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (f"/s/{token}", "Lax", True)
    assert set(answer.cookies) == {"visit"}


def test_every_answer_below_s_is_kept_to_its_visitor(image: Image) -> None:
    token = make(image)
    for answer in (
        Client().get(f"/s/{token}"),
        Client().get(f"/s/{make(image, max_opens=1)}"),
        Client().get("/s/never-was"),
        Client().head(f"/s/{token}"),
        Client().post(f"/s/{token}/download"),
    ):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Cache-Control"] == "private, no-store"


def test_programs_that_preview_a_limited_link_do_not_use_it_up(image: Image) -> None:
    token, visitor = make(image, max_opens=1), Client(enforce_csrf_checks=True)
    for _ in range(3):
        answer = Client().get(f"/s/{token}")
        assert answer.status_code == 200
        assert "shared-picture" not in answer.content.decode()
    assert opens(token) == 0
    entered = visitor.post(f"/s/{token}", headers={"Origin": "null"})
    assert (entered.status_code, entered["Location"]) == (303, f"/s/{token}")
    assert "shared-picture" in visitor.get(f"/s/{token}").content.decode()
    assert opens(token) == 1
    assert Client().get(f"/s/{token}").status_code == 410
    assert Client().post(f"/s/{token}").status_code == 410


def test_a_password_opens_the_gate(image: Image) -> None:
    token, visitor = make(image, password="correct horse"), Client()
    assert 'type="password"' in visitor.get(f"/s/{token}").content.decode()
    wrong = visitor.post(f"/s/{token}", {"password": "wrong"})
    assert wrong.status_code == 403
    assert "not the password" in wrong.content.decode()
    assert visitor.post(f"/s/{token}", {"password": "correct horse"}).status_code == 303
    assert "shared-picture" in visitor.get(f"/s/{token}").content.decode()


def test_too_many_tries_answer_429_on_the_page(image: Image) -> None:
    token = make(image, password="correct horse")
    for _ in range(10):
        assert Client().post(f"/s/{token}", {"password": "wrong"}).status_code == 403
    refused = Client().post(f"/s/{token}", {"password": "correct horse"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0


def test_revoked_and_never_made_links_are_the_same_page(image: Image) -> None:
    token = make(image)
    link_revoke(owner_id=image.owner_id, link_id=link_id_of(token))
    revoked, never = (Client().get(f"/s/{one}") for one in (token, "A" * 32))
    assert revoked.status_code == never.status_code == 404
    nonce = re.compile(r'nonce="[^"]+"')
    assert nonce.sub("", revoked.content.decode()) == nonce.sub("", never.content.decode())


def test_a_download_is_for_who_has_opened_the_link_and_as_large_as_it_allows(image: Image) -> None:
    token, visitor = make(image, largest_width=640), Client()
    before = visitor.post(f"/s/{token}/download", {"rendition": "640"})
    assert (before.status_code, before["Location"]) == (303, f"/s/{token}")
    visitor.get(f"/s/{token}")
    fetched = visitor.post(f"/s/{token}/download", {"rendition": "640"})
    picture = requests.get(fetched["Location"], timeout=5)
    assert picture.headers["content-disposition"].startswith("attachment")
    assert pictures.opened(picture.content).width == 640
    assert visitor.post(f"/s/{token}/download", {"rendition": "1280"}).status_code == 400
    assert visitor.post(f"/s/{token}/download", {"rendition": "original"}).status_code == 403
    assert visitor.get(f"/s/{token}/download").status_code == 405


def test_facts_are_shown_only_if_the_link_shows_them(image: Image) -> None:
    assert "X-T5" not in Client().get(f"/s/{make(image)}").content.decode()
    assert "X-T5" in Client().get(f"/s/{make(image, show_metadata=True)}").content.decode()


def test_the_page_may_send_its_form_on_to_s3_and_load_nothing_foreign(image: Image) -> None:
    policy = Client().get(f"/s/{make(image)}")["Content-Security-Policy"]
    assert settings.MEDIA_URL_ORIGIN in re.search(r"form-action ([^;]+)", policy)[1]  # type: ignore[index]
    assert "frame-ancestors 'none'" in policy
