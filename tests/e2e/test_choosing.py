"""Pictures chosen by a frame and dragged onto albums, and links made from their own page."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.services.profiles import profile_get
from gallery.services.albums import album_create
from gallery.services.images import image_update
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.test_accessibility import violations
from tests.e2e.test_organising import TITLES, bar
from tests.e2e.test_viewing import opened
from tests.gallery import pictures
from tests.gallery.senders import share

PHONE = 360


@pytest.fixture
def owner() -> Person:
    """Somebody with four pictures, one of each title."""
    person = create_person("Wim")
    for at, title in enumerate(TITLES):
        image = share(person.sub, pictures.jpeg(450 + 30 * at, 300))
        image_update(viewer_id=person.sub, image_id=image.image_id, changes={"title": title})
    return person


def middle(page: Page, title: str) -> tuple[float, float]:
    box = page.get_by_role("link", name=title, exact=True).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_frame_chooses_and_escape_lets_go(open_page: PageOpener, owner: Person, troubles: list[str]) -> None:
    page = opened(open_page, owner, height=1100)
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    expect(page.locator("main .tile")).to_have_count(len(TITLES))
    grid = page.locator("[data-grid]").bounding_box()
    assert grid
    # Below the last row, where nothing is; then up over all that there is.
    page.mouse.move(grid["x"] + grid["width"] - 4, grid["y"] + grid["height"] + 30)
    page.mouse.down()
    page.mouse.move(grid["x"] + 10, grid["y"] + 10, steps=6)
    expect(bar(page)).to_contain_text(f"{len(TITLES)} selected")
    page.mouse.up()
    expect(bar(page)).to_contain_text(f"{len(TITLES)} selected")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(bar(page)).to_have_count(0)

    # The oldest stands last, with nothing below it.
    x, y = middle(page, TITLES[0])
    page.mouse.move(x, grid["y"] + grid["height"] + 30)
    page.mouse.down()
    page.mouse.move(x, y, steps=6)
    expect(bar(page).get_by_role("status")).to_have_text("1 selected")
    page.keyboard.press("Escape")
    expect(bar(page)).to_have_count(0)
    page.mouse.up()
    expect(page).to_have_url(re.compile("/u/"))
    assert not troubles


def test_chosen_pictures_are_dropped_on_an_album_and_taken_back(
    open_page: PageOpener, owner: Person, troubles: list[str]
) -> None:
    album_create(owner_id=owner.sub, title="Harbour", description="", visibility="private")
    page = opened(open_page, owner)
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    for title in TITLES[:2]:
        page.get_by_role("checkbox", name=f"Select {title}").check()
    page.mouse.move(*middle(page, TITLES[0]))
    page.mouse.down()
    page.mouse.move(500, 400, steps=4)
    shelf = page.get_by_role("region", name="Albums to drop pictures on")
    target = shelf.get_by_text("Harbour").bounding_box()
    assert target
    page.mouse.move(target["x"] + 10, target["y"] + 5, steps=6)
    page.mouse.move(target["x"] + 14, target["y"] + 8, steps=3)
    with page.expect_response(re.compile("/items$")) as added:
        page.mouse.up()
    assert added.value.status == 200
    expect(page.get_by_text("2 pictures are in “Harbour” now.")).to_be_visible()
    expect(shelf).to_have_count(0)
    with page.expect_response(re.compile("/items/remove$")) as removed:
        page.get_by_role("button", name="Undo").click()
    assert removed.value.status == 200

    # The same by keys alone.
    page.get_by_role("link", name=TITLES[2], exact=True).focus()
    page.keyboard.press("Escape")
    page.get_by_role("link", name=TITLES[2], exact=True).focus()
    page.keyboard.press("x")
    bar(page).get_by_role("button", name="Add to album").press("Enter")
    page.get_by_role("button", name=re.compile("Harbour")).press("Enter")
    expect(page.get_by_text("1 picture is in “Harbour”.")).to_be_visible()
    page.goto("/albums")
    expect(page.get_by_role("link", name=re.compile("Harbour.*1 picture"))).to_be_visible()
    assert not troubles


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_link_is_made_from_the_page_of_links(
    open_page: PageOpener, owner: Person, width: int, troubles: list[str]
) -> None:
    page = opened(open_page, owner, width=width)
    page.goto("/links")
    page.get_by_role("button", name="New link").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("button", name=TITLES[0])).to_be_visible()
    assert violations(page) == []
    sheet.get_by_role("button", name=TITLES[0]).click()
    assert violations(page) == []
    sheet.get_by_role("button", name="Make the link").click()
    url = sheet.get_by_label("Your link").input_value()
    sheet.get_by_role("button", name="Done").click()
    expect(page.get_by_role("list", name="Your links")).to_contain_text(TITLES[0])
    stranger = open_page(width=width)
    stranger.goto(url)
    expect(stranger.locator("img.shared-picture")).to_be_visible()
    assert not troubles
