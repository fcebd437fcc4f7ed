"""`/api/v1/me`: the signed-in person."""

from typing import cast

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.bearer import email_of
from accounts.documented import documented
from accounts.etags import ETAG, IF_MATCH, accepted_tags
from accounts.models import User
from accounts.serializers import LeavingSerializer, MeChangeSerializer, MeSerializer
from accounts.services.avatars import avatar_choose
from accounts.services.leaving import account_leave, account_stay
from accounts.services.profiles import profile_get, profile_tag, profile_update


class MeView(APIView):
    @documented(operation_id="me_retrieve", parameters=[ETAG], responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who you are, as the application knows you."""
        return _answer(_user_of(request))

    @documented(
        operation_id="me_update", parameters=[ETAG, IF_MATCH], request=MeChangeSerializer, responses=MeSerializer
    )
    def patch(self, request: Request) -> Response:
        """Change your name, handle, bio or avatar. The old handle is free for others at once.

        The version is that of your name, handle and bio; an avatar is not edited, but chosen anew.
        """
        change = MeChangeSerializer(data=request.data)
        change.is_valid(raise_exception=True)
        user = _user_of(request)
        values = dict(change.validated_data)
        has_avatar, avatar = "avatar_image_id" in values, values.pop("avatar_image_id", None)
        user.profile = profile_update(user_id=user.sub, **values, accepted=accepted_tags(request))
        if has_avatar:
            avatar_choose(user_id=user.sub, image_id=avatar)
            user.profile = profile_get(user_id=user.sub)
        return _answer(user)

    @documented(operation_id="me_leave", responses={202: LeavingSerializer})
    def delete(self, request: Request) -> Response:
        """Leave. Others see nothing of you from now on, and you are signed out everywhere; tokens are revoked.

        Until `leaving_at` you can sign in, look, and stay. Then everything of yours is erased for good. It takes a
        session that was signed in within the last quarter of an hour, so no token can do this.
        """
        user = cast("User", request.user)
        leaving_at, url = account_leave(user_id=user.sub, authenticated_at=user.authenticated_at)
        request.session.flush()  # takes the cookie back
        answer = LeavingSerializer({"leaving_at": leaving_at, "erasure_report_url": url})
        return Response(answer.data, status=status.HTTP_202_ACCEPTED)


class RestorationView(APIView):
    @documented(operation_id="me_stay", request=None, responses=MeSerializer, tags=["me"])
    def post(self, request: Request) -> Response:
        """Stay after all: others see you and what is yours again. If you are not leaving, it changes nothing."""
        user = _user_of(request)
        account_stay(user_id=user.sub)
        user.profile = profile_get(user_id=user.sub)
        return Response(MeSerializer(user).data)


def _answer(user: User) -> Response:
    return Response(MeSerializer(user).data, headers={"ETag": f'"{profile_tag(user.profile)}"'})


def _user_of(request: Request) -> User:
    """The permission class has made sure that there is one. With an access token the address has to be asked for;
    a personal token does not tell it."""
    user = cast("User", request.user)
    if user.email is None and isinstance(request.auth, str):
        user.email = email_of(request.auth)
    return user
