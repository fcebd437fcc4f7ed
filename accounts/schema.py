"""How the OpenAPI schema describes the two kinds of bearer tokens, and which scope an operation needs."""

from typing import TYPE_CHECKING, Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from accounts.services.scopes import SCOPES, scope_needed
from accounts.services.token_secrets import PREFIX

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema


class ApiTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # the library's own gap
    target_class = "accounts.bearer.ApiTokenAuthentication"
    name = "apiToken"

    def get_security_definition(self, _auto_schema: "AutoSchema") -> dict[str, str]:
        scopes = "; ".join(f"`{scope}`: {words}" for scope, words in SCOPES.items())
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": f"{PREFIX}...",
            "description": f"A personal token, made by `POST /api/v1/me/tokens`. Its scopes are {scopes}. An operation"
            " names the scope that it needs; those that name none are not for tokens.",
        }

    def get_security_requirement(self, auto_schema: "AutoSchema") -> dict[str, list[Any]] | None:  # type: ignore[override]
        """OpenAPI 3.1 lets a scheme that is not OAuth 2 name what it has to be good for."""
        scope = scope_needed(auto_schema.method, auto_schema.path)
        return None if scope is None else {str(self.name): [scope]}


class CognitoBearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # the library's own gap
    target_class = "accounts.bearer.CognitoBearerAuthentication"
    name = "bearerAuth"

    def get_security_definition(self, _auto_schema: "AutoSchema") -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token of the Cognito user pool, issued to this application's own client.",
        }
