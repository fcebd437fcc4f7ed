"""`/api/v1/me/tokens`: the programs that may act for the signed-in person."""

from datetime import UTC, datetime
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.services.api_tokens import (
    MAX_DAYS,
    MAX_NAME_LENGTH,
    MAX_TOKENS,
    api_token_create,
    api_token_revoke,
    api_tokens_list,
)
from accounts.services.scopes import SCOPES


class ScopesField(serializers.ListField):
    """In the order of SCOPES; a table's set has none."""

    child = serializers.ChoiceField(choices=list(SCOPES.items()))

    def to_representation(self, data: Any) -> list[str]:
        return [scope for scope in SCOPES if scope in data]


@extend_schema_serializer(component_name="TokenRequest")
class TokenRequestSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=MAX_NAME_LENGTH, help_text="What you will know it by.")
    scopes = ScopesField(min_length=1, max_length=len(SCOPES), help_text="What it may do.")
    expires_in_days = serializers.IntegerField(min_value=1, max_value=MAX_DAYS, default=MAX_DAYS)


@extend_schema_serializer(component_name="Token")
class TokenSerializer(serializers.Serializer[Any]):
    """A token without what makes it work; from an ApiToken."""

    id = serializers.CharField(source="token_id")
    name = serializers.CharField()
    starts_with = serializers.CharField(help_text="The beginning of the token, to tell it from others.")
    scopes = ScopesField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.SerializerMethodField()
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="To the hour.")

    def get_expires_at(self, row: Any) -> datetime:
        return datetime.fromtimestamp(row.expires_at, tz=UTC)


@extend_schema_serializer(component_name="NewToken")
class NewTokenSerializer(TokenSerializer):
    token = serializers.CharField(help_text="Keep it: it is shown this once.")


class TokenListSerializer(serializers.Serializer[Any]):
    results = TokenSerializer(many=True)


class TokensView(APIView):
    @documented(operation_id="tokens_list", responses=TokenListSerializer, tags=["me"])
    def get(self, request: Request) -> Response:
        """Your tokens, oldest first, all of them. What has expired is not among them."""
        return Response(TokenListSerializer({"results": api_tokens_list(user_id=str(request.user.pk))}).data)

    @documented(
        operation_id="tokens_create",
        request=TokenRequestSerializer,
        responses={201: NewTokenSerializer},
        tags=["me"],
        description=f"A new token for a program of yours; {MAX_TOKENS} at most. The answer is the only one to show it.",
    )
    def post(self, request: Request) -> Response:
        asked = TokenRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        row, token = api_token_create(user_id=str(request.user.pk), **asked.validated_data)
        return Response({**TokenSerializer(row).data, "token": token}, status=status.HTTP_201_CREATED)


class TokenView(APIView):
    @documented(operation_id="tokens_revoke", responses={204: None}, tags=["me"])
    def delete(self, request: Request, token_id: str) -> Response:
        """Revoke a token of yours, at once."""
        api_token_revoke(user_id=str(request.user.pk), token_id=token_id)
        return Response(status=status.HTTP_204_NO_CONTENT)
