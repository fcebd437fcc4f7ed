"""What people do with ImageShare, done in a real browser, found by role and label."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.people import PASSWORD, create_person, mailed_code, new_email
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import signed_in
from tests.gallery import pictures

# Processing a picture takes a moment on a machine with two cores.
PATIENCE = 30_000


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return write


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """From any page with a way to sign in, through Cognito's form."""
    page.get_by_role("banner").get_by_role("link", name="Sign in").click()
    fill_in_cognito(page, email, password)
    expect(page.get_by_role("button", name="Your account")).to_be_visible()


def fill_in_cognito(page: Page, email: str, password: str = PASSWORD) -> None:
    page.locator("input[name=username]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit], input[type=submit]").first.click()


def choose_files(page: Page, *files: Path, visibility: str) -> None:
    """On the upload page: who sees them, then which."""
    page.get_by_role("radio", name=re.compile(rf"^{visibility}")).check()
    page.get_by_label("Choose pictures").set_input_files(files)


def upload(page: Page, file: Path, *, visibility: str) -> str:
    """Send a file and wait for it; answers the picture's path."""
    page.goto("/upload")
    choose_files(page, file, visibility=visibility)
    row = page.get_by_role("region", name="Uploads").get_by_role("listitem").filter(has_text=file.name)
    expect(row).to_contain_text("Ready", timeout=PATIENCE)
    path = row.get_by_role("link", name=re.compile("View")).get_attribute("href")
    assert path
    return path


def test_from_sign_up_to_sign_out(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    shown, hidden = files("harbour.jpg", pictures.jpeg(1600, 1000)), files("diary.jpg", pictures.jpeg(900, 1200))
    email = new_email()
    page = open_page()

    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Sign up").click()
    page.get_by_label("Name").fill("Nora Lind")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    page.get_by_label("Code").fill(mailed_code(email))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Your address is confirmed")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    fill_in_cognito(page, email)

    public, private = upload(page, shown, visibility="Public"), upload(page, hidden, visibility="Private")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Feed").click()
    expect(page.locator(f"main a[href='{public}']")).to_be_visible()
    expect(page.locator(f"main a[href='{private}']")).to_have_count(0)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Your pictures").click()
    expect(page.get_by_role("heading", name="Nora Lind")).to_be_visible()
    expect(page.locator(f"main a[href='{public}']")).to_be_visible()
    expect(page.locator(f"main a[href='{private}']")).to_contain_text("Private")

    other = signed_in(open_page, create_person("Olaf"))
    expect(other.locator(f"main a[href='{public}']")).to_be_visible()
    expect(other.locator(f"main a[href='{private}']")).to_have_count(0)
    assert not troubles

    page.goto(public)
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Original").click()
    assert Path(download.value.path()).read_bytes() == shown.read_bytes()
    assert download.value.suggested_filename == "harbour.jpg"

    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    assert page.request.get("/api/v1/me").status == 401
    assert not troubles

    other.goto(private)
    expect(other.get_by_role("main")).to_contain_text("not")
    assert other.request.get(private).status == 404


def test_a_file_that_is_no_picture_ends_with_words_that_help(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Petra"))
    page.goto("/upload")
    choose_files(
        page,
        files("notes.txt", b"not a picture"),
        files("cut.jpg", pictures.jpeg(1600, 1000)[:20_000]),
        files("empty.jpg", b""),
        visibility="Private",
    )
    uploads = page.get_by_role("region", name="Uploads").get_by_role("listitem")
    expect(uploads.filter(has_text="cut.jpg")).to_contain_text(
        "damaged or cut short. Try exporting it again", timeout=PATIENCE
    )
    expect(uploads.filter(has_text="notes.txt")).to_contain_text(re.compile("JPEG"))
    expect(uploads.filter(has_text="empty.jpg")).to_contain_text(re.compile("empty"))
    assert not troubles


def test_the_owner_edits_and_deletes_a_picture(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Quentin"))
    path = upload(page, files("quay.jpg", pictures.jpeg(600, 400)), visibility="Public")
    page.goto(path)
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Title").fill("The quay at dusk")
    page.get_by_role("textbox", name="Tags").fill("Sea dusk")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The quay at dusk")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="The quay at dusk")).to_be_visible()
    expect(page.get_by_role("complementary")).to_contain_text("dusk")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Move to trash").click()
    expect(page).not_to_have_url(re.compile(re.escape(path)))
    assert page.request.get(path).status == 404
    assert not troubles


def test_a_visitor_sees_the_public_pictures_and_is_asked_to_sign_in_for_more(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    owner = signed_in(open_page, create_person("Rosa"))
    path = upload(owner, files("field.jpg", pictures.jpeg(600, 400)), visibility="Public")
    visitor = open_page()
    visitor.goto("/")
    expect(visitor.get_by_role("link", name="Sign in to see more")).to_be_visible()
    visitor.locator(f"main a[href='{path}']").click()
    expect(visitor.get_by_role("complementary")).to_contain_text("Rosa")
    assert visitor.locator("meta[property='og:image']").get_attribute("content")
    assert not troubles


def test_the_keyboard_leads_through_the_pictures_and_back(
    open_page: PageOpener, files: Callable[[str, bytes], Path], troubles: list[str]
) -> None:
    page = signed_in(open_page, create_person("Sven"))
    older = upload(page, files("one.jpg", pictures.jpeg(600, 400)), visibility="Public")
    newer = upload(page, files("two.jpg", pictures.jpeg(640, 400)), visibility="Public")
    page.goto("/")
    page.locator(f"main a[href='{newer}']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{newer}$"))
    expect(page.get_by_role("button", name="Next picture")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"{older}$"))
    expect(page.get_by_role("button", name="Previous picture")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"{newer}$"))
    expect(page.get_by_role("button", name="Next picture")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/$"))
    assert not troubles


def test_the_theme_can_be_set_and_is_remembered(open_page: PageOpener) -> None:
    page = signed_in(open_page, create_person("Tove"))
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    dark = page.evaluate(background)
    assert dark != light
    page.reload()
    assert page.evaluate(background) == dark
