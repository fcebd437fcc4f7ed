"""Signed addresses of pictures expire in open tabs: each place gets new ones by itself, without a reload.

The first request for each picture is answered 403 in place of S3, as it would be for an address of yesterday.
"""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.services.profiles import profile_get
from gallery.services.images import image_update
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.test_viewing import opened
from tests.gallery import pictures
from tests.gallery.senders import share

LOADED = "title => [...document.querySelectorAll('{where} img')].some(i => i.alt === title && i.naturalWidth > 0)"


@pytest.fixture(scope="module")
def owner() -> Person:
    return create_person("Eli")


@pytest.fixture(scope="module")
def image_id(owner: Person) -> str:
    image = share(owner.sub, pictures.jpeg(1600, 1000))
    image_update(viewer_id=owner.sub, image_id=image.image_id, changes={"title": "Dyke"})
    return image.image_id


def refuse_once(page: Page, image_id: str) -> list[str]:
    """Each rendition of the picture is refused the first time; the refused addresses."""
    refused: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.partition("?")[0]
        if path in refused:
            route.continue_()
            return
        refused.append(path)
        route.fulfill(status=403, content_type="application/xml", body="<Error><Code>AccessDenied</Code></Error>")

    page.route(re.compile(rf"/renditions/{image_id}/"), answer)
    return refused


def wait_for_picture(page: Page, where: str) -> None:
    page.wait_for_function(LOADED.format(where=where), arg="Dyke")


def test_the_grid_the_page_and_the_viewer_renew_them(open_page: PageOpener, owner: Person, image_id: str) -> None:
    page = opened(open_page, create_person("Fay"))
    page.goto("/settings/privacy")
    refused = refuse_once(page, image_id)
    handle = profile_get(user_id=owner.sub).handle
    with page.expect_response(re.compile(rf"/api/v1/images\?owner={handle}")):
        page.goto(f"/u/{handle}")
    wait_for_picture(page, ".grid-cell")
    assert refused

    refused.clear()
    with page.expect_response(re.compile(rf"/api/v1/images/{image_id}$")):
        page.goto(f"/i/{image_id}")
    wait_for_picture(page, ".stage-frame")
    assert refused

    refused.clear()
    with page.expect_response(re.compile(rf"/api/v1/images/{image_id}$")):
        page.goto(f"/i/{image_id}?full")
    wait_for_picture(page, ".viewer .yarl__slide_current")
    assert refused
    expect(page.get_by_text("This picture could not be loaded.")).to_have_count(0)


def test_visitors_get_them_from_the_page_itself(open_page: PageOpener, image_id: str) -> None:
    page = open_page()
    refused = refuse_once(page, image_id)
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.goto(f"/i/{image_id}")
    wait_for_picture(page, ".stage-frame")
    assert refused
    assert len(loads) == 1, "it was loaded anew"
