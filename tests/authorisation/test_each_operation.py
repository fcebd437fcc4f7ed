"""Every operation of the schema, called wrongly: with what it does not take, too often, on a version that is gone."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import Settings

from accounts.services import rates
from tests.api_schema import followed, operations
from tests.authorisation.rows import ROWS, Call, Row
from tests.authorisation.scene import OTHER, OWNER, ROLES, Scene, make_scene
from tests.authorisation.test_matrix import send
from tests.counting import counted_requests

# What these need is not in the scene; that they work is seen in tests/gallery.
NEVER_WELL = {"albums_items_move", "erasures_get", "uploads_parts_list", "uploads_parts_sign"}
READING = {"BatchGetItem", "GetItem", "Query"}
TOO_LARGE = 10**30


def row_of(name: str) -> Row:
    """The row in which somebody succeeds."""
    rows = [row for key, row in ROWS.items() if key.partition(":")[0] == name]
    return next((row for row in rows if any(status < 300 for status in row.expected.values())), rows[0])


def who_succeeds(row: Row) -> str:
    return next((role for role in (OWNER, OTHER, *ROLES) if row.expected[role] < 300), OWNER)


def counted(name: str) -> bool:
    """Whoever calls it is counted: it is for people who are signed in."""
    return {} not in operations()[name][2].get("security", [])


@pytest.fixture(scope="module")
def scene() -> Scene:
    return make_scene()


def test_every_operation_is_seen_to_work() -> None:
    never = {name for name in operations() if not any(status < 300 for status in row_of(name).expected.values())}
    assert never == NEVER_WELL


def wrong_values(part: Mapping[str, Any]) -> Iterator[Any]:
    """What a field does not take: another type, and more than there may be."""
    part = followed(part)
    kinds = part.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    yield [{"un": "expected"}] if "array" not in kinds else {"un": "expected"}
    if "integer" in kinds:
        yield TOO_LARGE
        yield part["minimum"] - 1
    if "maxLength" in part:
        yield "x" * (part["maxLength"] + 1)
    if "enum" in part:
        yield "none of them"
    if "maxItems" in part:
        yield ["x"] * (part["maxItems"] + 1)


def bodies() -> list[Any]:
    names = [name for name, (_, _, operation) in operations().items() if "requestBody" in operation]
    return [pytest.param(name, id=name) for name in names]


@pytest.mark.parametrize("name", bodies())
def test_a_field_that_it_does_not_take_answers_400_and_writes_nothing(
    name: str, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    method, path, operation = operations()[name]
    row = row_of(name)
    call, client = row.call(scene), scene.clients[who_succeeds(row)]
    [content] = operation["requestBody"]["content"].values()
    fields = {key: part for one in variants(content["schema"]) for key, part in one.get("properties", {}).items()}
    assert fields
    for field, part in fields.items():
        for value in wrong_values(part):
            with counted_requests(monkeypatch) as asked:
                answer = send(client, method, path, replace(call, body={**(call.body or {}), field: value}))
            assert answer.status_code == 400, (field, value, answer.content)
            errors = answer.json()["errors"]
            assert any(str(error["attr"]).partition(".")[0] == field for error in errors), (field, value, errors)
            # The request itself is counted.
            assert [one for one in asked if one not in READING] in ([], ["UpdateItem"]), field


def variants(part: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    part = followed(part)
    inner = [one for key in ("oneOf", "anyOf", "allOf") for one in part.get(key, [])]
    return [part, *(deeper for one in inner for deeper in variants(one))]


def queries() -> list[Any]:
    return [
        pytest.param(name, id=name)
        for name, (_, _, operation) in operations().items()
        if any(followed(parameter)["in"] == "query" for parameter in operation.get("parameters", []))
    ]


@pytest.mark.parametrize("name", queries())
def test_a_query_that_it_does_not_take_answers_400(name: str, scene: Scene) -> None:
    method, path, operation = operations()[name]
    row = row_of(name)
    call, client = row.call(scene), scene.clients[who_succeeds(row)]
    for parameter in map(followed, operation["parameters"]):
        if parameter["in"] != "query":
            continue
        wrong = [value for value in wrong_values(parameter["schema"]) if isinstance(value, str | int)]
        for value in wrong:
            query = {**(call.query or {}), parameter["name"]: str(value)}
            answer = send(client, method, path, replace(call, query=query))
            assert answer.status_code == 400, (parameter["name"], value, answer.content)


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in operations() if counted(name)])
def test_whoever_asks_too_often_is_told_when_to_go_on(
    name: str, scene: Scene, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    method, path, _ = operations()[name]
    row = row_of(name)
    call, client = row.call(scene), scene.clients[who_succeeds(row)]
    now = time.time()
    monkeypatch.setattr(rates, "time", lambda: now)  # a minute that ends between two requests is another test's
    monkeypatch.setattr(rates, "_minute", rates._Minute())
    settings.READS_PER_MINUTE = settings.UPLOADS_PER_MINUTE = settings.WRITES_PER_MINUTE = 1
    for kind in (("get", "/me"), ("post", "/me/tokens"), ("post", "/uploads")):
        send(client, kind[0], f"/api/v1{kind[1]}", Call())
    answer = send(client, method, path, call)
    assert answer.status_code == 429, answer.content
    assert 1 <= int(answer["Retry-After"]) <= rates.PERIOD
    assert answer["RateLimit"].startswith(('"read";r=0;t=', '"write";r=0;t=', '"upload";r=0;t='))
    assert answer.json()["errors"][0]["code"] == "throttled"


def edits() -> list[Any]:
    def has_version(operation: Mapping[str, Any]) -> bool:
        return any(followed(parameter)["name"] == "If-Match" for parameter in operation.get("parameters", []))

    found = [name for name, (_, _, operation) in operations().items() if has_version(operation)]
    return [pytest.param(name, id=name) for name in found]


@pytest.mark.parametrize("name", edits())
def test_a_version_that_is_gone_is_not_edited(name: str, scene: Scene) -> None:
    method, path, _ = operations()[name]
    row = row_of(name)
    call, client = row.call(scene), scene.clients[OWNER]
    answer = send(client, method, path, call, **{"If-Match": '"999999"'})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (412, "precondition_failed")


def test_every_edit_has_a_version_or_a_reason_why_not() -> None:
    versioned = {one.values[0] for one in edits()}
    patches = {name for name, (method, _, _) in operations().items() if method == "patch"}
    # docs/decisions/0038
    assert patches - versioned == {"links_update"}
