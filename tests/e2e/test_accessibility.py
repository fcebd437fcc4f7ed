"""Every page, light and dark, wide and on a phone: no violation that axe knows, nothing cut off."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from accounts.services.profiles import profile_get
from gallery.services.links import link_create, link_revoke
from gallery.tables.links import link_id_of
from imageshare.env import BASE_DIR
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.test_journeys import sign_in
from tests.gallery import pictures
from tests.gallery.senders import share

AXE = BASE_DIR / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = 360

SIGNED_OUT = [
    "/",
    "/i/{image}",
    "/i/{image}/embed",
    "/u/{handle}",
    "/s/{link}",
    "/s/{limited}",
    "/s/{locked}",
    "/s/{revoked}",
    "/nowhere",
    "/accounts/sign-up/",
    "/accounts/confirm/",
    "/accounts/confirm/resend/",
    "/accounts/password/forgot/",
    "/accounts/password/reset/",
]
SIGNED_IN = ["/", "/i/{image}", "/u/{handle}", "/upload", "/i/nothing"]


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    """A picture and its owner, for the pages that show one."""
    person = create_person("Una")
    image = share(person.sub, pictures.jpeg(1200, 800))

    def token(**limits: Any) -> str:
        return str(link_create(owner_id=person.sub, kind="image", subject_id=image.image_id, **limits).token)

    revoked = token()
    link_revoke(owner_id=person.sub, link_id=link_id_of(revoked))
    return {
        "image": image.image_id,
        "handle": profile_get(user_id=person.sub).handle,
        "link": token(show_metadata=True, allow_original=True),
        "limited": token(max_opens=1),
        "locked": token(password="correct horse"),
        "revoked": revoked,
    }


@pytest.fixture(scope="module")
def visitor() -> Person:
    return create_person("Vera")


def violations(page: Page) -> list[str]:
    """What axe finds, one line a rule."""
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['help']} {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found["violations"]]


def check(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("main")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == [], path
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth"), f"{path} scrolls sideways"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_signed_out(open_page: PageOpener, places: dict[str, str], width: int, theme: Literal["light", "dark"]) -> None:
    page = open_page(width=width, theme=theme)
    for path in SIGNED_OUT:
        check(page, path.format(**places))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_signed_in(
    open_page: PageOpener, places: dict[str, str], visitor: Person, width: int, theme: Literal["light", "dark"]
) -> None:
    page = open_page(width=width, theme=theme)
    page.goto("/")
    sign_in(page, visitor.email, visitor.password)
    for path in SIGNED_IN:
        check(page, path.format(**places))
