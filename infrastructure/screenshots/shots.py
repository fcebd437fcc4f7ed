"""Which pictures are taken: of which page, as whom, how large, in which theme."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from playwright.sync_api import Page, expect

from infrastructure.screenshots import upload

Theme = Literal["light", "dark"]
DESKTOP: Final = (1280, 860)
PHONE: Final = (390, 844)


def _nothing(_page: Page) -> None:
    """The page is right as it comes."""


def _as_moderator(page: Page) -> None:
    """Take the most severe case, and leave the picture blurred, as it is by default."""
    page.locator("body").press("n")
    expect(page.get_by_role("article")).to_be_visible()
    page.locator("body").press("c")
    expect(page.get_by_role("article").get_by_text("Yours for")).to_be_visible()


def _full_screen(page: Page) -> None:
    page.get_by_role("button", name="Full screen").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(600)  # until it has opened


@dataclass(frozen=True)
class Shot:
    """`path` may name what the scene has in braces; `who` is one of the demo's people, or nobody."""

    name: str
    path: str
    who: str | None
    size: tuple[int, int] = DESKTOP
    theme: Theme = "light"
    prepare: Callable[[Page], None] = _nothing


SHOTS: Final = (
    Shot("feed", "/", "ben"),
    Shot("feed-dark", "/", "ben", theme="dark"),
    Shot("feed-phone", "/", None, PHONE),
    Shot("photo", "/i/{photo}", "ben"),
    Shot("photo-phone", "/i/{photo}", "ben", PHONE, "dark"),
    Shot("viewer", "/i/{photo}", "ben", prepare=_full_screen),
    Shot("profile", "/u/ana", "ben"),
    Shot("album", "/albums/{album}", "ana"),
    Shot("album-phone", "/albums/{album}", "ana", PHONE, "dark"),
    Shot("search", "/search?q=mountains", "ben"),
    Shot("settings", "/settings/privacy", "ana", theme="dark"),
    Shot("moderation-case", "/moderation/", "mod", (1280, 800), prepare=_as_moderator),
    Shot("moderation-storage", "/moderation/storage/", "mod"),
)
# Last of all, because it changes the site.
UPLOAD: Final = Shot("upload", "/upload", "ben", (1280, 1120), prepare=upload.fill)
