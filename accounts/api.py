"""`/api/v1/me`: the signed-in person."""

from typing import cast

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.bearer import email_of
from accounts.models import User
from accounts.serializers import MeChangeSerializer, MeSerializer
from accounts.services.profiles import profile_update


class MeView(APIView):
    @extend_schema(operation_id="me_retrieve", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who you are, as the application knows you."""
        return Response(MeSerializer(_user_of(request)).data)

    @extend_schema(operation_id="me_update", request=MeChangeSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        """Change your name, handle or bio. The old handle is free for others at once."""
        change = MeChangeSerializer(data=request.data)
        change.is_valid(raise_exception=True)
        user = _user_of(request)
        user.profile = profile_update(user_id=user.sub, **change.validated_data)
        return Response(MeSerializer(user).data)


def _user_of(request: Request) -> User:
    """The permission class has made sure that there is one. With an access token the address has to be asked for;
    a personal token does not tell it."""
    user = cast("User", request.user)
    if user.email is None and isinstance(request.auth, str):
        user.email = email_of(request.auth)
    return user
