"""Pages of one's own, as they leave the server."""

import pytest
from django.test import Client, override_settings

from tests.accounts.people import Person, sign_in
from tests.gallery.pages.test_pages import first_data

PATHS = [
    "/albums",
    "/albums/some-album/waiting",
    "/favourites",
    "/links",
    "/settings",
    "/settings/tokens",
    "/trash",
]
# What people send each other: visitors are told in the page what they would see.
INVITING = ["/albums/some-album", "/search?q=sea"]


@pytest.mark.parametrize("path", PATHS)
def test_visitors_sign_in_first_and_come_back(path: str) -> None:
    answer = Client().get(f"{path}?a=b")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/oidc/authenticate/?next=")
    assert answer["Location"].endswith(f"{path}%3Fa%3Db")


@pytest.mark.parametrize("path", INVITING)
def test_visitors_are_invited_in_the_page_itself(path: str) -> None:
    html = Client().get(path).content.decode()
    assert (first_data(html)["page"], first_data(html)["me"]) == ({"kind": "own"}, None)
    assert '<meta name="robots" content="noindex">' in html


def test_whoever_is_signed_in_gets_the_page_and_no_index_does(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    for path in PATHS + INVITING:
        html = client.get(path).content.decode()
        assert first_data(html)["page"] == {"kind": "own"}
        assert '<meta name="robots" content="noindex">' in html


def test_the_report_of_an_erasure_has_a_page_for_people_without_an_account() -> None:
    assert Client().get("/erasures/some-erasure").status_code == 200


def test_only_developers_see_what_pages_are_made_of() -> None:
    assert Client().get("/components").status_code == 404
    with override_settings(DEBUG=True):
        assert first_data(Client().get("/components").content.decode())["config"]["debug"] is True
