"""What `If-Match` lets through."""

from typing import Any

import pytest
from django.test import RequestFactory
from rest_framework.request import Request

from gallery.api.etags import MAX_TAGS, etag_of, require_match, revisions_allowed
from gallery.errors import PreconditionFailed
from imageshare.api_errors import DomainExceptionHandler


def request(if_match: str | None) -> Request:
    headers: Any = {} if if_match is None else {"if-match": if_match}
    return Request(RequestFactory().patch("/", headers=headers))


def matches(if_match: str | None, revision: float) -> bool:
    try:
        require_match(request(if_match), revision)
    except PreconditionFailed:
        return False
    return True


def test_a_tag_is_the_revision_in_quotes() -> None:
    assert [etag_of(revision) for revision in (0, 7, 12.0)] == ['"0"', '"7"', '"12"']


@pytest.mark.parametrize(
    "if_match", [None, "*", " * ", '"7"', ' "7" ', '"6", "7"', '"6","7"', 'W/"7", "7"', '"x", "7"']
)
def test_what_names_the_revision_or_asks_for_none_is_let_through(if_match: str | None) -> None:
    assert matches(if_match, 7)


@pytest.mark.parametrize(
    "if_match", ["", "7", '"6"', '"77"', '"07"', '"7', 'W/"7"', '"*"', '"7 "', "7, *", '"-7"', '"\u0667"']
)
def test_what_does_not_name_it_is_refused(if_match: str) -> None:
    assert not matches(if_match, 7)


def test_a_tag_that_was_given_matches_until_the_next_change() -> None:
    seen = etag_of(3)
    assert matches(seen, 3)
    assert not matches(seen, 4)


def test_a_service_gets_the_revisions_that_are_named() -> None:
    assert revisions_allowed(request(None)) is None
    assert revisions_allowed(request("*")) is None
    assert revisions_allowed(request('"1", W/"2", "3"')) == frozenset({1, 3})
    assert revisions_allowed(request("nonsense")) == frozenset()


def test_a_list_without_end_is_looked_at_so_far_only() -> None:
    tags = [f'"{n}"' for n in range(10 * MAX_TAGS)]
    assert revisions_allowed(request(",".join(tags))) == frozenset(range(MAX_TAGS))


def test_over_http_it_is_412() -> None:
    context: Any = {"request": request(None), "view": None}
    answer: Any = DomainExceptionHandler(PreconditionFailed(), context).run()
    assert answer.status_code == 412
    assert answer.data["errors"][0]["code"] == "precondition_failed"
