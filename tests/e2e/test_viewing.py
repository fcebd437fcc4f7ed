"""Looking at pictures and talking about them in a browser: the viewer, likes, comments, sharing, notifications."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from accounts.services.profiles import profile_get
from gallery.services.comments import comment_create
from gallery.services.images import image_update
from gallery.services.likes import like
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.test_accessibility import violations
from tests.gallery import pictures
from tests.gallery.senders import share

TITLES = ("Lighthouse", "Harbour", "Dunes")
# Windows that are narrower, in CSS pixels, are taken for phones.
PHONE_BELOW = 640


@pytest.fixture(scope="module")
def owner() -> Person:
    return create_person("Olga")


@pytest.fixture(scope="module")
def album(owner: Person) -> list[str]:
    """Three pictures of hers, the newest first, as her page lists them."""
    ids: list[str] = []
    for title in reversed(TITLES):
        image = share(owner.sub, pictures.jpeg(1600, 1000))
        image_update(viewer_id=owner.sub, image_id=image.image_id, changes={"title": title, "tags": {"sea"}})
        ids.insert(0, image.image_id)
    return ids


def opened(
    open_page: PageOpener,
    person: Person,
    *,
    width: int = 1280,
    height: int = 800,
    theme: Literal["light", "dark"] = "light",
) -> Page:
    page = open_page(width=width, height=height, theme=theme)
    enter(page, person)
    return page


def from_profile(page: Page, owner: Person, title: str) -> None:
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    page.get_by_role("main").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_the_viewer_leafs_zooms_and_gives_way_to_the_back_button(
    open_page: PageOpener, owner: Person, album: list[str], troubles: list[str]
) -> None:
    page = opened(open_page, create_person("Pia"))
    from_profile(page, owner, TITLES[0])
    page.get_by_role("button", name="Full screen").click()
    viewer = page.get_by_role("dialog", name="Full screen")
    expect(viewer).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/i/{album[0]}\?full"))
    # The next one is there before it is asked for.
    page.wait_for_function(
        "name => [...document.querySelectorAll('.viewer img')].some(i => i.alt === name && i.naturalWidth > 0)",
        arg=TITLES[1],
    )
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(rf"/i/{album[1]}\?full"))
    viewer.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("!document.querySelector('.viewer [title=\"Zoom out\"]').disabled")
    viewer.get_by_role("button", name="Zoom out").click()
    page.go_back()
    expect(viewer).to_have_count(0)
    expect(page.get_by_role("heading", name=TITLES[1])).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/i/{album[1]}$"))
    page.go_back()
    expect(page.get_by_role("heading", name="Olga")).to_be_visible()
    page.goto(f"/i/{album[2]}?full")
    expect(viewer).to_be_visible()
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"/i/{album[2]}$"))
    assert troubles == []


def test_a_slideshow_goes_on_by_itself(open_page: PageOpener, owner: Person, album: list[str]) -> None:
    page = opened(open_page, create_person("Per"))
    from_profile(page, owner, TITLES[0])
    page.keyboard.press("v")
    page.get_by_role("button", name="Start the slideshow").click()
    expect(page).to_have_url(re.compile(rf"/i/{album[1]}\?full"), timeout=15_000)
    page.get_by_role("button", name="Pause the slideshow").click()


def test_on_a_phone_one_swipes(open_page: PageOpener, owner: Person, album: list[str], troubles: list[str]) -> None:
    page = opened(open_page, create_person("Pau"), width=360, height=740)
    from_profile(page, owner, TITLES[0])
    page.get_by_role("button", name="Full screen").click()
    expect(page.get_by_role("dialog", name="Full screen")).to_be_visible()
    page.wait_for_function("document.querySelector('.viewer .yarl__slide_current img')?.naturalWidth > 0")
    assert violations(page) == []
    page.mouse.move(300, 370)
    page.mouse.down()
    page.mouse.move(60, 370, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"/i/{album[1]}\?full"))
    assert troubles == []


def test_like_follow_and_comment_reach_the_owner(
    open_page: PageOpener, owner: Person, album: list[str], troubles: list[str]
) -> None:
    page = opened(open_page, create_person("Pim"))
    from_profile(page, owner, TITLES[1])
    panel = page.get_by_role("complementary", name="About this picture")
    page.keyboard.press("l")
    expect(panel.get_by_role("button", name="1 like")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="Favourite").click()
    expect(panel.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="Follow Olga").click()
    expect(panel.get_by_role("button", name="Following Olga")).to_be_visible()
    panel.get_by_label("Add a comment").fill("What a light!")
    panel.get_by_role("button", name="Comment", exact=True).click()
    said = panel.get_by_role("listitem").filter(has_text="What a light!")
    said.get_by_role("button", name="Edit your comment").click()
    panel.get_by_role("textbox", name="Your comment").fill("What a light it was!")
    panel.get_by_role("button", name="Save").click()
    expect(panel.get_by_text("What a light it was!")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(panel.get_by_role("button", name="1 like")).to_have_attribute("aria-pressed", "true")
    expect(panel.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")
    expect(panel.get_by_role("button", name="Following Olga")).to_be_visible()
    expect(panel.get_by_text("What a light it was!")).to_be_visible()

    theirs = opened(open_page, owner)
    theirs.get_by_role("link", name="Notifications: 3 new ones").click()
    rows = theirs.get_by_role("main").get_by_role("listitem")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="Pim follows you")).to_be_visible()
    expect(rows.filter(has_text="What a light it was!")).to_be_visible()
    theirs.get_by_role("button", name="Mark all as read").click()
    expect(theirs.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    rows.filter(has_text="What a light it was!").get_by_role("link").click()
    theirs.get_by_role("button", name="Delete the comment by Pim").click()
    with theirs.expect_response(lambda answer: answer.request.method == "DELETE"):
        theirs.get_by_role("group", name="Delete this comment for good?").get_by_role("button", name="Delete").click()
    expect(theirs.get_by_text("What a light it was!")).to_have_count(0)
    with theirs.expect_response(lambda answer: answer.request.method == "PATCH"):
        theirs.get_by_role("switch", name="Let people comment").click()
    expect(theirs.get_by_text("You have turned comments off.")).to_be_visible()
    page.reload()
    expect(panel.get_by_text("Comments are turned off.")).to_be_visible()
    expect(panel.get_by_label("Add a comment")).to_have_count(0)
    assert troubles == []


def test_a_link_with_limits_opens_for_a_stranger(
    open_page: PageOpener, owner: Person, album: list[str], troubles: list[str]
) -> None:
    page = opened(open_page, owner)
    page.goto(f"/i/{album[2]}")
    page.get_by_role("button", name="Share").click()
    sheet = page.get_by_role("dialog", name="Share")
    sheet.get_by_role("button", name="Make a link").click()
    sheet.get_by_label("Ends after").select_option("A week")
    sheet.get_by_label("Password").fill("correct horse")
    sheet.get_by_label("How often it can be opened").fill("2")
    sheet.get_by_role("button", name="Make the link").click()
    url = sheet.get_by_label("Your link").input_value()
    expect(sheet.get_by_text(re.compile("can be opened 2 times, asks for the password"))).to_be_visible()
    sheet.get_by_text("Show it in another site").click()
    expect(sheet.get_by_label("Code for your page")).to_have_value(re.compile(rf"<iframe src=.*/i/{album[2]}/embed"))
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    stranger = open_page()
    stranger.goto(url)
    stranger.get_by_label("Password").fill("correct horse")
    stranger.get_by_role("button", name="Open").click()
    expect(stranger.locator("img.shared-picture")).to_be_visible()
    assert troubles == []


@pytest.fixture(scope="module")
def busy(owner: Person) -> tuple[Person, str]:
    """Somebody to whom things have happened, and a picture of theirs that people talk about."""
    person = create_person("Quinn")
    image = share(person.sub, pictures.jpeg(1600, 1000))
    image_update(viewer_id=person.sub, image_id=image.image_id, changes={"title": "The mill", "tags": {"mill", "fog"}})
    like(viewer_id=owner.sub, image_id=image.image_id)
    comment_create(viewer_id=owner.sub, image_id=image.image_id, text="Where is this? " + "A long line of words. " * 12)
    comment_create(viewer_id=person.sub, image_id=image.image_id, text="Near the coast.\nIn spring.")
    return person, image.image_id


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (768, "light"), (1440, "dark")])
@pytest.mark.long
def test_every_sheet_is_accessible_and_fits(
    open_page: PageOpener, busy: tuple[Person, str], width: int, theme: Literal["light", "dark"]
) -> None:
    person, image_id = busy
    page = opened(open_page, person, width=width, height=800, theme=theme)

    def check(name: str) -> None:
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name

    page.goto("/notifications")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(2)
    check("notifications")

    def talk() -> None:
        """On a phone what people say is in a sheet."""
        if width < PHONE_BELOW:
            page.get_by_role("button", name="2 comments").click()

    page.goto(f"/i/{image_id}")
    expect(page.get_by_role("heading", name="The mill")).to_be_visible()
    check("the picture's page")
    talk()
    expect(page.get_by_text("Near the coast.")).to_be_visible()
    check("picture")
    page.get_by_role("button", name="Edit your comment").click()
    check("editing a comment")
    page.get_by_role("button", name="Cancel").click()
    if width < PHONE_BELOW:
        page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Make a link").click()
    check("sharing")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_label("Your link")).to_be_visible()
    check("a link")
    page.keyboard.press("Escape")
    talk()
    page.get_by_role("button", name="Report the comment by Olga").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    check("a report")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Thank you. A moderator will look at it")).to_be_visible()
