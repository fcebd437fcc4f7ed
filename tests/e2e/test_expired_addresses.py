"""Signed addresses of pictures expire in open tabs: each place gets new ones by itself, without a reload.

Whatever asks for a picture is answered 403 in place of S3, as for an old address, until new ones are asked for.
"""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

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


class Expired:
    """The picture's addresses, refused from now on until the script of the page has asked for new ones at `source`."""

    def __init__(self, page: Page, image_id: str, source: str) -> None:
        self.refused: list[str] = []
        self.has_asked = False
        page.on("request", lambda request: self._look(request, source))
        page.route(re.compile(rf"/renditions/{image_id}/"), self._answer)

    def _look(self, request: Request, source: str) -> None:
        if request.resource_type == "fetch" and re.search(source, request.url):
            self.has_asked = True

    def _answer(self, route: Route) -> None:
        if self.has_asked:
            route.continue_()
            return
        self.refused.append(route.request.url)
        route.fulfill(status=403, content_type="application/xml", body="<Error><Code>AccessDenied</Code></Error>")


def wait_for_picture(page: Page, where: str) -> None:
    page.wait_for_function(LOADED.format(where=where), arg="Dyke")


@pytest.mark.parametrize(
    ("path", "source", "where"),
    [
        ("/u/{handle}", r"/api/v1/images\?owner=", ".grid-cell"),
        ("/i/{image_id}", "/api/v1/images/{image_id}$", ".stage-frame"),
        ("/i/{image_id}?full", "/api/v1/images/{image_id}$", ".viewer .yarl__slide_current"),
    ],
    ids=["grid", "page", "viewer"],
)
def test_each_place_gets_new_ones(
    open_page: PageOpener, owner: Person, image_id: str, path: str, source: str, where: str
) -> None:
    names = {"handle": profile_get(user_id=owner.sub).handle, "image_id": image_id}
    page = opened(open_page, create_person("Fay"))
    expired = Expired(page, image_id, source.format(**names))
    page.goto(path.format(**names))
    wait_for_picture(page, where)
    assert expired.refused
    assert expired.has_asked
    expect(page.get_by_text("This picture could not be loaded.")).to_have_count(0)


@pytest.mark.parametrize(("path", "where"), [("/u/{handle}", ".grid-cell"), ("/i/{image_id}", ".stage-frame")])
def test_visitors_get_them_from_the_page_itself(
    open_page: PageOpener, owner: Person, image_id: str, path: str, where: str
) -> None:
    page = open_page()
    visited = path.format(handle=profile_get(user_id=owner.sub).handle, image_id=image_id)
    expired = Expired(page, image_id, f"{visited}$")
    loads: list[str] = []
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    page.goto(visited)
    wait_for_picture(page, where)
    assert expired.refused
    assert expired.has_asked
    assert len(loads) == 1, "it was loaded anew"
