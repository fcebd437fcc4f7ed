"""Months and days: what was taken when, counted and listed."""

from typing import Any

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.tables.images import PRIVATE
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery.search.made_up import follow, made_up, stored
from tests.gallery.search.test_indexing import change
from tests.roles import acting_as


@pytest.fixture
def eve() -> Person:
    return create_person("Eve")


@pytest.fixture
def as_eve(eve: Person) -> Client:
    client = Client()
    sign_in(client, eve)
    return client


def months(client: Client, path: str) -> dict[str, int]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return {month["month"]: month["count"] for month in answer.json()["results"]}


def ids(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [image["id"] for image in answer.json()["results"]]


def test_the_timeline_counts_what_was_taken_or_else_sent_in_each_month(
    as_eve: Client, as_ben: Client, eve: Person
) -> None:
    images = [
        made_up(eve.sub, taken_at="2020-02-29T10:00:00"),
        made_up(eve.sub, taken_at="2020-02-01T10:00:00", visibility=PRIVATE),
        made_up(eve.sub, taken_at="1999-07-01T10:00:00", show_camera=False),
        made_up(eve.sub),
    ]
    stored(*images)
    handle = profile_get(user_id=eve.sub).handle
    assert months(as_eve, "me/timeline") == {"2026-01": 1, "2020-02": 2, "1999-07": 1}
    assert list(months(as_eve, "me/timeline")) == ["2026-01", "2020-02", "1999-07"]
    # What is private is not counted for others, and a day that is not shown is that of the upload.
    assert months(as_ben, f"users/{handle}/timeline") == {"2026-01": 2, "2020-02": 1}
    for month, count in months(as_eve, "me/timeline").items():
        assert len(ids(as_eve.get("/api/v1/images", {"owner": "me", "month": month}))) == count
    for month, count in months(as_ben, f"users/{handle}/timeline").items():
        assert len(ids(as_ben.get("/api/v1/images", {"owner": handle, "month": month}))) == count
    with acting_as("operator"):
        images[0].delete()
    change(images[1], taken_at="2020-03-01T10:00:00")
    follow(images[0].image_id)
    follow(images[1].image_id)
    assert months(as_eve, "me/timeline") == {"2026-01": 1, "2020-03": 1, "1999-07": 1}
    assert months(as_ben, f"users/{handle}/timeline") == {"2026-01": 2}


def test_nobody_s_timeline_is_not_found_and_an_empty_one_is_empty(as_eve: Client) -> None:
    assert months(as_eve, "me/timeline") == {}
    assert as_eve.get("/api/v1/users/nobody-has-this/timeline").status_code == 404


def test_on_this_day_shows_one_s_own_pictures_of_earlier_years(as_eve: Client, as_ben: Client, eve: Person) -> None:
    old, older, *_ = stored(
        made_up(eve.sub, taken_at="2024-11-25T00:00:00"),
        made_up(eve.sub, taken_at="2019-11-25T23:59:59", visibility=PRIVATE),
        made_up(eve.sub, taken_at="2026-11-25T08:00:00"),
        made_up(eve.sub, taken_at="2024-11-26T08:00:00"),
        made_up(eve.sub),
    )
    query = {"date": "2026-11-25"}
    assert ids(as_eve.get("/api/v1/me/on-this-day", query)) == [old, older]
    first = as_eve.get("/api/v1/me/on-this-day", {**query, "limit": "1"})
    assert ids(first) == [old]
    cursor = first.json()["next_cursor"]
    second = as_eve.get("/api/v1/me/on-this-day", {**query, "limit": "1", "cursor": cursor})
    assert (ids(second), second.json()["next_cursor"]) == ([older], None)
    assert ids(as_ben.get("/api/v1/me/on-this-day", query)) == []
    assert as_ben.get("/api/v1/me/on-this-day", {**query, "cursor": cursor}).status_code == 400
    assert as_eve.get("/api/v1/me/on-this-day", {"date": "2026-11-24", "cursor": cursor}).status_code == 400
    assert as_eve.get("/api/v1/me/on-this-day", {"date": "25.11."}).status_code == 400
    assert ids(as_eve.get("/api/v1/me/on-this-day")) == ids(as_eve.get("/api/v1/me/on-this-day", {}))
