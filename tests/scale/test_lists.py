"""A site with many pictures answers with as many requests of DynamoDB as one with few: every list of the API."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.services.albums import album_create
from gallery.services.seeding import images_seed
from tests.accounts.people import create_person, sign_in
from tests.api_schema import schema
from tests.counting import counted_requests
from tests.gallery.made_up import make_images
from tests.roles import acting_as

FEW = 1_000
LISTS = ("images_list",)
# What lists ask for that cannot be left out.
WANTED: Final = {"date": "2026-05-02", "prefix": "pi", "q": "pier"}


def first_pages(client: Client, query: dict[str, str]) -> Iterator[str | None]:
    """The cursor behind each of the first two pages."""
    cursor = None
    for _ in range(2):
        answer = client.get("/api/v1/images", {**query, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.content
        cursor = answer.json()["next_cursor"]
        yield cursor


def lists_of_the_api() -> Iterator[str]:
    """The path of every GET that answers `results`, with what it cannot do without."""
    for path, operations in schema()["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        shape = answer.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
        if "results" in schema()["components"]["schemas"].get(shape, {}).get("properties", {}):
            wanted = [
                f"{parameter['name']}={WANTED[parameter['name']]}"
                for parameter in operations["get"].get("parameters", [])
                if parameter["in"] == "query" and parameter["name"] in WANTED
            ]
            yield f"{path}?{'&'.join(wanted)}"


def requests_of_lists(client: Client, of: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What each list asks AWS for; `of` says whose followers, which picture's comments and so on."""
    asked = {}
    for template in lists_of_the_api():
        url = template.format_map(of)
        # Connections find their roles once a process; that is not a request of a list's.
        for _ in range(2):
            with counted_requests(monkeypatch) as seen:
                answer = client.get(url)
        assert answer.status_code == 200, (url, answer.content)
        asked[template] = sorted(seen)
    return asked


@pytest.mark.timeout(600)
@pytest.mark.parametrize("many", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_lists_ask_the_same_of_many_pictures_as_of_a_thousand(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    client, person = Client(), create_person()
    sign_in(client, person)
    album = album_create(owner_id=person.sub, title="Mine", description="", visibility="private").album
    # Which albums it is in is for its owner alone.
    (image,) = make_images(person.sub, count=1)
    asked: dict[int, dict[str, list[str]]] = {}
    for count in (FEW, many):
        with acting_as("operator"):
            big_owner, *_ = images_seed(count=count, seed=count)
        handle = str(profile_get(user_id=big_owner).handle)
        of = {"album_id": album.album_id, "handle": handle, "image_id": image.image_id}
        asked[count] = requests_of_lists(client, of, monkeypatch)
        for name, query in {"feed": {}, "of an owner": {"owner": handle}}.items():
            list(first_pages(client, query))
            with counted_requests(monkeypatch) as seen:
                assert all(first_pages(client, query)), f"{name} has more than two pages"
            asked[count][name] = sorted(seen)
    assert asked[many] == asked[FEW]
    assert all(asked[FEW].values())
    assert len(asked[FEW]) > 20
