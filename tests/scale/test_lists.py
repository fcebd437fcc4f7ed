"""A site with many pictures answers with as many requests of DynamoDB as one with few."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.services.seeding import images_seed
from tests.accounts.people import create_person, sign_in
from tests.counting import counted_requests
from tests.roles import acting_as

FEW, MANY = 1_000, 100_000
LISTS = ("images_list",)


def first_pages(client: Client, query: dict[str, str]) -> Iterator[str | None]:
    """The cursor behind each of the first two pages."""
    cursor = None
    for _ in range(2):
        answer = client.get("/api/v1/images", {**query, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.content
        cursor = answer.json()["next_cursor"]
        yield cursor


@pytest.mark.timeout(600)
def test_lists_ask_the_same_of_a_hundred_thousand_pictures_as_of_a_thousand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client()
    sign_in(client, create_person())
    asked: dict[int, dict[str, list[str]]] = {}
    for count in (FEW, MANY):
        with acting_as("operator"):
            big_owner, *_ = images_seed(count=count, seed=count)
        lists = {"feed": {}, "of an owner": {"owner": str(profile_get(user_id=big_owner).handle)}}
        asked[count] = {}
        for name, query in lists.items():
            # Connections find their roles once a process; that is not a request of a list's.
            list(first_pages(client, query))
            with counted_requests(monkeypatch) as seen:
                assert all(first_pages(client, query)), f"{name} has more than two pages"
            asked[count][name] = sorted(seen)
    assert asked[MANY] == asked[FEW]
    assert all(asked[FEW].values())
