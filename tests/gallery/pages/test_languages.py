"""The language that a page says it is in before any script has run."""

import re

import pytest
from django.test import Client

from gallery.pages.languages import LANGUAGES
from imageshare.env import BASE_DIR


def language_of(client: Client, asked: str | None = None) -> str:
    answer = client.get("/", headers={} if asked is None else {"accept-language": asked})
    assert {"accept-language", "cookie"} <= {name.strip().lower() for name in answer["Vary"].split(",")}
    found = re.search(r'<html lang="([^"]*)"', answer.content.decode())
    assert found, "the page says no language"
    return found[1]


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (None, "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr;q=0.9,de;q=0.8", "de"),
        ("en;q=0.5,de;q=0.9", "de"),
        ("fr", "en"),
        ('"><script>', "en"),
    ],
)
def test_a_page_is_in_the_first_of_the_browsers_languages_that_there_is(asked: str | None, language: str) -> None:
    assert language_of(Client(), asked) == language


def test_a_chosen_language_goes_before_the_browsers() -> None:
    client = Client()
    client.cookies["language"] = "en"
    assert language_of(client, "de") == "en"


def test_a_cookie_that_names_no_language_says_nothing() -> None:
    client = Client()
    client.cookies["language"] = "xx"
    assert language_of(client, "de") == "de"


def test_the_server_knows_the_languages_of_the_front_end() -> None:
    source = (BASE_DIR / "frontend/src/config/languages.ts").read_text()
    assert tuple(re.findall(r'^  ([a-z]{2}): "', source, re.MULTILINE)) == LANGUAGES
