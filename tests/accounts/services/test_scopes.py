"""Which scope and which rate each operation has."""

import pytest

from accounts.services.scopes import READ, SCOPES, UPLOAD, WRITE, rate_kind, scope_needed
from imageshare.api_schema import Generator


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "images", READ),
        ("HEAD", "images/x", READ),
        ("PATCH", "images/x", WRITE),
        ("DELETE", "images/x", WRITE),
        ("POST", "images/x/downloads", READ),
        ("POST", "images/x/comments", WRITE),
        ("POST", "uploads", UPLOAD),
        ("GET", "uploads/x", UPLOAD),
        ("DELETE", "uploads/x", UPLOAD),
        ("GET", "me", READ),
        ("PATCH", "me", WRITE),
        ("POST", "me/notifications/read", WRITE),
        ("DELETE", "me", None),
        ("GET", "me/tokens", None),
        ("DELETE", "me/tokens/x", None),
        ("GET", "me/sessions", None),
        ("POST", "me/sessions/revoke-all", None),
        ("POST", "me/what-nobody-thought-of", None),
        ("GET", "uploadsomething", READ),
    ],
)
def test_what_each_kind_of_operation_needs(method: str, path: str, scope: str | None) -> None:
    assert scope_needed(method, f"/api/v1/{path}") == scope


def test_the_schema_says_the_scope_of_every_operation() -> None:
    schema = Generator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    said = {
        (method, path): [entry["apiToken"] for entry in operation["security"] if "apiToken" in entry]
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    }
    assert said[("post", "/api/v1/uploads")] == [[UPLOAD]]
    assert said[("post", "/api/v1/me/tokens")] == []
    for (method, path), scopes in said.items():
        needed = scope_needed(method.upper(), path)
        assert scopes == ([] if needed is None else [[needed]])
    described = schema["components"]["securitySchemes"]["apiToken"]["description"]
    assert all(f"`{scope}`" in described for scope in SCOPES)


def test_looking_counts_as_reading_and_the_rest_by_its_scope() -> None:
    assert rate_kind("GET", "/api/v1/uploads/x") == READ
    assert rate_kind("POST", "/api/v1/uploads") == UPLOAD
    assert rate_kind("POST", "/api/v1/images/x/downloads") == READ
    assert rate_kind("POST", "/api/v1/me/tokens") == WRITE
