"""Whatever the API is sent has bounds that its schema states; what is longer is refused before it is looked up."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client

from imageshare.middleware import LONGEST_PATH
from tests.accounts.people import create_person, sign_in
from tests.api_schema import followed, operations
from tests.counting import counted_requests

BOUNDS = {
    "integer": [{"minimum", "maximum"}, {"enum"}],
    "number": [{"minimum", "maximum"}, {"enum"}],
    "string": [{"maxLength"}, {"enum"}, {"format"}, {"pattern"}],
    "array": [{"maxItems"}],
}


def unbounded(part: Mapping[str, Any], where: str) -> Iterator[str]:
    """Every value that may be as large as anybody likes."""
    part = followed(part)
    kinds = part.get("type", [])
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind in BOUNDS and not any(bounds <= part.keys() for bounds in BOUNDS[kind]):
            yield where
    for name, inner in part.get("properties", {}).items():
        yield from unbounded(inner, f"{where}.{name}")
    for inner in [part[key] for key in ("items", "additionalProperties") if isinstance(part.get(key), dict)]:
        yield from unbounded(inner, f"{where}[]")
    for inner in [one for key in ("oneOf", "anyOf", "allOf") for one in part.get(key, [])]:
        yield from unbounded(inner, where)


def sent(operation: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for parameter in map(followed, operation.get("parameters", [])):
        if parameter["in"] == "query":
            yield f"?{parameter['name']}", parameter["schema"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield "body", content["schema"]


def test_everything_that_is_sent_has_bounds() -> None:
    looked_at = [
        (f"{name} {where}", part) for name, (_, _, operation) in operations().items() for where, part in sent(operation)
    ]
    assert len(looked_at) > 50
    assert [found for where, part in looked_at for found in unbounded(part, where)] == []


@pytest.mark.parametrize(
    "path", ["/api/v1/images/{}", "/api/v1/users/{}/albums", "/i/{}", "/u/{}", "/s/{}", "/tags/{}"]
)
def test_names_longer_than_any_are_nowhere(path: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, create_person("Lea"))
    with counted_requests(monkeypatch) as asked:
        assert client.get(path.format("a" * LONGEST_PATH)).status_code == 404
        assert client.get(path.format("ä" * (LONGEST_PATH // 2))).status_code == 404
        assert asked == []
        assert client.get(path.format("a" * 400)).status_code in (200, 404)
        assert asked
