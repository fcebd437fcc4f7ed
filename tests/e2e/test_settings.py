"""Everything of one's own in a browser: settings, links, waiting pictures, and the site as an app."""

import re
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Page, expect

from accounts.services.profiles import profile_get
from gallery.services.albums import album_create
from gallery.services.held import held_list
from gallery.services.links import link_create
from gallery.tables.images import PRIVATE
from tests.accounts.people import create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter, signed_in
from tests.e2e.test_accessibility import PHONE
from tests.e2e.test_journeys import PATIENCE
from tests.gallery import pictures
from tests.gallery.senders import run_jobs, share


def test_a_profile_with_a_picture_of_one_s_own(open_page: PageOpener, troubles: list[str]) -> None:
    person = create_person("Ida")
    share(person.sub, pictures.jpeg(400, 300))
    page = signed_in(open_page, person)
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Settings").click()
    page.get_by_label("About you").fill("Harbours.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("button", name="Choose a picture").click()
    page.get_by_role("dialog").get_by_role("button", name="Picture by Ida").click()
    expect(page.get_by_role("button", name="Remove it")).to_be_visible()
    page.reload()
    expect(page.get_by_label("About you")).to_have_value("Harbours.")
    page.wait_for_function("document.querySelector('main .avatar img').naturalWidth > 0")
    assert troubles == []


def test_a_token_works_until_it_is_revoked(open_page: PageOpener, site: str, troubles: list[str]) -> None:
    page = signed_in(open_page, create_person("Jon"))
    page.goto("/settings/tokens")
    page.get_by_label("Name").fill("Laptop")
    page.get_by_role("button", name="Make a token").click()
    token = page.get_by_role("group", name="The token Laptop").locator("code").inner_text()

    def status() -> int:
        return requests.get(f"{site}/api/v1/me", headers={"Authorization": f"Bearer {token}"}, timeout=10).status_code

    assert status() == 200
    page.reload()
    expect(page.get_by_role("list", name="Your tokens")).to_contain_text("Laptop")
    expect(page.get_by_text(token)).to_have_count(0)
    page.get_by_role("button", name="Revoke Laptop").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("You have no tokens")).to_be_visible()
    assert status() == 401
    assert troubles == []


def test_another_browser_is_signed_out_and_then_all_of_them(open_page: PageOpener) -> None:
    person = create_person("Kim")
    other, page = signed_in(open_page, person), signed_in(open_page, person)
    page.goto("/settings/sessions")
    sessions = page.get_by_role("list", name="Your sessions").get_by_role("listitem")
    expect(sessions).to_have_count(2)
    sessions.filter(has_not_text="This browser").get_by_role("button").click()
    expect(sessions).to_have_count(1)
    assert other.request.get("/api/v1/me").status == 401
    page.get_by_role("button", name="Sign out everywhere").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


def test_everything_is_packed_and_saved(open_page: PageOpener, tmp_path: Path, troubles: list[str]) -> None:
    person = create_person("Lea")
    share(person.sub, pictures.jpeg(320, 240))
    page = signed_in(open_page, person)
    page.goto("/settings/data")
    page.get_by_role("button", name="Export everything").click()
    archives = page.get_by_role("list", name="Your archives")
    expect(archives).to_contain_text("waiting to begin")
    run_jobs()
    file = archives.get_by_role("button", name=re.compile(r"\.zip"))
    expect(file).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as waiting:
        file.click()
    waiting.value.save_as(tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_bytes()[:2] == b"PK"
    assert troubles == []


def test_leaving_takes_one_s_handle_and_can_be_called_off(open_page: PageOpener) -> None:
    person = create_person("Mia")
    handle = profile_get(user_id=person.sub).handle
    page = signed_in(open_page, person)
    page.goto("/settings/leave")
    button = page.get_by_role("button", name="Delete my account")
    expect(button).to_be_disabled()
    page.get_by_label(re.compile("Type your handle")).fill(handle)
    button.click()
    report = page.get_by_role("group", name="You have left").get_by_role("link", name=re.compile("erasures"))
    address = report.inner_text()
    assert open_page().request.get(f"/u/{handle}").status == 404
    stranger = open_page()
    stranger.goto(address)
    expect(stranger.get_by_text("Waiting. It can still be taken back")).to_be_visible()
    enter(page, person, "/settings/leave")
    page.get_by_role("button", name="Stay after all").click()
    expect(button).to_be_visible()
    assert open_page().request.get(f"/u/{handle}").status == 200


def test_a_link_is_counted_and_revoked(open_page: PageOpener, troubles: list[str]) -> None:
    person = create_person("Nils")
    image = share(person.sub, pictures.jpeg(320, 240), visibility=PRIVATE)
    made = link_create(owner_id=person.sub, kind="image", subject_id=image.image_id)
    visitor = open_page()
    visitor.goto(f"/s/{made.token}")
    expect(visitor.locator("img.shared-picture")).to_be_visible()
    page = signed_in(open_page, person)
    page.goto("/links")
    row = page.get_by_role("list", name="Your links").get_by_role("listitem")
    expect(row).to_contain_text("Works")
    expect(row).to_contain_text("1 open")
    row.get_by_role("button", name=re.compile("^Revoke the link")).click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")
    assert troubles == []
    visitor.goto(f"/s/{made.token}")
    expect(visitor.get_by_role("heading", name="There is nothing here")).to_be_visible()


def send_for_album(open_page: PageOpener, token: str | None, *files: Path) -> None:
    visitor = open_page(width=390, height=844)
    visitor.goto(f"/s/{token}")
    visitor.get_by_label("Your name").fill("Gus")
    visitor.get_by_label("Pictures", exact=True).set_input_files(files)
    visitor.get_by_role("button", name="Send").click()
    arrived = visitor.get_by_role("listitem").filter(has_text="once its owner lets it in")
    expect(arrived).to_have_count(len(files), timeout=60_000)


def test_what_visitors_sent_is_let_in_or_declined(open_page: PageOpener, tmp_path: Path, troubles: list[str]) -> None:
    person = create_person("Olga")
    album_id = album_create(owner_id=person.sub, title="Party", description="", visibility=PRIVATE).album.album_id
    made = link_create(owner_id=person.sub, kind="album", subject_id=album_id, may_add=True)
    one, two = tmp_path / "one.jpg", tmp_path / "two.jpg"
    one.write_bytes(pictures.jpeg(320, 240))
    two.write_bytes(pictures.jpeg(240, 320))
    send_for_album(open_page, made.token, one, two)
    page = open_page(width=PHONE, height=740)
    enter(page, person, f"/albums/{album_id}/waiting")
    cards = page.get_by_role("list", name="Pictures that wait for you").get_by_role("listitem")
    expect(cards).to_have_count(2)
    with page.expect_response(re.compile("/api/v1/images/")):
        cards.first.get_by_role("button", name="Decline the picture of Gus").click()
    expect(cards).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(cards).to_have_count(2)
    with page.expect_response(re.compile("/items$")):
        cards.first.get_by_role("button", name="Let in the picture of Gus").click()
    expect(cards).to_have_count(1)
    page.reload()
    expect(cards).to_have_count(1)
    assert len(held_list(viewer_id=person.sub, album_id=album_id, limit=10, after=None).pictures) == 1
    assert troubles == []


@pytest.fixture
def installed(open_page: PageOpener) -> Page:
    """A page of somebody signed in that the service worker is in charge of."""
    page = signed_in(open_page, create_person("Pia"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def test_offline_it_says_so_and_keeps_nothing_but_the_bundle(installed: Page) -> None:
    page = installed
    kept: list[str] = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))"
        ".then(all => all.flat().map(request => new URL(request.url).pathname))"
    )
    assert kept
    assert all(re.fullmatch(r"/static/(assets/.*|error\.css)", path) for path in kept), kept
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.goto("/settings")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/settings")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_a_picture_that_another_app_shares_waits_to_be_sent(
    installed: Page, tmp_path: Path, troubles: list[str]
) -> None:
    page = installed
    picture = tmp_path / "from phone.jpg"
    picture.write_bytes(pictures.jpeg(320, 240))
    page.evaluate(
        """() => {
            const form = document.createElement("form");
            Object.assign(form, { action: "/share", method: "post", enctype: "multipart/form-data", id: "other-app" });
            form.innerHTML = '<input type="file" name="pictures" id="shared-file"><button>Share</button>';
            document.querySelector("main").prepend(form);
        }"""
    )
    page.locator("#shared-file").set_input_files(picture)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_text("You shared 1 picture.")).to_be_visible()
    page.get_by_role("radio", name="Private").check()
    page.get_by_role("button", name="Send 1 picture").click()
    row = page.get_by_role("region", name="Uploads").get_by_role("listitem").filter(has_text="from phone.jpg")
    expect(row).to_contain_text("Ready", timeout=PATIENCE)
    assert troubles == []
