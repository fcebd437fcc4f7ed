"""The dashboard in a real browser: light and dark, wide and on a phone."""

from typing import Literal

import pytest

from tests.accounts.people import Person, create_person, join_group
from tests.e2e.conftest import PageOpener
from tests.e2e.test_accessibility import PHONE, check
from tests.e2e.test_journeys import fill_in_cognito

ADMINISTRATION = [
    "/moderation/people/",
    "/moderation/people/?q=astrid",
    "/moderation/people/{person}",
    "/moderation/storage/",
    "/moderation/queues/",
    "/moderation/audits/",
    "/moderation/settings/",
]


@pytest.fixture(scope="module")
def admin() -> Person:
    person = create_person("Astrid")
    join_group(person, "administrators")
    join_group(person, "moderators")
    return person


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_administration(open_page: PageOpener, admin: Person, width: int, theme: Literal["light", "dark"]) -> None:
    page = open_page(width=width, theme=theme)
    page.goto("/moderation/people/")
    fill_in_cognito(page, admin.email)
    page.wait_for_url("**/moderation/people/")
    for path in ADMINISTRATION:
        check(page, path.format(person=admin.sub))
