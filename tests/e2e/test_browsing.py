"""Browsing in a real browser: the frame, ten thousand pictures, keys, following, people and the timeline."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from accounts.services.profiles import profile_get
from benchmarks.front_end.traces import CATEGORIES, longest_cpu
from benchmarks.front_end.vitals import CLS_LIMIT, vitals, watch
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.test_accessibility import PHONE, check, violations
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.live_site import live_jobs

PICTURES = 10_000
PAGE = 100
# Milliseconds of the processor, so that other work on the machine does not count.
LONG_TASK = 100


@pytest.fixture(scope="module")
def photographer() -> Person:
    person = create_person("Freda")
    for width, height in [(600, 400), (400, 600), (500, 500), (800, 350)]:
        share(person.sub, pictures.jpeg(width, height))
    return person


@pytest.fixture(scope="module")
def visitor() -> Person:
    return create_person("Gaspar")


def opened(page: Page, person: Person) -> Page:
    enter(page, person)
    return page


def with_many_pictures(page: Page) -> None:
    """The feed's further pages repeat its first one under other ids, until there are ten thousand."""
    first: dict[str, Any] = page.request.get("/api/v1/images").json()

    def answer(route: Route) -> None:
        start = int(parse_qs(urlsplit(route.request.url).query).get("cursor", ["0"])[0])
        results = [
            first["results"][at % len(first["results"])] | {"id": f"many-{at}", "title": f"Number {at}"}
            for at in range(start, start + PAGE)
        ]
        after = start + PAGE
        body = {"results": results, "next_cursor": str(after) if after < PICTURES else None}
        route.fulfill(json=body)

    page.route("**/api/v1/images?*", answer)
    page.route("**/api/v1/images", answer)


def wait_for(there_is: Callable[[], Any]) -> None:
    for _ in range(100):
        if there_is():
            return
        time.sleep(0.2)
    raise AssertionError("it did not come")


@pytest.mark.long
def test_ten_thousand_pictures_scroll_without_holding_up_the_page(
    browser: Browser, open_page: PageOpener, photographer: Person, visitor: Person
) -> None:
    page = opened(open_page(), visitor)
    with_many_pictures(page)
    watch(page)
    page.goto("/following")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Your pictures").click()
    expect(page.locator(".tile").first).to_be_visible()
    browser.start_tracing(page=page, categories=CATEGORIES)
    height, drawn = 0, 0
    for _ in range(2_000):
        page.mouse.wheel(0, 6_000)
        page.wait_for_timeout(16)
        height, drawn, is_over = page.evaluate(
            """() => [document.documentElement.scrollHeight, document.querySelectorAll('.tile').length,
                      Boolean(document.querySelector("[data-cell='9999']"))]"""
        )
        assert drawn < 150, "what is out of view must leave the document"
        if is_over:
            break
    assert height > 300_000
    expect(page.get_by_role("link", name="Number 9999")).to_be_visible()
    longest = longest_cpu(browser.stop_tracing())
    assert longest, "the trace has no tasks"
    assert longest[0] <= LONG_TASK, f"long tasks: {longest}"
    assert vitals(page).shift < CLS_LIMIT


def test_back_leads_to_where_one_was(open_page: PageOpener, photographer: Person, visitor: Person) -> None:
    page = opened(open_page(), visitor)
    with_many_pictures(page)
    page.goto("/following")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Your pictures").click()
    expect(page.get_by_role("link", name="Number 0", exact=True)).to_be_visible()
    for _ in range(4):
        page.mouse.wheel(0, 3_000)
        page.wait_for_timeout(300)
    before = page.evaluate("scrollY")
    assert before > 5_000
    page.get_by_role("banner").get_by_role("link", name="Notifications").click()
    expect(page).to_have_url("/notifications")
    page.go_back()
    expect(page.locator(".tile").first).to_be_visible()
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 2")


def test_a_journey_by_keys_alone(
    open_page: PageOpener, photographer: Person, visitor: Person, troubles: list[str]
) -> None:
    page = opened(open_page(), visitor)
    page.goto(f"/u/{profile_get(user_id=photographer.sub).handle}")
    # What the keys do is loaded after the pictures.
    page.wait_for_load_state("networkidle")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    for key in ["j", "j", "k", "l"]:
        page.keyboard.press(key)
    expect(page.locator("[data-cell='0'] .tile-note")).to_have_text("Liked")
    with page.expect_response(lambda answer: answer.url.endswith("/favourite")):
        page.keyboard.press("f")
    expect(page.locator("[data-cell='0'] .tile-note")).to_have_text("Among your favourites")
    kept = page.request.get("/api/v1/me/favourites").json()["results"]
    assert [image["liked_by_me"] for image in kept] == [True]
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"/i/{kept[0]['id']}")
    # The address comes before the page that hears the keys.
    expect(page.get_by_role("heading", level=1, name="Untitled")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tile").first).to_be_visible()
    assert not troubles


def test_following_and_blocking(open_page: PageOpener, photographer: Person, troubles: list[str]) -> None:
    page = opened(open_page(), create_person("Hilde"))
    handle = profile_get(user_id=photographer.sub).handle
    page.goto("/following")
    expect(page.get_by_role("main")).to_contain_text("Follow somebody, and what they share appears here.")
    page.goto(f"/u/{handle}")
    page.get_by_role("button", name="Follow Freda").click()
    expect(page.get_by_role("button", name="Following Freda")).to_be_visible()
    page.get_by_role("button", name="Block Freda").click()
    expect(page.get_by_role("main")).to_contain_text("You have blocked Freda")
    expect(page.locator(".tile")).to_have_count(0)
    page.get_by_role("button", name="Unblock").click()
    expect(page.locator(".tile")).to_have_count(4)
    assert not troubles


def test_expired_addresses_are_renewed(open_page: PageOpener, photographer: Person) -> None:
    page = opened(open_page(), photographer)
    page.goto("/following")
    asked: list[str] = []

    def expired(route: Route) -> None:
        """The first answer has addresses whose signatures are not good any more."""
        asked.append(route.request.url)
        answer = route.fetch()
        text = answer.text()
        route.fulfill(response=answer, body=text.replace("Signature=", "Signature=0") if len(asked) == 1 else text)

    page.route("**/api/v1/images?*", expired)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Your pictures").click()
    expect(page.locator(".tile img[data-loaded='true']")).to_have_count(4)
    assert len(asked) == 2


def test_the_timeline_leads_to_a_month(open_page: PageOpener, photographer: Person, troubles: list[str]) -> None:
    page = opened(open_page(), photographer)
    # Which months there are follows from what people do.
    with live_jobs():
        wait_for(lambda: page.request.get("/api/v1/me/timeline").json()["results"])
    months = page.request.get("/api/v1/me/timeline").json()["results"]
    page.goto("/timeline")
    expect(page.locator(".tile img[data-loaded='true']").first).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_count(len(months))
    older = [{"month": f"{year}-07", "count": 40} for year in range(2024, 2014, -1)]
    page.route("**/api/v1/me/timeline", lambda route: route.fulfill(json={"results": months + older}))
    page.goto("/timeline")
    slider = page.get_by_role("slider", name="Month")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "July 2015")
    expect(page.get_by_role("heading", name="July 2015")).to_be_in_viewport()
    assert not troubles


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.long
def test_pages_of_browsing_are_accessible(open_page: PageOpener, photographer: Person, width: int) -> None:
    page = opened(open_page(width=width), photographer)
    handle = profile_get(user_id=photographer.sub).handle
    for path in ["/", "/following", "/timeline", f"/u/{handle}", f"/u/{handle}/albums"]:
        check(page, path)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert violations(page) == []
