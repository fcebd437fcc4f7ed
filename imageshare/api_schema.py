"""How the OpenAPI schema is made from the views, and what it says beyond them: the one shape that every error has."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from drf_spectacular.generators import SchemaGenerator

from accounts.documented import tell
from accounts.services.idempotency import MAX_KEY_LENGTH

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
    "403": "Signed in, but this is not yours to do, or the token has not got the scope for it.",
    "404": "There is no such thing, or it is not for you to know of.",
    "409": "Not possible in the state that it is in, or it was changed meanwhile.",
    "412": "It was changed since you saw it: `If-Match` names another version.",
    "415": "The body is not JSON.",
    "422": "The Idempotency-Key was sent with another request.",
    "429": "Too often; `Retry-After` says in how many seconds to come back.",
    "503": "Something we stand on did not answer; the same request may work in a moment.",
}


class Generator(SchemaGenerator):
    def get_schema(self, *arguments: Any, **more: Any) -> Any:
        self._initialise_endpoints()  # type: ignore[no-untyped-call]  # the library's own gap
        tell()
        return super().get_schema(*arguments, **more)  # type: ignore[no-untyped-call]


_IDEMPOTENCY_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "New for each request, such as a UUID. For a day, the same request with the same key is not carried"
    " out again but answered as it was, with `Idempotent-Replayed: true`. Signed URLs in it may be over by then.",
    "schema": {"type": "string", "minLength": 1, "maxLength": MAX_KEY_LENGTH, "pattern": "^[!#-[\\]-~]+$"},
}
_HEADERS: dict[str, Any] = {
    "Retry-After": {"description": "In seconds.", "schema": {"type": "integer"}},
    "RateLimit-Policy": {
        "description": 'How many requests of this kind you may make in how many seconds: `"read";q=600;w=60`.',
        "schema": {"type": "string"},
    },
    "RateLimit": {
        "description": 'How many of them are left, for how many seconds more: `"read";r=599;t=42`.',
        "schema": {"type": "string"},
    },
}


def add_repeatable_posts(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's postprocessing hook: every POST takes an Idempotency-Key. See accounts.services.idempotency."""
    result["components"]["parameters"] = {"IdempotencyKey": _IDEMPOTENCY_KEY}
    for operations in result["paths"].values():
        if "post" in operations:
            parameter = {"$ref": "#/components/parameters/IdempotencyKey"}
            operations["post"].setdefault("parameters", []).append(parameter)
    return result


def add_errors(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's postprocessing hook: every operation says in which ways it may be refused."""
    result["components"]["schemas"]["Error"] = _ERROR
    result["components"]["headers"] = _HEADERS
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            for status in _refusals(path, method, operation):
                operation["responses"].setdefault(status, _response(_REFUSALS[status]))
            _add_rate(operation)
    return result


def _add_rate(operation: dict[str, Any]) -> None:
    """Answers to people who are signed in say where they stand; a 401 and what is for everybody do not."""
    if {} in operation.get("security", []):
        return
    for status, response in operation["responses"].items():
        if status[0] == "2" or status == "429":
            named = [name for name in _HEADERS if name != "Retry-After" or status == "429"]
            headers = {name: {"$ref": f"#/components/headers/{name}"} for name in named}
            response.setdefault("headers", {}).update(headers)


def _refusals(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    changes = method != "get"
    # Also where everybody may ask: whoever shows a token has to show a good one, with the scope for it.
    yield from ("401", "403")
    if changes or operation.get("parameters"):
        yield "400"
    if changes:
        yield from ("409", "415")
    if any(parameter.get("name") == "If-Match" for parameter in operation.get("parameters", [])):
        yield "412"
    if method == "post":
        yield "422"
    # A body may name a thing that is not there, too.
    if "{" in path or operation.get("parameters") or "requestBody" in operation:
        yield "404"
    yield from ("429", "503")


def _response(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
