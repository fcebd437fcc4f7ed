"""How the OpenAPI schema describes a Cognito access token as a way to sign in."""

from typing import TYPE_CHECKING

from drf_spectacular.extensions import OpenApiAuthenticationExtension

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema


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
