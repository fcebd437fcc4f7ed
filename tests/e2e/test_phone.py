"""A picture on a phone: what stands beside it elsewhere comes as sheets from below."""

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.services.profiles import profile_get
from gallery.services.album_items import items_add
from gallery.services.albums import album_create
from gallery.services.comments import comment_create
from gallery.services.following import follow
from gallery.services.images import image_update
from gallery.services.likes import like
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.test_accessibility import violations
from tests.e2e.test_viewing import opened
from tests.gallery import pictures
from tests.gallery.senders import share

WIDTH, HEIGHT = 360, 740


@pytest.fixture(scope="module")
def owner() -> Person:
    return create_person("Ines")


@pytest.fixture(scope="module")
def image_id(owner: Person) -> str:
    """In an album, liked and talked of."""
    image = share(owner.sub, pictures.jpeg(1600, 1000))
    image_update(viewer_id=owner.sub, image_id=image.image_id, changes={"title": "Weir", "tags": {"river"}})
    made = album_create(owner_id=owner.sub, title="Rivers", description="", visibility="private")
    items_add(viewer_id=owner.sub, album_id=made.album.album_id, image_ids=[image.image_id])
    friend = create_person("Jon")
    like(viewer_id=friend.sub, image_id=image.image_id)
    comment_create(viewer_id=friend.sub, image_id=image.image_id, text="So loud!")
    follow(viewer_id=friend.sub, handle=profile_get(user_id=owner.sub).handle)
    return image.image_id


def sheet_of(page: Page, name: str) -> Locator:
    """The open sheet, once it has come up: at the lower edge and as wide as the window."""
    sheet = page.get_by_role("dialog", name=name)
    expect(sheet).to_be_visible()
    sheet.evaluate("sheet => Promise.all(sheet.getAnimations().map(one => one.finished))")
    box = sheet.bounding_box()
    assert box
    # A scroll bar, where there is one, takes its part of the window.
    width = page.evaluate("document.documentElement.getBoundingClientRect().width")
    assert (round(box["x"]), round(box["width"]), round(box["y"] + box["height"])) == (0, width, HEIGHT)
    assert violations(page) == [], name
    assert page.evaluate("document.activeElement.closest('dialog') !== null"), f"the focus is not in {name}"
    return sheet


def test_details_comments_share_and_download_are_sheets(
    open_page: PageOpener, owner: Person, image_id: str, troubles: list[str]
) -> None:
    page = opened(open_page, owner, width=WIDTH, height=HEIGHT)
    page.goto(f"/i/{image_id}")
    page.get_by_role("button", name="Details").click()
    sheet = sheet_of(page, "Details")
    expect(sheet.get_by_role("link", name="Rivers")).to_be_visible()
    expect(sheet.get_by_role("link", name="river", exact=True)).to_be_visible()
    head = sheet.get_by_role("heading", name="Details").bounding_box()
    assert head
    page.mouse.move(head["x"] + 10, head["y"] + 10)
    page.mouse.down()
    page.mouse.move(head["x"] + 10, head["y"] + 200, steps=5)
    page.mouse.up()
    expect(sheet).to_have_count(0)

    page.get_by_role("button", name="1 comment").click()
    sheet = sheet_of(page, "Comments")
    expect(sheet.get_by_text("So loud!")).to_be_visible()
    sheet.get_by_label("Add a comment").fill("It was.")
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        sheet.get_by_role("button", name="Comment", exact=True).click()
    assert sent.value.status == 201
    sheet.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="2 comments")).to_be_focused()

    page.get_by_role("button", name="Download").click()
    sheet = sheet_of(page, "Download")
    with page.expect_download() as download:
        sheet.get_by_role("button", name="Original").click()
    assert download.value.suggested_filename
    expect(sheet).to_have_count(0)

    page.get_by_role("button", name="Share").click()
    sheet_of(page, "Share")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Liked by 1 person").click()
    expect(sheet_of(page, "Liked by").get_by_role("link", name="Jon")).to_be_visible()
    assert troubles == []


def test_details_come_over_the_full_screen_picture(
    open_page: PageOpener, owner: Person, image_id: str, troubles: list[str]
) -> None:
    page = opened(open_page, owner, width=WIDTH, height=HEIGHT)
    page.goto(f"/i/{image_id}?full")
    viewer = page.get_by_role("dialog", name="Full screen")
    viewer.get_by_role("button", name="Details").click()
    sheet = page.get_by_role("dialog", name="Details")
    expect(sheet.get_by_text("Size", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(viewer).to_be_visible()
    assert troubles == []


def test_followers_are_listed_and_lead_to_their_pages(
    open_page: PageOpener, owner: Person, image_id: str, troubles: list[str]
) -> None:
    page = opened(open_page, owner, width=WIDTH, height=HEIGHT)
    page.goto(f"/u/{profile_get(user_id=owner.sub).handle}")
    page.get_by_role("button", name="1 follower").click()
    sheet_of(page, "Followers of Ines").get_by_role("link", name="Jon").click()
    expect(page.get_by_role("heading", name="Jon")).to_be_visible()
    assert troubles == []
