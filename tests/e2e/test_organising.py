"""Putting pictures in order and finding them again: albums, favourites, the trash, many at once, and search."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.services.profiles import profile_get
from gallery.services.album_items import items_add
from gallery.services.albums import album_create
from gallery.services.images import image_update
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.test_accessibility import violations
from tests.gallery import pictures
from tests.gallery.senders import run_jobs, share

PHONE = 360
TITLES = ["Quay", "Fog", "Lamp", "Gull"]


@pytest.fixture
def owner() -> Person:
    return create_person("Wanda")


@pytest.fixture
def library(owner: Person) -> list[str]:
    """The ids of four pictures, one of each title."""
    ids = []
    for at, title in enumerate(TITLES):
        image = share(owner.sub, pictures.jpeg(450 + 30 * at, 300))
        image_update(viewer_id=owner.sub, image_id=image.image_id, changes={"title": title})
        ids.append(image.image_id)
    return ids


@pytest.fixture
def opened(open_page: PageOpener, owner: Person) -> Callable[..., Page]:
    def open_signed_in(*, width: int = 1280, theme: Literal["light", "dark"] = "light") -> Page:
        page = open_page(width=width, theme=theme)
        enter(page, owner)
        return page

    return open_signed_in


def album_of(owner: Person, library: list[str]) -> str:
    """The address of an album with all of them, in the order of their titles."""
    made = album_create(owner_id=owner.sub, title="Harbour", description="", visibility="private")
    items_add(viewer_id=owner.sub, album_id=made.album.album_id, image_ids=library)
    return f"/albums/{made.album.album_id}"


def select(page: Page, *titles: str) -> None:
    for title in titles:
        page.get_by_role("checkbox", name=f"Select {title}").check()


def bar(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Selected pictures")


def order(page: Page) -> list[str]:
    return [picture.get_attribute("alt") or "" for picture in page.locator("main .tile img").all()]


def test_many_pictures_are_chosen_tagged_and_gathered_in_an_album(
    opened: Callable[..., Page], owner: Person, library: list[str], troubles: list[str]
) -> None:
    page = opened()
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    select(page, "Quay")
    page.get_by_role("checkbox", name="Select Lamp").click(modifiers=["Shift"])
    expect(bar(page)).to_contain_text("3 selected")

    bar(page).get_by_role("button", name="Tags").click()
    page.get_by_label("Add").fill("harbour")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("3 pictures changed.")).to_be_visible()
    expect(bar(page)).to_have_count(0)

    page.get_by_role("checkbox", name="Select Fog").focus()
    page.keyboard.press("Control+a")
    expect(bar(page)).to_contain_text("4 selected")
    bar(page).get_by_role("button", name="Add to album").click()
    page.get_by_label("New album").fill("Harbour")
    page.get_by_role("button", name="Make and add").click()
    expect(page.get_by_text("4 pictures are in “Harbour”.")).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Albums").click()
    page.get_by_role("link", name="Harbour").click()
    expect(page.get_by_role("heading", name="Harbour")).to_be_visible()
    expect(page.locator("main .tile")).to_have_count(4)
    assert not troubles


def test_an_album_is_changed_in_its_place_packed_and_deleted(
    opened: Callable[..., Page], owner: Person, library: list[str], troubles: list[str]
) -> None:
    page = opened()
    page.goto(album_of(owner, library))
    page.get_by_role("button", name="Edit the title").click()
    page.get_by_label("The title").fill("The harbour in winter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The title is changed.")).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_role("heading", name="Harbour", exact=True)).to_be_visible()

    select(page, "Fog")
    bar(page).get_by_role("button", name="Make it the cover").click()
    expect(page.get_by_text("The album has a new cover.")).to_be_visible()
    select(page, "Gull")
    bar(page).get_by_role("button", name="Remove from album").click()
    expect(page.get_by_text("1 picture removed from the album.")).to_be_visible()
    expect(page.locator("main .tile")).to_have_count(3)
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator("main .tile")).to_have_count(4)
    expect(page.get_by_text("4 pictures", exact=False).first).to_be_visible()
    assert order(page) == TITLES

    with page.expect_response(re.compile("/archives$")):
        page.get_by_role("button", name="Download").click()
    run_jobs()
    save = page.get_by_role("button", name=re.compile(r"^Save .*\.zip"))
    expect(save).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        save.click()
    assert download.value.suggested_filename.endswith(".zip")

    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Delete the album").click()
    page.get_by_label("Type “delete” to go on").fill("delete")
    page.get_by_role("button", name="Delete for good").click()
    expect(page).to_have_url(re.compile("/albums$"))
    expect(page.get_by_text("You have no albums yet.")).to_be_visible()
    assert not troubles


def test_an_album_is_arranged_by_keyboard_and_by_drag(
    opened: Callable[..., Page], owner: Person, library: list[str], troubles: list[str]
) -> None:
    page = opened()
    page.goto(album_of(owner, library))
    expect(page.locator("main .tile")).to_have_count(4)
    page.get_by_role("button", name="Arrange").click()
    page.get_by_role("button", name="Quay, place 1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    with page.expect_response(re.compile("/items/move$")) as moved:
        page.keyboard.press("Space")
    assert moved.value.status == 204
    expect(page.get_by_role("button", name="Quay, place 3")).to_be_focused()

    start = page.get_by_role("button", name="Gull, place 4").bounding_box()
    end = page.get_by_role("button", name="Fog, place 1").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 40, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 40, steps=8)
    page.mouse.move(end["x"] + 10, end["y"] + 40, steps=3)
    with page.expect_response(re.compile("/items/move$")) as dragged:
        page.mouse.up()
    assert dragged.value.status == 204
    page.reload()
    expect(page.locator("main .tile")).to_have_count(4)
    assert order(page) == ["Gull", "Fog", "Lamp", "Quay"]
    assert not troubles


def test_people_are_invited_and_come_in(
    opened: Callable[..., Page], open_page: PageOpener, owner: Person, library: list[str], troubles: list[str]
) -> None:
    guest = create_person("Xaver")
    handle = profile_get(user_id=guest.sub).handle
    page = opened()
    address = album_of(owner, library)
    page.goto(address)
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="People in it").click()
    page.get_by_label("Handle or name").fill(handle)
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("dialog")).to_contain_text(f"@{handle} · Invited")

    other = open_page()
    enter(other, guest, "/albums")
    other.get_by_role("link", name=re.compile("Harbour.*Invitation")).click()
    other.get_by_role("button", name="Accept").click()
    expect(other.get_by_role("button", name="Leave")).to_be_visible()
    expect(other.locator("main .tile")).to_have_count(4)

    page.reload()
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="People in it").click()
    page.get_by_role("button", name="Remove Xaver").click()
    page.get_by_role("button", name="Remove Xaver", exact=True).click()
    expect(page.get_by_text("Nobody but you yet.")).to_be_visible()
    assert not troubles
    other.reload()
    expect(other.get_by_role("heading", name="Not found")).to_be_attached()


def test_trash_and_favourites_by_keyboard_on_a_phone(
    opened: Callable[..., Page], owner: Person, library: list[str], troubles: list[str]
) -> None:
    page = opened(width=PHONE)
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    page.get_by_role("link", name="Quay", exact=True).focus()
    page.keyboard.press("x")
    page.get_by_role("link", name="Fog", exact=True).focus()
    page.keyboard.press("x")
    bar(page).get_by_role("button", name="Favourite").click()
    expect(page.get_by_text("2 pictures are among your favourites.")).to_be_visible()
    select(page, "Lamp", "Gull")
    bar(page).get_by_role("button", name="Move to trash").click()
    expect(page.get_by_text("2 pictures moved to the trash.")).to_be_visible()
    expect(page.locator("main .tile")).to_have_count(2)

    page.goto("/favourites")
    expect(page.locator("main .tile")).to_have_count(2)
    select(page, "Fog")
    bar(page).get_by_role("button", name="Remove from favourites").click()
    expect(page.locator("main .tile")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main .tile")).to_have_count(2)

    page.goto("/trash")
    select(page, "Lamp")
    bar(page).get_by_role("button", name="Restore").click()
    expect(page.locator("main .tile")).to_have_count(1)
    select(page, "Gull")
    bar(page).get_by_role("button", name="Delete for good").click()
    remove = page.get_by_role("dialog").get_by_role("button", name="Delete for good")
    expect(remove).to_be_disabled()
    page.get_by_label("Type “delete” to go on").fill("delete")
    remove.click()
    expect(page.get_by_text("The trash is empty.")).to_be_visible()
    assert not troubles


def test_search_suggests_and_narrows_down(
    opened: Callable[..., Page], owner: Person, library: list[str], troubles: list[str]
) -> None:
    word = f"zz{owner.sub.replace('-', '')[:12]}"
    image_update(viewer_id=owner.sub, image_id=library[0], changes={"title": word, "tags": {word}})
    run_jobs()
    page = opened()
    field = page.get_by_role("combobox", name="Search pictures, tags and people")
    field.fill(word[:9])
    expect(page.get_by_role("option", name=re.compile(word)).first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"/search\?q={word}"))
    expect(page.locator("main .tile")).to_have_count(1)
    page.get_by_label("Orientation").select_option("Portrait")
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    page.get_by_label("Orientation").select_option("Landscape")
    expect(page.locator("main .tile")).to_have_count(1)
    page.get_by_role("button", name="Only mine").click()
    expect(page).to_have_url(re.compile("owner=me"))
    expect(page.locator("main .tile")).to_have_count(1)
    page.goto(f"/tags/{word}")
    expect(page.get_by_role("heading", name=f"#{word}")).to_be_visible()
    expect(page.locator("main .tile")).to_have_count(1)
    assert not troubles


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "dark"), (1280, "light")])
@pytest.mark.long
def test_no_violation_that_axe_knows(
    opened: Callable[..., Page], owner: Person, library: list[str], width: int, theme: Literal["light", "dark"]
) -> None:
    page = opened(width=width, theme=theme)
    address = album_of(owner, library)
    for path in ["/albums", address, "/favourites", "/trash", "/search", "/search?q=quay&orientation=landscape"]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.evaluate("document.documentElement.clientWidth"), f"{path} scrolls sideways"
    page.goto(address)
    select(page, "Fog")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Arrange").click()
    assert violations(page) == []
    page.get_by_role("button", name="Done").click()
    for name in ["Add pictures", "Share"]:
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert violations(page) == [], name
        page.keyboard.press("Escape")
