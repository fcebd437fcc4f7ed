"""The API's schema as the code has it, for tests that go through all of it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from imageshare.api_schema import Generator


@cache
def schema() -> dict[str, Any]:
    return dict(Generator().get_schema(request=None, public=True))  # type: ignore[no-untyped-call]  # the library's own gap


@cache
def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """By operation id: method, path and what the schema says of it."""
    return {
        operation["operationId"]: (method, path, operation)
        for path, of_path in schema()["paths"].items()
        for method, operation in of_path.items()
    }


def followed(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference stands for; anything else as it is."""
    while "$ref" in part:
        _, _, kind, name = part["$ref"].split("/")
        part = schema()["components"][kind][name]
    return part
