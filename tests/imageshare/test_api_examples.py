"""The examples in the API's schema are of the shapes that it promises, and nothing is without one."""

import copy
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from imageshare.api_examples import MissingExample, add_examples
from imageshare.api_schema import Generator


@cache
def schema() -> dict[str, Any]:
    made: dict[str, Any] = Generator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # the library's own gap
    return made


def bodies() -> Iterator[tuple[str, dict[str, Any]]]:
    """(what it is, its media type) of everything that is sent and answered as JSON."""
    for operations in schema()["paths"].values():
        for operation in operations.values():
            for what, body in {"body": operation.get("requestBody", {}), **operation["responses"]}.items():
                for media in body.get("content", {}).values():
                    yield f"{operation['operationId']} {what}", media


def check(shape: dict[str, Any], example: Any) -> None:
    """Raises ValidationError."""
    whole = {**shape, "components": schema()["components"]}
    formats = FormatChecker()
    formats.checks("date-time", raises=ValueError)(lambda value: value is None or datetime.fromisoformat(value))
    Draft202012Validator(whole, format_checker=formats).validate(example)


def test_every_body_and_answer_has_an_example_of_its_shape() -> None:
    checked = 0
    for what, media in bodies():
        (reference,) = media["examples"].values()
        example = schema()["components"]["examples"][reference["$ref"].rpartition("/")[2]]["value"]
        try:
            check(media["schema"], example)
        except ValidationError as error:
            pytest.fail(f"{what}: {error.message} in {example}")
        checked += 1
    assert checked > len(schema()["paths"])


def test_what_is_answered_once_a_picture_is_wanted_differs_from_what_it_is_at_last() -> None:
    examples = schema()["components"]["examples"]
    assert examples["uploads_create"]["value"]["transfer"]["kind"] == "post"
    assert examples["Upload"]["value"]["image"]["owner"]["handle"] == "ana"


@pytest.mark.parametrize("wrong", [{"text": 7}, {"author": {"handle": "ana"}}, {"created_at": "yesterday"}])
def test_an_example_of_another_shape_would_be_found(wrong: dict[str, Any]) -> None:
    example = {**schema()["components"]["examples"]["Comment"]["value"], **wrong}
    with pytest.raises(ValidationError):
        check({"$ref": "#/components/schemas/Comment"}, example)


def test_a_property_without_an_example_is_named() -> None:
    changed = copy.deepcopy(schema())
    changed["components"]["schemas"]["Comment"]["properties"]["mood"] = {"type": "string"}
    with pytest.raises(MissingExample, match=r"`Comment\.mood`"):
        add_examples(changed)
