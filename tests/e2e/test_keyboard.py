"""A visit without a mouse: everything is reached by Tab and by keys, in a real browser."""

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from gallery.services.images import image_update
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.gallery import pictures
from tests.gallery.senders import share

# More than any page has before what is looked for.
MOST_PRESSES: Final = 80
HAS_FOCUS: Final = "some => some.includes(document.activeElement)"
SHOWS_IT: Final = "one => one.getBoundingClientRect().width > 0 && getComputedStyle(one).outlineStyle !== 'none'"


def press_until(page: Page, key: str, target: Locator) -> None:
    """Press a key until this has the focus, and shows that it has."""
    for _ in range(MOST_PRESSES):
        page.keyboard.press(key)
        if target.evaluate_all(HAS_FOCUS):
            assert target.evaluate(SHOWS_IT), f"{target} does not show that it has the focus"
            return
    raise AssertionError(f"{key} never came to {target}")


def move_to(page: Page, item: Locator) -> None:
    """By the arrow, in a menu that has just opened and may have the focus there already."""
    for _ in range(MOST_PRESSES):
        if item.evaluate_all(HAS_FOCUS):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow never came to {item}")


@pytest.fixture
def visitor() -> Person:
    return create_person("Kai")


def test_a_whole_visit(open_page: PageOpener, visitor: Person, troubles: list[str]) -> None:
    owner = create_person("Mira")
    image = share(owner.sub, pictures.jpeg(600, 400))
    image_update(viewer_id=owner.sub, image_id=image.image_id, changes={"title": "Slipway"})
    page = open_page()
    page.goto("/")
    expect(page.locator(".tile").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    press_until(page, "Tab", page.get_by_role("banner").get_by_role("link", name="Sign in"))
    page.keyboard.press("Enter")
    page.locator("input[name=username]").focus()  # the local AWS's own form
    page.keyboard.type(visitor.email)
    page.keyboard.press("Tab")
    page.keyboard.type(visitor.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Your account")).to_be_visible()

    page.locator("body").press("j")
    expect(page.locator("[data-cell='0'] a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Slipway")).to_be_visible()
    expect(page.get_by_label("Add a comment")).to_be_visible()  # comments come after the picture
    press_until(page, "Tab", page.get_by_label("Add a comment"))
    page.keyboard.type("Which river?")
    press_until(page, "Tab", page.get_by_role("button", name="Comment", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_text("Which river?", exact=True)).to_be_visible()

    page.goto("/")
    account = page.get_by_role("button", name="Your account")
    press_until(page, "Tab", account)
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Settings")).to_be_visible()
    move_to(page, page.get_by_role("menuitem", name="Settings"))
    page.keyboard.press("Enter")
    expect(page).to_have_url("/settings")
    press_until(page, "Tab", page.get_by_label("About you"))
    page.keyboard.type("By keys alone.")
    press_until(page, "Tab", page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert page.request.get("/api/v1/me").json()["bio"] == "By keys alone."

    press_until(page, "Shift+Tab", account)
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Sign out")).to_be_visible()
    move_to(page, page.get_by_role("menuitem", name="Sign out"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    assert not troubles
