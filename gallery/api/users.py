"""`/api/v1/users` and `/api/v1/me/blocks`: people as others see them, following and blocking."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.people import PersonPageSerializer, UserSerializer, people_json
from gallery.serializers.searches import PeopleQuerySerializer
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.following import block, follow, unblock, unfollow
from gallery.services.people import blocks_list, followers_list, following_list, person_get
from gallery.services.search.suggesting import people_search
from gallery.tables.listings import Position


class UsersView(APIView):
    @documented(
        operation_id="users_list", parameters=[PeopleQuerySerializer], responses=PersonPageSerializer, tags=["users"]
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
        return Response(people_json(found.people, next_cursor=next_cursor))


class UserView(APIView):
    @documented(operation_id="users_get", responses=UserSerializer, tags=["users"])
    def get(self, request: Request, handle: str) -> Response:
        """The person who has this handle; not found by those whom they block."""
        return Response(UserSerializer(person_get(viewer_id=viewer_of(request), handle=handle)).data)


class FollowView(APIView):
    @documented(operation_id="users_follow", request=None, responses=UserSerializer, tags=["users"])
    def put(self, request: Request, handle: str) -> Response:
        """Follow somebody; again, it changes nothing. They are told."""
        return Response(UserSerializer(follow(viewer_id=viewer_of(request), handle=handle)).data)

    @documented(operation_id="users_unfollow", responses=UserSerializer, tags=["users"])
    def delete(self, request: Request, handle: str) -> Response:
        """Cease to follow somebody."""
        return Response(UserSerializer(unfollow(viewer_id=viewer_of(request), handle=handle)).data)


class BlockView(APIView):
    @documented(operation_id="users_block", request=None, responses={204: None}, tags=["users"])
    def put(self, request: Request, handle: str) -> Response:
        """Block somebody: neither sees the other's pictures and comments, and neither follows the other any more."""
        block(viewer_id=viewer_of(request), handle=handle)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @documented(operation_id="users_unblock", responses={204: None}, tags=["users"])
    def delete(self, request: Request, handle: str) -> Response:
        """Cease to block somebody. Who followed whom does not come back."""
        unblock(viewer_id=viewer_of(request), handle=handle)
        return Response(status=status.HTTP_204_NO_CONTENT)


class FollowersView(APIView):
    @documented(
        operation_id="users_followers", parameters=[PageQuerySerializer], responses=PersonPageSerializer, tags=["users"]
    )
    def get(self, request: Request, handle: str) -> Response:
        """Who follows somebody, in no particular order."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"followers:{handle}")
        people, last = followers_list(viewer_id=viewer_id, handle=handle, limit=asked.limit, after=asked.after)
        return Response(people_json(people, next_cursor=asked.next_cursor(last)))


class FollowingView(APIView):
    @documented(
        operation_id="users_following", parameters=[PageQuerySerializer], responses=PersonPageSerializer, tags=["users"]
    )
    def get(self, request: Request, handle: str) -> Response:
        """Whom somebody follows, in no particular order."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"following:{handle}")
        people, last = following_list(viewer_id=viewer_id, handle=handle, limit=asked.limit, after=asked.after)
        return Response(people_json(people, next_cursor=asked.next_cursor(last)))


class BlocksView(APIView):
    @documented(
        operation_id="me_blocks", parameters=[PageQuerySerializer], responses=PersonPageSerializer, tags=["users"]
    )
    def get(self, request: Request) -> Response:
        """Whom you block, in no particular order."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"blocks:{viewer_id}")
        people, last = blocks_list(viewer_id=viewer_id, limit=asked.limit, after=asked.after)
        return Response(people_json(people, next_cursor=asked.next_cursor(last)))


urlpatterns = [
    path("users", UsersView.as_view(), name="users"),
    path("users/<str:handle>", UserView.as_view(), name="user"),
    path("users/<str:handle>/follow", FollowView.as_view(), name="user_follow"),
    path("users/<str:handle>/block", BlockView.as_view(), name="user_block"),
    path("users/<str:handle>/followers", FollowersView.as_view(), name="user_followers"),
    path("users/<str:handle>/following", FollowingView.as_view(), name="user_following"),
    path("me/blocks", BlocksView.as_view(), name="me_blocks"),
]
