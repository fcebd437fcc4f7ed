"""What is asked for is found, by whoever may see it."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.services.profiles import profile_get
from gallery.services.search.driving import QUERIES_MAX
from gallery.tables.images import DELETING, PRIVATE, UNLISTED
from gallery.tables.relations import BLOCKED_BY, BLOCKS, Relation, relation_key
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery.search.made_up import follow, made_up, stored, word
from tests.gallery.search.test_colours import placeholder
from tests.gallery.search.test_indexing import change
from tests.roles import acting_as


def pages(client: Client, **query: Any) -> Iterator[list[str]]:
    """The ids of each page, to the end."""
    cursor: dict[str, str] = {}
    while True:
        answer = client.get("/api/v1/images", {**query, **cursor})
        assert answer.status_code == 200, answer.content
        yield [image["id"] for image in answer.json()["results"]]
        if answer.json()["next_cursor"] is None:
            return
        cursor = {"cursor": answer.json()["next_cursor"]}


def found(client: Client, **query: Any) -> list[str]:
    return [image_id for page in pages(client, **query) for image_id in page]


def handle_of(person: Person) -> str:
    return str(profile_get(user_id=person.sub).handle)


def test_words_are_found_in_title_tags_description_and_camera(as_ben: Client, ana: Person) -> None:
    one = word()
    images = [
        made_up(ana.sub, title=f"The {one}"),
        made_up(ana.sub, tags={one}),
        made_up(ana.sub, description=f"There was a {one.upper()}."),
        made_up(ana.sub, camera=f"{one} mark II"),
        made_up(ana.sub, lens=one),
    ]
    newest_first = stored(*images)[::-1]
    assert found(as_ben, q=one) == newest_first
    assert found(as_ben, q=one[:8]) == newest_first, "the beginning of a word finds it"
    assert found(as_ben, q=one[1:]) == [], "its end does not"


def test_all_words_have_to_be_there(as_ben: Client, ana: Person) -> None:
    one, other = word(), word()
    both, *_ = stored(
        made_up(ana.sub, title=one, description=other), made_up(ana.sub, title=one), made_up(ana.sub, title=other)
    )
    assert found(as_ben, q=f"{one} {other}") == found(as_ben, q=f"{other[:6]} {one[:7]}") == [both]
    assert found(as_ben, q=f"{one} {word()}") == []


@pytest.mark.parametrize(
    ("title", "asked"), [("Café {0}", "CAFE {0}"), ("東京タワー{0}", "東京 {0}"), ("Straße {0}", "strasse {0}")]
)
def test_it_does_not_matter_how_words_are_written(as_ben: Client, ana: Person, title: str, asked: str) -> None:
    one = word()
    ids = stored(made_up(ana.sub, title=title.format(one)))
    assert found(as_ben, q=asked.format(one)) == ids


def test_filters_combine(as_ben: Client, as_ana: Client, ana: Person) -> None:
    one = word()
    blue, red = placeholder((30, 60, 200)), placeholder((210, 20, 20))
    a, b, c, d = stored(
        made_up(ana.sub, title=one, placeholder=blue, taken_at="2021-05-06T10:00:00", tags={"sea"}),
        made_up(ana.sub, title=one, placeholder=red, taken_at="2021-05-31T23:59:59", tags={"sea"}),
        made_up(ana.sub, title=one, placeholder=blue, width=800, height=1200, taken_at="2022-01-01T00:00:00"),
        made_up(ana.sub, title=one, width=1000, height=1000, visibility=PRIVATE, taken_at="2021-05-07T10:00:00"),
    )
    assert found(as_ben, q=one, colour="blue") == [c, a]
    assert found(as_ben, q=one, orientation="landscape") == [b, a]
    assert found(as_ben, q=one, orientation="landscape", colour="blue", tag="sea") == [a]
    assert found(as_ben, q=one, taken_from="2021-05-31", taken_to="2022-01-01") == [c, b]
    assert found(as_ben, q=one, month="2021-05") == [b, a]
    assert found(as_ben, q=one, owner=handle_of(ana)) == found(as_ben, q=f"@{handle_of(ana)} {one}") == [c, b, a]
    assert found(as_ana, q=one, owner="me") == found(as_ana, q=one, owner=handle_of(ana)) == [d, c, b, a]
    assert found(as_ana, q=one, owner="me", orientation="square") == [d]


def test_a_filter_alone_is_enough(as_ana: Client, as_ben: Client) -> None:
    eve = create_person("Eve")
    as_eve = Client()
    sign_in(as_eve, eve)
    pink = placeholder((240, 100, 180))
    old, new = stored(
        made_up(eve.sub, placeholder=pink, taken_at="1999-12-31T10:00:00", width=800, height=1200),
        made_up(eve.sub, placeholder=pink, taken_at="1999-12-01T10:00:00"),
    )
    handle = handle_of(eve)
    assert found(as_ben, colour="pink", owner=handle) == [new, old]
    assert found(as_ben, orientation="portrait", owner=handle) == [old]
    # By dates alone, the order is that of the dates.
    assert found(as_ben, owner=handle, month="1999-12") == [old, new]
    assert found(as_eve, owner="me", month="1999-12") == [old, new]
    assert found(as_ben, taken_from="1999-12-01", taken_to="1999-12-31") == [old, new]
    assert found(as_ben, taken_to="1999-12-30") == [new]
    assert [new, old] == [one for one in found(as_ben, colour="pink") if one in (new, old)]


def test_pages_go_on_where_the_one_before_ended(as_ben: Client, ana: Person) -> None:
    one = word()
    ids = stored(*(made_up(ana.sub, title=f"{one}{ending}") for ending in "abcab"))[::-1]
    for limit in (1, 2, 3, 4, 5, 6):
        assert found(as_ben, q=one, limit=limit) == ids, limit
    assert [len(page) for page in pages(as_ben, q=one, limit=2)] == [2, 2, 1]
    dated = stored(*(made_up(ana.sub, taken_at=f"1911-01-0{day}T10:00:00") for day in (1, 2, 3)))[::-1]
    assert found(as_ben, taken_from="1911-01-01", taken_to="1911-01-03", limit=1) == dated


def test_relevance_puts_titles_before_descriptions(as_ben: Client, ana: Person) -> None:
    one = word()
    title, tag, description, beginning = stored(
        made_up(ana.sub, title=one),
        made_up(ana.sub, tags={one}),
        made_up(ana.sub, description=one),
        made_up(ana.sub, title=f"{one}land"),
    )
    for limit in (1, 3, 10):
        assert found(as_ben, q=one, sort="relevance", limit=limit) == [title, tag, beginning, description]


def test_nobody_finds_what_they_may_not_see(as_ben: Client, as_ana: Client, ana: Person) -> None:
    one = word()
    private, unlisted = stored(
        made_up(ana.sub, title=one, tags={one}, visibility=PRIVATE),
        made_up(ana.sub, title=one, tags={one}, visibility=UNLISTED),
    )
    handle = handle_of(ana)
    for query in ({"q": one}, {"tag": one}, {"q": one, "owner": handle}, {"tag": one, "owner": handle}):
        assert found(as_ben, **query) == []
    assert as_ben.get("/api/v1/tags", {"prefix": one}).json()["results"] == []
    suggested = as_ben.get("/api/v1/search/suggestions", {"q": one}).json()
    assert suggested["words"] == suggested["tags"] == []
    assert found(as_ana, q=one, owner="me") == [unlisted, private]


def test_hidden_pictures_are_gone_from_results_at_once_and_from_counts_soon(as_ben: Client, ana: Person) -> None:
    one = word()
    hidden, deleted, renamed = (made_up(ana.sub, title=one, tags={one}) for _ in range(3))
    stored(hidden, deleted, renamed)
    assert len(found(as_ben, tag=one)) == 3
    change(hidden, visibility=PRIVATE)
    change(deleted, state=DELETING)
    change(renamed, title="Another", tags={"another"})
    # No job has run.
    assert found(as_ben, q=one) == found(as_ben, tag=one) == []
    for image in (hidden, deleted, renamed):
        follow(image.image_id)
    assert as_ben.get("/api/v1/tags", {"prefix": one}).json()["results"] == []


def test_what_an_owner_does_not_show_is_not_found_by_others(as_ben: Client, as_ana: Client, ana: Person) -> None:
    one = word()
    ids = stored(made_up(ana.sub, camera=one, show_camera=False, taken_at="1950-01-02T03:04:05"))
    assert found(as_ben, q=one) == []
    assert found(as_ben, taken_from="1950-01-01", taken_to="1950-12-31") == []
    assert found(as_ana, q=one, owner="me") == found(as_ana, month="1950-01", owner="me") == ids


def test_who_is_blocked_finds_nothing_of_the_other(ana: Person, as_ana: Client) -> None:
    one = word()
    mallory = create_person("Mallory")
    as_mallory = Client()
    sign_in(as_mallory, mallory)
    stored(made_up(ana.sub, title=one))
    assert len(found(as_mallory, q=one)) == 1
    now = datetime.now(UTC)
    with acting_as("operator"):
        Relation(ana.sub, relation_key(BLOCKS, mallory.sub), created_at=now).save()
        Relation(mallory.sub, relation_key(BLOCKED_BY, ana.sub), created_at=now).save()
    assert found(as_mallory, q=one) == []
    assert as_mallory.get("/api/v1/images", {"q": one, "owner": handle_of(ana)}).status_code == 404
    assert as_mallory.get(f"/api/v1/users/{handle_of(ana)}/timeline").status_code == 404
    for asking, asked_for in ((as_mallory, ana), (as_ana, mallory)):
        people = asking.get("/api/v1/users", {"q": handle_of(asked_for)}).json()["results"]
        assert handle_of(asked_for) not in [person["handle"] for person in people]


def test_bad_questions_are_refused_with_the_field_at_fault(as_ben: Client) -> None:
    bad: list[tuple[dict[str, str], str]] = [
        ({"q": "x" * 201}, "q"),
        ({"q": "a b c d e f g h i"}, "q"),
        ({"q": "@ana @ben"}, "q"),
        ({"tag": "no spaces"}, "tag"),
        ({"taken_from": "yesterday"}, "taken_from"),
        ({"taken_from": "2026-02-01", "taken_to": "2026-01-01"}, "taken_from"),
        ({"month": "2026-13"}, "month"),
        ({"month": "2026-11", "taken_from": "2026-01-01"}, "month"),
        ({"orientation": "round"}, "orientation"),
        ({"colour": "mauve"}, "colour"),
        ({"sort": "best"}, "sort"),
        ({"q": "sea", "limit": "101"}, "limit"),
    ]
    for query, field in bad:
        answer = as_ben.get("/api/v1/images", query)
        assert answer.status_code == 400, query
        assert answer.json()["errors"][0]["attr"] == field
    assert as_ben.get("/api/v1/images", {"q": "sea", "owner": "nobody-has-this"}).status_code == 404
    assert found(as_ben, q="!!!") == []


def test_a_cursor_of_a_search_is_good_for_that_search_and_that_viewer_only(
    as_ana: Client, as_ben: Client, ana: Person
) -> None:
    one = word()
    stored(*(made_up(ana.sub, title=one) for _ in range(3)))
    cursor = as_ben.get("/api/v1/images", {"q": one, "limit": "1"}).json()["next_cursor"]
    assert as_ben.get("/api/v1/images", {"q": one, "cursor": cursor}).status_code == 200
    wrong: list[tuple[Client, dict[str, str]]] = [
        (as_ben, {"q": f"{one} x", "cursor": cursor}),
        (as_ben, {"q": one, "sort": "relevance", "cursor": cursor}),
        (as_ben, {"cursor": cursor}),
        (as_ana, {"q": one, "cursor": cursor}),
        (as_ben, {"q": one, "cursor": cursor[:-2] + "xx"}),
    ]
    for client, query in wrong:
        answer = client.get("/api/v1/images", query)
        assert answer.status_code == 400, query
        assert answer.json()["errors"][0]["attr"] == "cursor"


def test_a_beginning_of_many_words_is_followed_to_the_most_used(as_ben: Client, ana: Person) -> None:
    beginning = word()
    many = f"{beginning}zz"
    ids = stored(
        *(made_up(ana.sub, title=f"{beginning}{ending}") for ending in "abcdefghij"),
        *(made_up(ana.sub, title=many) for _ in range(2)),
    )
    shown = found(as_ben, q=beginning)
    assert set(ids[-2:]) <= set(shown)
    assert len(shown) == QUERIES_MAX - 1 + 2
    # With something else to go by, all of them are found.
    assert set(found(as_ben, q=beginning, owner=handle_of(ana))) == set(ids)


def test_tags_and_words_are_suggested_by_how_often_they_are_used(as_ben: Client, ana: Person) -> None:
    stem = word()
    stored(
        made_up(ana.sub, title=f"{stem}a {stem}b", tags={f"{stem}a", f"{stem}b"}),
        made_up(ana.sub, title=f"{stem}b", tags={f"{stem}b"}),
    )
    expected = [{"name": f"{stem}b", "count": 2}, {"name": f"{stem}a", "count": 1}]
    assert as_ben.get("/api/v1/tags", {"prefix": stem.upper()}).json()["results"] == expected
    assert as_ben.get("/api/v1/tags", {"prefix": stem, "limit": "1"}).json()["results"] == expected[:1]
    suggested = as_ben.get("/api/v1/search/suggestions", {"q": f"blue {stem}"}).json()
    assert suggested["words"] == suggested["tags"] == expected
    bad: list[tuple[str, dict[str, str]]] = [
        ("tags", {}),
        ("tags", {"prefix": "x", "limit": "51"}),
        ("search/suggestions", {}),
        ("users", {}),
    ]
    for path, query in bad:
        assert as_ben.get(f"/api/v1/{path}", query).status_code == 400


def test_searching_needs_signing_in() -> None:
    for path in ("images?q=sea", "tags?prefix=s", "search/suggestions?q=s", "users?q=a", "me/timeline",
                 "me/on-this-day", f"users/{uuid.uuid4()}/timeline"):  # fmt: skip
        assert Client().get(f"/api/v1/{path}").status_code == 401, path
