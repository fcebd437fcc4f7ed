"""Chromium of the system, for whatever has to look at the site with it: tests, measurements, pictures for documents."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

# Nothing but the pages that are looked at may make the browser talk.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


class NoBrowser(Exception):
    """There is no Chromium; one line for the person at the terminal."""


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """The browser, until the block ends; `more` are arguments of its command line. Raises NoBrowser."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not executable:
        raise NoBrowser("No Chromium found: install the system's package `chromium`, or name it in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *more])
        try:
            yield browser
        finally:
            browser.close()
