"""`/api/v1/users`: people as others see them."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.serializers import UserSerializer
from accounts.services.profiles import profile_by_handle
from gallery.api.viewer import viewer_of
from gallery.serializers.searches import PeopleQuerySerializer, UserPageSerializer
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.search.suggesting import people_search
from gallery.tables.listings import Position


class UsersView(APIView):
    @extend_schema(
        operation_id="users_list", parameters=[PeopleQuerySerializer], responses=UserPageSerializer, tags=["users"]
    )
    def get(self, request: Request) -> Response:
        """People of whose handle or name each word of `q` begins a word."""
        query = PeopleQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id, q = viewer_of(request), query.validated_data["q"]
        listing = f"users:{viewer_id}:{q}"
        after = cursor_decode(query.validated_data.get("cursor"), listing=listing)
        found = people_search(
            viewer_id=viewer_id, q=q, limit=query.validated_data["limit"], after=after.key if after else None
        )
        next_cursor = cursor_encode(Position(found.after, "") if found.after else None, listing=listing)
        return Response(UserPageSerializer({"results": found.people, "next_cursor": next_cursor}).data)


class UserView(APIView):
    @extend_schema(operation_id="users_get", responses=UserSerializer, tags=["users"])
    def get(self, request: Request, handle: str) -> Response:
        """The person who has this handle."""
        return Response(UserSerializer(profile_by_handle(handle=handle)).data)


urlpatterns = [
    path("users", UsersView.as_view(), name="users"),
    path("users/<str:handle>", UserView.as_view(), name="user"),
]
