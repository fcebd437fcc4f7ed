"""Takes the pictures of the site that the documents show.

    python -m infrastructure.screenshots [NAME …]

The names are those of docs/images without `.webp`; without any, all are taken.
"""

import argparse
import os
import sys
from collections.abc import Collection
from contextlib import ExitStack
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Error, Page, StorageState

from infrastructure.browser import NoBrowser, chromium
from infrastructure.demo import DemoError
from infrastructure.local_aws import BASE_DIR, LocalAwsError
from infrastructure.screenshots.scene import Scene, SceneError, play
from infrastructure.screenshots.shots import SHOTS, UPLOAD, Shot
from infrastructure.screenshots.store import keep
from infrastructure.short_demo import short_demo, sign_in

IMAGES: Final = BASE_DIR / "docs" / "images"
PEOPLE: Final = ("ana", "ben", "mod")
_ALL_THERE: Final = """
() => [...document.images].every((one) => {
  const {top, bottom, width} = one.getBoundingClientRect();
  return one.naturalWidth > 0 || width === 0 || bottom < 0 || top > innerHeight;
})
"""


def main() -> None:
    every = [*SHOTS, UPLOAD]
    parser = argparse.ArgumentParser(prog="screenshots", description="Take the documents' pictures of the site.")
    parser.add_argument("names", nargs="*", choices=[[], *(shot.name for shot in every)], metavar="NAME")
    names: Collection[str] = parser.parse_args().names or {shot.name for shot in every}
    # As fast as they can, one after the other.
    os.environ.update({"READS_PER_MINUTE": "100000", "WRITES_PER_MINUTE": "100000"})
    try:
        with short_demo() as demo, chromium("--font-render-hinting=none") as browser:
            demo.do("infrastructure.screenshots.numbers", failing="The numbers of the storage page could not be made.")
            states, scene = begin(browser, demo.site_url)
            for shot in every:
                if shot.name in names:
                    print(f"{shot.name}: {take(browser, demo.site_url, shot, states, scene)}", flush=True)
    except (DemoError, LocalAwsError, NoBrowser, SceneError, Error, AssertionError) as error:
        sys.exit(f"screenshots: {error}")


def begin(browser: Browser, site_url: str) -> tuple[dict[str, StorageState], Scene]:
    """Sign everybody in once, and play the scene."""
    with ExitStack() as open_contexts:
        pages: dict[str, Page] = {}
        for name in PEOPLE:
            context = browser.new_context(base_url=site_url)
            open_contexts.callback(context.close)
            pages[name] = context.new_page()
            sign_in(pages[name], name)
        scene = play(pages)
        return {name: page.context.storage_state() for name, page in pages.items()}, scene


def take(browser: Browser, site_url: str, shot: Shot, states: dict[str, StorageState], scene: Scene) -> str:
    width, height = shot.size
    context: BrowserContext = browser.new_context(
        base_url=site_url,
        viewport={"width": width, "height": height},
        color_scheme=shot.theme,
        reduced_motion="reduce",
        storage_state=states[shot.who] if shot.who else None,
    )
    try:
        page = context.new_page()
        page.goto(shot.path.format(photo=scene.photo, album=scene.album))
        page.wait_for_load_state("networkidle")
        shot.prepare(page)
        settle(page)
        return keep(IMAGES / f"{shot.name}.webp", page.screenshot(animations="disabled", caret="hide"))
    finally:
        context.close()


def settle(page: Page) -> None:
    """Until every picture in view is there, and so are the fonts."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_function(_ALL_THERE)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
