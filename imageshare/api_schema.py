"""How the OpenAPI schema is made from the views, and what it says beyond them: the one shape that every error has."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from drf_spectacular.generators import SchemaGenerator

from accounts.documented import tell

# Loading it is what makes drf-spectacular know how to describe access tokens.
import_module("accounts.schema")

_ERROR: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong; for validation errors, one entry an input at fault.",
    "required": ["type", "errors"],
    "properties": {
        "type": {"type": "string", "enum": ["validation_error", "client_error", "server_error"]},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "detail", "attr"],
                "properties": {
                    "code": {"type": "string", "description": "Stable, for programs."},
                    "detail": {"type": "string", "description": "For people."},
                    "attr": {"type": ["string", "null"], "description": "The input at fault."},
                },
            },
        },
    },
}
_REFUSALS: Final = {
    "400": "What was sent cannot be accepted.",
    "401": "Not signed in, or the token is not good.",
    "403": "Signed in, but this is not yours to do.",
    "404": "There is no such thing, or it is not for you to know of.",
    "409": "Not possible in the state that it is in, or it was changed meanwhile.",
    "412": "It is no longer what `If-Match` says.",
    "415": "The body is not JSON.",
    "429": "Too often; `Retry-After` says in how many seconds to come back.",
    "503": "Something we stand on did not answer; the same request may work in a moment.",
}


class Generator(SchemaGenerator):
    def get_schema(self, *arguments: Any, **more: Any) -> Any:
        self._initialise_endpoints()  # type: ignore[no-untyped-call]  # the library's own gap
        tell()
        return super().get_schema(*arguments, **more)  # type: ignore[no-untyped-call]


def add_errors(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's postprocessing hook: every operation says in which ways it may be refused."""
    result["components"]["schemas"]["Error"] = _ERROR
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            for status in _refusals(path, method, operation):
                operation["responses"].setdefault(status, _response(_REFUSALS[status]))
    return result


def _refusals(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    changes = method != "get"
    # An operation without a security requirement is for everybody.
    if {} not in operation.get("security", []):
        yield "401"
    if changes or operation.get("parameters"):
        yield "400"
    if changes:
        yield from ("403", "409", "415")
    if any(parameter["name"] == "If-Match" for parameter in operation.get("parameters", [])):
        yield "412"
    if "{" in path or operation.get("parameters"):
        yield "404"
    yield from ("429", "503")


def _response(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
