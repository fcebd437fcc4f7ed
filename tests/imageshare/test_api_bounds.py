"""Whatever the API is sent has bounds that its schema states; what is longer is refused before it is looked up."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.test import Client

from imageshare.env import BASE_DIR
from imageshare.middleware import LONGEST_PATH
from tests.accounts.people import create_person, sign_in
from tests.counting import counted_requests

SCHEMA: dict[str, Any] = yaml.safe_load((BASE_DIR / "frontend" / "openapi.yaml").read_text())
BOUNDS = {
    "integer": [{"minimum", "maximum"}, {"enum"}],
    "number": [{"minimum", "maximum"}, {"enum"}],
    "string": [{"maxLength"}, {"enum"}, {"format"}, {"pattern"}],
    "array": [{"maxItems"}],
}


def followed(part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        _, _, kind, name = part["$ref"].split("/")
        part = SCHEMA["components"][kind][name]
    return part


def unbounded(part: dict[str, Any], where: str) -> Iterator[str]:
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


def sent(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for parameter in map(followed, operation.get("parameters", [])):
        if parameter["in"] == "query":
            yield f"?{parameter['name']}", parameter["schema"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield "body", content["schema"]


def test_everything_that_is_sent_has_bounds() -> None:
    operations = [
        (f"{method} {path}", operation)
        for path, methods in SCHEMA["paths"].items()
        for method, operation in methods.items()
        if isinstance(operation, dict)
    ]
    looked_at = [(f"{name} {where}", part) for name, operation in operations for where, part in sent(operation)]
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
