"""`/api/v1/users`: people as others see them."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.serializers import UserSerializer
from accounts.services.profiles import profile_by_handle


class UserView(APIView):
    @extend_schema(operation_id="users_get", responses=UserSerializer, tags=["users"])
    def get(self, request: Request, handle: str) -> Response:
        """The person who has this handle."""
        return Response(UserSerializer(profile_by_handle(handle=handle)).data)


urlpatterns = [path("users/<str:handle>", UserView.as_view(), name="user")]
