"""A search costs the same whatever there is, and a page of it never more than so much."""

from collections import Counter

import pytest
from django.test import Client

from gallery.services.search import driving
from gallery.services.search.driving import QUERIES_MAX
from gallery.services.search.entries import entries_of
from gallery.tables.images import Image
from gallery.tables.terms import term_row
from gallery.tables.vocabulary import Vocabulary
from tests.accounts.people import Person
from tests.counting import counted_requests
from tests.gallery.search.made_up import made_up, stored, word
from tests.gallery.search.test_finding import found, handle_of
from tests.roles import acting_as


def fill(owner_id: str, count: int, *, common: str, rare: str) -> None:
    """Public pictures, all under one word and every 25th under another too: the rows as the index writes them."""
    with acting_as("operator"), Image.batch_write() as images:
        rows = []
        for number in range(count):
            image = made_up(owner_id, title=common, description=rare if number % 25 == 0 else "")
            images.save(image)
            entry = entries_of(image)["public"]
            rows += [term_row(entry, term) for term in entry.terms if term.startswith(("w:", "u:"))]
    with acting_as("operator"):
        with type(rows[0]).batch_write() as batch:
            for row in rows:
                batch.save(row)
        for term, number in Counter(row.scope_term.removeprefix("public#") for row in rows).items():
            Vocabulary(f"public#{term[:3]}", term, pictures=number).save()


@pytest.mark.timeout(300)
def test_a_search_asks_as_much_of_two_thousand_pictures_as_of_fifty(
    as_ben: Client, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[int, list[list[str]]] = {}
    for count in (50, 2000):
        common, rare = word(), word()
        fill(ana.sub, count, common=common, rare=rare)
        asked[count] = []
        for query in (
            {"q": common},
            {"q": f"{common} {rare}"},
            {"q": common, "owner": handle_of(ana), "orientation": "landscape"},
            {"q": common, "sort": "relevance"},
        ):
            as_ben.get("/api/v1/images", {**query, "limit": "2"})
            with counted_requests(monkeypatch) as seen:
                answer = as_ben.get("/api/v1/images", {**query, "limit": "2"})
            assert len(answer.json()["results"]) == 2, (count, query)
            asked[count].append(sorted(seen))
    assert asked[2000] == asked[50]


@pytest.mark.timeout(300)
def test_two_common_words_that_rarely_meet_cost_a_bounded_page_and_are_found_by_going_on(
    as_ben: Client, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = word(), word()
    meeting = made_up(ana.sub, title=f"{one} {other}")
    stored(meeting)
    fill(ana.sub, 150, common=one, rare=f"x{one}")
    fill(ana.sub, 150, common=other, rare=f"x{other}")
    monkeypatch.setattr(driving, "ROWS_MAX", 10)
    with counted_requests(monkeypatch) as seen:
        first = as_ben.get("/api/v1/images", {"q": f"{one} {other}"}).json()
    assert first["results"] == []
    assert first["next_cursor"]
    # Two Queries find the rarer word, one says who is blocked, and the session and its person are read.
    assert seen.count("Query") <= QUERIES_MAX + 3
    assert found(as_ben, q=f"{one} {other}") == [meeting.image_id]


def test_a_word_under_which_nothing_stands_costs_one_query(as_ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    as_ben.get("/api/v1/images", {"q": word()})
    with counted_requests(monkeypatch) as seen:
        assert as_ben.get("/api/v1/images", {"q": word()}).json()["results"] == []
    assert seen.count("Query") == 1
