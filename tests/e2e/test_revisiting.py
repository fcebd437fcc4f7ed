"""Whoever comes back to the feed before the addresses of its pictures change gets none of their bytes again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.people import create_person
from tests.e2e.conftest import PageOpener
from tests.e2e.entering import enter
from tests.gallery import pictures
from tests.gallery.senders import share

PICTURES = 6
# Whoever comes back, in one of these ways, finds the same page.
WAYS: dict[str, Callable[[Page], object]] = {
    "reload": lambda page: page.reload(),
    "away and back": lambda page: (page.goto("/transparency"), page.goto("/")),
    "back button": lambda page: (page.goto("/transparency"), page.go_back()),
}


@dataclass
class Network:
    """What the browser's own books say of the pictures of a page since it was last asked."""

    sent: dict[str, float] = field(default_factory=dict)
    _pictures: dict[str, str] = field(default_factory=dict)
    _cached: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> "Network":
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.requestServedFromCache", lambda event: self._cached.add(event["requestId"]))
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")
        return self

    def forget(self) -> None:
        for kept in (self.sent, self._pictures, self._cached):
            kept.clear()

    def _answered(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        if "/renditions/" not in answer["url"]:
            return
        self._pictures[event["requestId"]] = answer["url"]
        if answer.get("fromDiskCache"):
            self._cached.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        one = event["requestId"]
        if one in self._pictures and one not in self._cached:
            self.sent[self._pictures[one]] = event["encodedDataLength"]


@pytest.fixture(scope="module")
def _pictures() -> None:
    person = create_person("Iris")
    for at in range(PICTURES):
        share(person.sub, pictures.jpeg(1200, 700 + 40 * at))


def shown(page: Page) -> set[str]:
    """The addresses of the pictures in the view, once all of them are there."""
    expect(page.locator(".tile img[data-loaded='true']").nth(PICTURES - 1)).to_be_attached()
    page.wait_for_load_state("networkidle")
    found: list[str] = page.evaluate("[...document.querySelectorAll('.tile img')].map((one) => one.currentSrc)")
    return {url for url in found if url}


def visit(page: Page, network: Network, come: Callable[[Page], object]) -> tuple[set[str], dict[str, float]]:
    network.forget()
    come(page)
    return shown(page), dict(network.sent)


@pytest.mark.usefixtures("_pictures")
@pytest.mark.parametrize("is_signed_in", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_pictures_travel_once(open_page: PageOpener, way: str, is_signed_in: bool) -> None:
    page = open_page()
    page.goto("/")
    if is_signed_in:
        # With the service worker in charge, as at every visit but the first.
        person = create_person("Jon")
        enter(page, person)
        page.evaluate("navigator.serviceWorker.ready")
    network = Network().watch(page)
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        session.send("Network.clearBrowserCache")
        before, sent = visit(page, network, lambda page: page.goto("/"))
        assert len(sent) >= PICTURES
        assert all(size > 1_000 for size in sent.values()), sent
        after, again = visit(page, network, WAYS[way])
        if after == before:
            break
    else:
        raise AssertionError("the addresses of the pictures changed twice in a moment")
    assert again == {}
