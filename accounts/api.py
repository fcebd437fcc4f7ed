"""`/api/v1/me`: the signed-in person."""

from typing import cast

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.bearer import email_of
from accounts.documented import documented
from accounts.models import User
from accounts.serializers import MeChangeSerializer, MeSerializer
from accounts.services.avatars import avatar_choose
from accounts.services.profiles import profile_update


class MeView(APIView):
    @documented(operation_id="me_retrieve", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who you are, as the application knows you."""
        return Response(MeSerializer(_user_of(request)).data)

    @documented(operation_id="me_update", request=MeChangeSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        """Change your name, handle, bio or avatar. The old handle is free for others at once."""
        change = MeChangeSerializer(data=request.data)
        change.is_valid(raise_exception=True)
        user = _user_of(request)
        values = dict(change.validated_data)
        if "avatar_image_id" in values:
            avatar_choose(user_id=user.sub, image_id=values.pop("avatar_image_id"))
        user.profile = profile_update(user_id=user.sub, **values)
        return Response(MeSerializer(user).data)


def _user_of(request: Request) -> User:
    """The permission class has made sure that there is one. With an access token the address has to be asked for."""
    user = cast("User", request.user)
    if user.email is None:
        user.email = email_of(str(request.auth))
    return user
