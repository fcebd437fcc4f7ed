"""The front end's budgets that only a browser can tell; `make budget` runs this after the sizes.

    python -m benchmarks.front_end [--pictures N] [--loads N]

It ends with 1 if one of them is exceeded.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page

from benchmarks.front_end import many_pictures
from benchmarks.front_end.loading import CPU_SLOWDOWN, KILOBITS_DOWN, LATENCY_MS, Load, load
from benchmarks.front_end.plain_page import page_of, served
from benchmarks.front_end.scrolling import LONG_TASK_MS, NotThere, held_up_by_others, scroll
from benchmarks.front_end.vitals import CLS_LIMIT, watch
from infrastructure.browser import NoBrowser, chromium
from infrastructure.demo import Demo, DemoError
from infrastructure.local_aws import LocalAwsError
from infrastructure.short_demo import short_demo, sign_in

# Other programs on the machine can hold up a page as well; a page that is slow itself is so every time.
SCROLLS: Final = 3
# One person reads the whole site in a minute or two.
LIMITS: Final = ("READS_PER_MINUTE", "UPLOADS_PER_MINUTE", "WRITES_PER_MINUTE")


def main() -> None:
    parser = argparse.ArgumentParser(prog="front_end", description="Check the front end's budgets in Chromium.")
    parser.add_argument("--pictures", type=int, default=10_000, help="how many to scroll through (default: 10000)")
    parser.add_argument("--loads", type=int, default=5, help="how often each page is loaded (default: 5)")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(LIMITS, "1000000"))
    try:
        with short_demo() as demo, chromium() as browser:
            exceeded = check_loading(browser, demo.site_url, options.loads)
            exceeded |= check_scrolling(browser, demo, options.pictures)
    except (DemoError, LocalAwsError, NoBrowser, NotThere) as error:
        sys.exit(f"front_end: {error}")
    for budget in sorted(exceeded):
        print(f"EXCEEDED: {budget}")
    sys.exit(bool(exceeded))


def check_loading(browser: Browser, site_url: str, loads: int) -> set[str]:
    """First visits to the feed and to the plain page, in turns; the budgets that are exceeded."""
    taken: dict[str, list[Load]] = {"feed": [], "plain page": []}
    with served(page_of(first_pictures(browser, site_url))) as plain_url:
        for url in (site_url, plain_url):
            load(browser, url)  # so that every file has been read once
        for _ in range(loads):
            for name, url in (("feed", f"{site_url}/"), ("plain page", plain_url)):
                taken[name].append(load(browser, url))
    print(f"\nFirst visit of a phone: {CPU_SLOWDOWN} times slower, {KILOBITS_DOWN / 1024:.1f} Mbit/s, {LATENCY_MS} ms.")
    print(f"Milliseconds, median of {loads} in turns (lowest - highest):")
    for name, some in taken.items():
        paints, screens = [one.vitals.paint_ms for one in some], [one.screen_ms for one in some]
        print(f"  {name:<12} largest paint {told(paints)} <{some[0].vitals.painted}>", end="")
        print(f"   pictures of the first screen {told(screens)}, {some[0].pictures} of them", end="")
        print(f"   {some[0].bytes_sent / 1000:.0f} kB")
    for name, of in (("Largest paint", paint), ("Pictures of the first screen", screen)):
        feed, plain = (statistics.median(of(one) for one in some) for some in taken.values())
        print(f"{name}: {feed / plain:.2f} times the plain page's.")
    worst = max(taken["feed"], key=lambda one: one.vitals.shift).vitals
    print(f"Layout shift while the feed loads: {worst.shift:.4f} of {CLS_LIMIT} {worst.shifted or ''}")
    return {"layout shift while the feed loads"} if worst.shift >= CLS_LIMIT else set()


def check_scrolling(browser: Browser, demo: Demo, count: int) -> set[str]:
    """From the first picture to the last; the budgets that are exceeded."""
    exceeded = set()
    with page_of_member(browser, demo.site_url) as page:
        many_pictures.seed(demo, page, count)
        print(f"\nScrolling through {count} pictures, at most {SCROLLS} times; longest task, milliseconds:")
        print(f"  empty page: {held_up_by_others(browser, page):.0f} by the clock")
        for number in range(1, SCROLLS + 1):
            one = scroll(browser, page, count)
            print(
                f"  scroll {number}: {one.longest_wall:.0f} by the clock, {one.longest_cpu:.0f} of the processor",
                end="",
            )
            print(f"; {one.long_tasks} of {len(one.tasks)} tasks over {LONG_TASK_MS:.0f}", end="")
            print(f"; {one.pixels} px in {one.seconds:.0f} s, at most {one.drawn} tiles", end="")
            print(f", shift {one.shift:.4f} {sorted(set(one.shifted)) or ''}")
            if one.shift >= CLS_LIMIT:
                exceeded.add("layout shift while the feed scrolls")
            if not one.long_tasks:
                return exceeded
    return exceeded | {"long tasks while the feed scrolls"}


@contextmanager
def page_of_member(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sign_in(page, "ben")
    watch(page)
    yield page
    context.close()


def first_pictures(browser: Browser, site_url: str) -> list[dict[str, Any]]:
    """What the feed has in it when it comes from the server."""
    page = browser.new_page()
    page.goto(site_url)
    told_by_server: dict[str, Any] = page.evaluate(
        "JSON.parse(document.getElementById('initial-data').textContent).page.images"
    )
    page.close()
    results: list[dict[str, Any]] = told_by_server["results"]
    return results


def paint(one: Load) -> float:
    return one.vitals.paint_ms


def screen(one: Load) -> float:
    return one.screen_ms


def told(milliseconds: list[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ({min(milliseconds):.0f} - {max(milliseconds):.0f})"


if __name__ == "__main__":
    main()
