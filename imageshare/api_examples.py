"""Examples in the OpenAPI schema: one for every body that is sent and every answer that has one.

They are made from the schema, property by property, so that a new operation is rarely in need of new words here. What
is missing raises MissingExample, which names it.
"""

from collections.abc import Iterable
from typing import Any, Final

from imageshare.api_example_values import ANSWERS, BODIES, ERRORS, VALUES

_REF: Final = "#/components/schemas/"


class MissingExample(LookupError):
    """A property for which no example is known."""


def add_examples(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's postprocessing hook, to be the last: it needs the refusals that others add.

    Raises MissingExample.
    """
    components = result["components"]
    make = _Maker(components["schemas"])
    examples = components["examples"] = {f"Error{status}": {"value": value} for status, value in ERRORS.items()}

    def illustrate(media: dict[str, Any], operation: str) -> None:
        name = operation if operation in ANSWERS else media["schema"]["$ref"].removeprefix(_REF)
        examples[name] = {"value": make.example_of(media["schema"]) | ANSWERS.get(operation, {})}
        media["examples"] = _referring(name)

    for operations in result["paths"].values():
        for operation in operations.values():
            for media in _media_types(operation.get("requestBody", {})):
                illustrate(media, "")
            for status, response in operation["responses"].items():
                for media in _media_types(response):
                    if status in ERRORS:
                        media["examples"] = _referring(f"Error{status}")
                    else:
                        illustrate(media, operation["operationId"])
    return result


def _referring(name: str) -> dict[str, Any]:
    return {"example": {"$ref": f"#/components/examples/{name}"}}


def _media_types(body: dict[str, Any]) -> Iterable[dict[str, Any]]:
    content: dict[str, dict[str, Any]] = body.get("content", {})
    return content.values()


class _Maker:
    """Makes examples for schemas that may refer to these components."""

    def __init__(self, components: dict[str, Any]) -> None:
        self._components = components

    def example_of(self, schema: dict[str, Any], *, path: str = "") -> Any:
        """An example of a schema; `path` is where it stands, such as `Image.title`. Raises MissingExample."""
        if path in VALUES:
            return VALUES[path]
        if "$ref" in schema:
            return self._of_component(schema["$ref"].removeprefix(_REF))
        for union in ("allOf", "oneOf"):
            if union in schema:
                return self.example_of(schema[union][0], path=path)
        if "properties" in schema:
            return {name: self.example_of(its, path=f"{path}.{name}") for name, its in schema["properties"].items()}
        name = path.rpartition(".")[2]
        if name in VALUES:
            return VALUES[name]
        if schema.get("type") == "array":
            return [self.example_of(schema["items"], path=path)]
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("type") == "boolean":
            return False
        raise MissingExample(f"Say in imageshare/api_example_values.py what `{path}`, or every `{name}`, is like.")

    def _of_component(self, name: str) -> Any:
        if name in BODIES:
            return BODIES[name]
        return self.example_of(self._components[name], path=name)
