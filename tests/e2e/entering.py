"""Signing in without the sight of it, for tests of what comes after; those of the form itself fill it in."""

from typing import Any

from playwright.sync_api import Page

from tests.accounts.people import Person, fill_in_form
from tests.e2e.conftest import PageOpener


def enter(page: Page, person: Person, path: str = "/") -> None:
    """On this page as this person: the same requests as by the form, but the browser shows only the last."""
    http = page.context.request
    begun = http.get("/oidc/authenticate/", max_redirects=0)
    assert begun.status == 302
    ended = http.get(fill_in_form(begun.headers["location"], person), max_redirects=0)
    assert ended.status == 302
    page.goto(path)


def signed_in(open_page: PageOpener, person: Person, path: str = "/", **how: Any) -> Page:
    """A new page, as this person."""
    page = open_page(**how)
    enter(page, person, path)
    return page
