"""The application in German: from the browser's language, by choice, on phones, and back to English."""

import pytest
from playwright.sync_api import Page, expect

from accounts.services.profiles import profile_get
from gallery.services.albums import album_create
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.test_accessibility import PHONE, check, violations
from tests.e2e.test_journeys import fill_in_cognito
from tests.gallery import pictures
from tests.gallery.senders import share

# Long words on a phone: what most people open most.
PAGES = [
    "/",
    "/i/{image}",
    "/u/{handle}",
    "/upload",
    "/settings",
    "/settings/privacy",
    "/settings/tokens",
    "/settings/data",
    "/settings/leave",
    "/albums",
    "/albums/{album}",
    "/links",
    "/notifications",
    "/timeline",
    "/trash",
    "/search?q=quay",
]


def language_of(page: Page) -> str | None:
    return page.locator("html").get_attribute("lang")


def sign_in(page: Page, person: Person) -> None:
    page.get_by_role("banner").get_by_role("link", name="Anmelden").click()
    fill_in_cognito(page, person.email, person.password)
    expect(page.get_by_role("button", name="Dein Konto")).to_be_visible()


def test_a_german_browser_sees_german_from_the_first_paint_until_english_is_chosen(
    open_page: PageOpener, troubles: list[str]
) -> None:
    person = create_person("Ute")
    image = share(person.sub, pictures.jpeg(600, 400))
    page = open_page(locale="de-DE")
    # Whatever is painted first: no English may come before the German.
    page.add_init_script(
        """new MutationObserver(() => {
          const text = document.querySelector("#root")?.textContent;
          if (text) window.firstText ??= text;
        }).observe(document, { childList: true, subtree: true });"""
    )
    answer = page.goto("/")
    assert answer
    assert '<html lang="de"' in answer.text()
    expect(page.get_by_role("heading", name="Ein ruhiger Ort")).to_be_visible()
    first_text = page.evaluate("window.firstText")
    assert "Anmelden" in first_text
    assert "Sign in" not in first_text
    assert violations(page) == []

    sign_in(page, person)
    page.goto(f"/i/{image.image_id}")
    expect(page.get_by_role("heading", name="Ohne Titel")).to_be_visible()
    like = page.get_by_role("button", name="Gefällt mir")
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []

    page.goto("/settings")
    page.get_by_label("Sprache der Seiten").select_option("English")
    expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    assert language_of(page) == "en"
    again = page.reload()
    assert again
    assert '<html lang="en"' in again.text()
    expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    assert troubles == []


def test_visitors_choose_a_language_without_an_account(open_page: PageOpener, troubles: list[str]) -> None:
    page = open_page(width=PHONE)
    page.goto("/")
    page.get_by_label("Language").select_option("Deutsch")
    expect(page.get_by_role("banner").get_by_role("link", name="Anmelden")).to_be_visible()
    expect(page.get_by_label("Sprache")).to_be_focused()
    check(page, "/")
    page.reload()
    expect(page.get_by_role("heading", name="Ein ruhiger Ort")).to_be_visible()
    assert language_of(page) == "de"
    assert troubles == []


@pytest.mark.long
def test_german_fits_on_a_phone(open_page: PageOpener) -> None:
    person = create_person("Uwe")
    album = album_create(owner_id=person.sub, title="Nordseeküstenspaziergang", description="", visibility="private")
    image = share(person.sub, pictures.jpeg(600, 400))
    page = open_page(width=PHONE, locale="de-DE")
    enter(page, person)
    places = {"image": image.image_id, "handle": profile_get(user_id=person.sub).handle, "album": album.album.album_id}
    for path in PAGES:
        check(page, path.format(**places), themes=["light"])
