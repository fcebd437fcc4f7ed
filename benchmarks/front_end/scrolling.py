"""Scrolling through ten thousand pictures from the first to the last, and how long the page was held up meanwhile."""

import time
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, Page

from benchmarks.front_end.traces import CATEGORIES, Task, main_thread_tasks
from benchmarks.front_end.vitals import vitals

LONG_TASK_MS: Final = 100.0
# About what a strong turn of a wheel does between two frames.
_STEP: Final = 1_500
_FRAME_MS: Final = 16
_PATIENCE_SECONDS: Final = 600.0
_IDLE_SECONDS: Final = 10.0


class NotThere(Exception):
    """The last picture did not come in time; one line for the person at the terminal."""


@dataclass(frozen=True)
class Scroll:
    """`pixels` scrolled, `drawn` the most tiles in the document at once, `shift` as in CLS; `shifted` moved."""

    seconds: float
    pixels: int
    drawn: int
    shift: float
    shifted: list[str]
    tasks: list[Task]

    @property
    def longest_wall(self) -> float:
        return max(task.wall for task in self.tasks)

    @property
    def longest_cpu(self) -> float:
        return max(task.cpu for task in self.tasks)

    @property
    def long_tasks(self) -> int:
        """How many were too long by the clock."""
        return sum(task.wall > LONG_TASK_MS for task in self.tasks)


def scroll(browser: Browser, page: Page, count: int) -> Scroll:
    """The feed of somebody signed in, whose pages come as one gets to them. Raises NotThere."""
    page.goto("/")
    page.locator(".tile img[data-loaded='true']").first.wait_for()
    page.mouse.move(400, 400)
    browser.start_tracing(page=page, categories=CATEGORIES)
    began, drawn, is_over = time.monotonic(), 0, False
    while not is_over:
        if time.monotonic() - began > _PATIENCE_SECONDS:
            raise NotThere(f"The last of {count} pictures did not come in {_PATIENCE_SECONDS:.0f} s.")
        page.mouse.wheel(0, _STEP)
        page.wait_for_timeout(_FRAME_MS)
        tiles, is_over = page.evaluate(
            "last => [document.querySelectorAll('.tile').length, !!document.querySelector(`[data-cell='${last}']`)]",
            count - 1,
        )
        drawn = max(drawn, tiles)
    seconds, pixels = time.monotonic() - began, page.evaluate("Math.round(scrollY)")
    told = vitals(page)
    return Scroll(seconds, pixels, drawn, told.shift, told.shifted, main_thread_tasks(browser.stop_tracing()))


def held_up_by_others(browser: Browser, page: Page) -> float:
    """The longest task, by the clock, of an empty page that does nothing: what the machine itself does to pages."""
    page.goto("about:blank")
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.evaluate("setInterval(() => { for (let at = 0; at < 1e5; at += 1) Math.sqrt(at); }, 16)")
    page.wait_for_timeout(_IDLE_SECONDS * 1000)
    return max(task.wall for task in main_thread_tasks(browser.stop_tracing()))
