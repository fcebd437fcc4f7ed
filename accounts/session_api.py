"""`/api/v1/me/sessions`: where the signed-in person is signed in."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.services.sessions import LISTED, session_revoke, sessions_list, sessions_revoke_all


@extend_schema_serializer(component_name="Session")
class SessionSerializer(serializers.Serializer[Any]):
    """From a LiveSession."""

    id = serializers.CharField()
    device = serializers.CharField(help_text="Browser and system, such as `Firefox on Windows`.")
    created_at = serializers.DateTimeField(help_text="When it was signed in.")
    last_seen_at = serializers.DateTimeField(help_text="To the hour.")
    expires_at = serializers.DateTimeField(help_text="When it ends unless it is used before.")
    is_current = serializers.BooleanField(help_text="Whether this request belongs to it.")


class SessionListSerializer(serializers.Serializer[Any]):
    results = SessionSerializer(many=True)


@extend_schema_serializer(component_name="SignedOut")
class SignedOutSerializer(serializers.Serializer[Any]):
    sessions_ended = serializers.IntegerField(help_text="This one included.")


class SessionsView(APIView):
    @documented(
        operation_id="sessions_list",
        responses=SessionListSerializer,
        tags=["me"],
        description=f"The browsers in which you are signed in, the newest first, at most {LISTED}.",
    )
    def get(self, request: Request) -> Response:
        found = sessions_list(user_id=str(request.user.pk), current_key=_key(request))
        return Response(SessionListSerializer({"results": found}).data)


class SessionView(APIView):
    @documented(operation_id="sessions_revoke", responses={204: None}, tags=["me"])
    def delete(self, request: Request, session_id: str) -> Response:
        """Sign one browser out, at once; it may be this one."""
        ended = session_revoke(user_id=str(request.user.pk), session_id=session_id, current_key=_key(request))
        if ended.is_current:
            request.session.flush()  # takes the cookie back
        return Response(status=status.HTTP_204_NO_CONTENT)


class RevokeAllView(APIView):
    @documented(operation_id="sessions_revoke_all", request=None, responses=SignedOutSerializer, tags=["me"])
    def post(self, request: Request) -> Response:
        """Sign out everywhere: every browser, this one included, and every program that signed in through Cognito.

        Personal tokens stay; revoke those one by one.
        """
        ended = sessions_revoke_all(user_id=str(request.user.pk))
        if _key(request):
            request.session.flush()  # takes the cookie back
        return Response(SignedOutSerializer({"sessions_ended": ended}).data)


def _key(request: Request) -> str | None:
    """Of the session that authenticated the request; with a bearer token a cookie beside it means nothing."""
    return request.session.session_key if request.auth is None else None
