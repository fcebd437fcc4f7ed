"""Every page, light and dark, wide and on a phone: no violation that axe knows, nothing cut off."""

import re
from collections.abc import Iterable
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page, Route, expect

from imageshare.env import BASE_DIR
from tests.accounts.people import Person, create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.e2e.pages import COMPONENTS, MEMBERS, VISITORS
from tests.e2e.places import furnish

AXE = BASE_DIR / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = 360
# Colours fade into those of another theme; what goes round and round, or stands still, never ends.
FADED: Final = """() => new Promise(requestAnimationFrame).then(() => Promise.race([
  Promise.allSettled(document.getAnimations().map((one) => one.finished)),
  new Promise((resolve) => setTimeout(resolve, 1000)),
]))"""
Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")
# Pages are the same at every width but for where things stand, which wide ones are made narrow for in the end.
LOOKS: Final = [pytest.param(1280, id="wide"), pytest.param(PHONE, id="phone", marks=pytest.mark.long)]


@pytest.fixture(scope="module")
def una() -> Person:
    return create_person("Una")


@pytest.fixture(scope="module")
def places(una: Person) -> dict[str, str]:
    return furnish(una)


def violations(page: Page, *, only: Iterable[str] = ()) -> list[str]:
    """What axe finds, one line a rule; of all rules, or of these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    how = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    found: dict[str, Any] = page.evaluate("how => axe.run(document, how)", how)
    return [f"{v['id']}: {v['help']} {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found["violations"]]


def check(page: Page, path: str, *, themes: Iterable[Theme] = THEMES) -> None:
    """Without violations in these themes, and nothing to the right of the window, also of a phone's."""
    page.goto(path)
    expect(page.locator("main")).to_be_visible()
    page.wait_for_load_state("networkidle")
    check_here(page, path, themes=themes)


def check_here(page: Page, path: str, *, themes: Iterable[Theme] = THEMES) -> None:
    """The page that is open already."""
    rules: tuple[str, ...] = ()
    for theme in themes:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.evaluate(FADED)
        assert violations(page, only=rules) == [], f"{path}, {theme}"
        rules = ("color-contrast", "link-in-text-block")  # nothing but colours is another with the next theme
    size = page.viewport_size
    assert size is not None
    for width in (size["width"], PHONE):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.evaluate("document.documentElement.clientWidth"), f"{path} scrolls sideways at {width}"
    page.set_viewport_size(size)


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_components(open_page: PageOpener, width: int) -> None:
    """The page that developers alone are shown, on a site that says of itself that it is a developer's."""
    page = open_page(width=width, service_workers="block")  # requests of a service worker cannot be answered here
    told: list[str] = []

    def tell(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'"debug": ?false', '"debug": true', answer.text())
        told.append(body)
        route.fulfill(response=answer, body=body)

    page.route(re.compile("//[^/]+/$"), tell)
    page.goto("/")
    expect(page.get_by_role("banner")).to_be_visible()
    assert '"debug": true' in told[0]
    page.evaluate(
        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }", COMPONENTS
    )
    expect(page.get_by_role("heading", level=1, name="Components")).to_be_visible()
    check_here(page, COMPONENTS)


@pytest.mark.parametrize("width", LOOKS)
@pytest.mark.timeout(300)
def test_signed_out(open_page: PageOpener, places: dict[str, str], width: int) -> None:
    page = open_page(width=width)
    for path in VISITORS:
        check(page, path.format(**places))


@pytest.mark.parametrize("width", LOOKS)
@pytest.mark.timeout(300)
def test_signed_in(open_page: PageOpener, una: Person, places: dict[str, str], width: int) -> None:
    page = open_page(width=width)
    enter(page, una)
    for path in MEMBERS:
        check(page, path.format(**places))
