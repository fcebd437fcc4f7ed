"""What `make budget` measures at length, as far as it is quick: nothing moves while the feed loads or grows."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.services.profiles import profile_get
from benchmarks.front_end.vitals import CLS_LIMIT, vitals, watch
from gallery.tables.images import Image
from tests.accounts.people import create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.test_accessibility import PHONE
from tests.gallery import pictures
from tests.gallery.made_up import image_row
from tests.gallery.senders import share
from tests.roles import acting_as

SIZES = [(1200, 800), (800, 1200), (1000, 1000), (1600, 700), (900, 1300)]
SLOWLY = 0.15
# Three pages, none of which ends with a full row.
MANY = 100


@pytest.fixture(scope="module")
def _pictures() -> None:
    person = create_person("Lou")
    for width, height in SIZES:
        share(person.sub, pictures.jpeg(width, height))


def slowly(route: Route) -> None:
    """One after the other, so that each has a frame of its own in which it could move something."""
    time.sleep(SLOWLY)
    route.continue_()


def load(page: Page) -> None:
    watch(page)
    page.route("**/renditions/**", slowly)
    page.route("**/*.woff2", slowly)
    page.goto("/")
    expect(page.locator(".tile img[data-loaded='true']").nth(len(SIZES) - 1)).to_be_attached()
    page.wait_for_load_state("networkidle")


@pytest.mark.usefixtures("_pictures")
@pytest.mark.parametrize("is_signed_in", [False, True])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_nothing_moves_while_the_feed_loads(open_page: PageOpener, width: int, is_signed_in: bool) -> None:
    page = open_page(width=width, motion="no-preference")
    if is_signed_in:
        person = create_person("Pia")
        enter(page, person)
    load(page)
    seen = vitals(page)
    assert seen.paint_ms > 0, "the page told nothing of itself"
    assert seen.shift < CLS_LIMIT, seen.shifted


@pytest.fixture(scope="module")
def handle_of_many() -> str:
    """Somebody whose pictures have many shapes, so that rows end where pages do not."""
    person, now = create_person("Una"), datetime.now(UTC)
    rows = [image_row(person.sub, created_at=now - timedelta(minutes=at)) for at in range(MANY)]
    for at, row in enumerate(rows):
        row.width, row.height = SIZES[at * at % len(SIZES)]
    with acting_as("operator"), Image.batch_write() as batch:
        for row in rows:
            batch.save(row)
    return str(profile_get(user_id=person.sub).handle)


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_nothing_moves_when_more_pictures_come(open_page: PageOpener, handle_of_many: str, width: int) -> None:
    page = open_page(width=width, motion="no-preference")
    enter(page, create_person("Kim"))
    watch(page)
    picture = pictures.jpeg(64, 64)
    page.route("**/renditions/**", lambda route: route.fulfill(body=picture, content_type="image/jpeg"))
    page.route("**/api/v1/images?*", slowly)
    page.goto(f"/u/{handle_of_many}")
    page.locator(".tile").first.wait_for()
    page.mouse.move(200, 400)
    last = page.locator(f"[data-cell='{MANY - 1}']")
    while last.count() == 0:
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(30)
    seen = vitals(page)
    assert seen.paint_ms > 0, "the page told nothing of itself"
    assert seen.shift < CLS_LIMIT, seen.shifted


def test_what_moves_is_seen(open_page: PageOpener) -> None:
    page = open_page()
    watch(page)
    page.goto("/transparency")
    page.evaluate("document.querySelector('main').style.paddingTop = '300px'")
    page.wait_for_function("vitals.shift > 0")
    assert vitals(page).shift > CLS_LIMIT
