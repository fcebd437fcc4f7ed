"""The running site, and a browser to use it with."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from imageshare.env import BASE_DIR
from infrastructure.browser import chromium
from tests.live_site import live_site, manage

# Several browsers and sites share the machine.
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def site() -> Iterator[str]:
    """The site's origin, with a web server and a worker behind it, each under its own role.

    Gone before the other tests start: its worker would take the uploads that they mean to process themselves.
    """
    assert (BASE_DIR / "frontend" / "dist" / "manifest.json").is_file(), "the front end is not built: run `make build`"
    manage("collectstatic", "--noinput", "--verbosity", "0")
    with live_site() as origin:
        yield origin


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium of the system. Where there is none, this fails: a journey that nobody made proves nothing."""
    with chromium() as started:
        yield started


@pytest.fixture
def troubles() -> list[str]:
    """What the browser's console complained about; a journey ends by asserting that it is empty."""
    return []


@pytest.fixture
def open_page(browser: Browser, site: str, troubles: list[str]) -> Iterator["PageOpener"]:
    """Opens pages, each for a new visitor with an own set of cookies."""
    opener = PageOpener(browser, site, troubles)
    yield opener
    opener.close()


class PageOpener:
    def __init__(self, browser: Browser, site: str, troubles: list[str]) -> None:
        self._browser, self._site, self._troubles = browser, site, troubles
        self._contexts: list[BrowserContext] = []

    def __call__(
        self,
        *,
        width: int = 1280,
        height: int = 800,
        theme: Literal["light", "dark"] = "light",
        locale: str = "en-US",
        service_workers: Literal["allow", "block"] = "allow",
        motion: Literal["reduce", "no-preference"] = "reduce",
    ) -> Page:
        context = self._browser.new_context(
            base_url=self._site,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale=locale,
            service_workers=service_workers,
            # What moves for its own sake is drawn again and again, by the processor that the other tests want as well.
            reduced_motion=motion,
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._troubles.append(str(error)))
        return page

    def _note(self, said: ConsoleMessage) -> None:
        url = said.location.get("url", "")
        # The local AWS's sign-in page has no icon; every page of ours names its own.
        if said.type == "error" and not url.endswith("/favicon.ico"):
            self._troubles.append(f"{said.text} {url}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()
