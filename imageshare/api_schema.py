"""How the OpenAPI schema is made from the views, and what it says beyond them: the one shape that every error has."""

from importlib import import_module
from typing import Any

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
_RESPONSE: dict[str, Any] = {
    "description": "Anything else: 400 bad input, 401 not signed in, 403 not yours, 404 not there (or not for you), "
    "409 changed meanwhile, 429 too often (see Retry-After), 503 try again.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
}


class Generator(SchemaGenerator):
    def get_schema(self, *arguments: Any, **more: Any) -> Any:
        self._initialise_endpoints()  # type: ignore[no-untyped-call]  # the library's own gap
        tell()
        return super().get_schema(*arguments, **more)  # type: ignore[no-untyped-call]


def add_errors(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's postprocessing hook: every operation may answer with an Error."""
    result["components"]["schemas"]["Error"] = _ERROR
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"].setdefault("default", _RESPONSE)
    return result
