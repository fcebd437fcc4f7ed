"""`/api/v1/links/uploads` and `albums/{id}/held`: pictures that visitors of a share link send for its album.

Whoever has opened the link may call the first, signed in or not. A request has to carry the visit's pass in its JSON,
which no other site can know or send; who is signed in by a cookie shows a CSRF token besides, as everywhere.
"""

from django.urls import path
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.views import visitor_ip
from gallery.api.links import OPEN_REFUSALS, visitor_id
from gallery.api.paging import PageQuerySerializer
from gallery.api.viewer import viewer_of
from gallery.serializers.additions import (
    AdditionRequestSerializer,
    AdditionSerializer,
    AdditionsLookRequestSerializer,
    AdditionStatesSerializer,
    HeldPicturePageSerializer,
    addition_json,
    states_json,
)
from gallery.services.additions import addition_start, additions_look
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.held import held_list


class AdditionsView(APIView):
    permission_classes = (AllowAny,)

    @documented(
        operation_id="links_uploads_create",
        request=AdditionRequestSerializer,
        responses={201: AdditionSerializer, **OPEN_REFUSALS},
        tags=["links"],
    )
    def post(self, request: Request) -> Response:
        """Send a picture for the album that somebody's link leads to, if the link lets its visitors.

        The answer holds a form that S3 accepts for exactly that file. The picture belongs to the album's owner, who
        decides whether it goes in. `link_takes_none` and `link_full` (403) say why a link takes no pictures.
        """
        asked = AdditionRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        started = addition_start(viewer_id=visitor_id(request), ip=visitor_ip(request), **asked.validated_data)
        return Response(addition_json(started.upload, started.transfer), status=status.HTTP_201_CREATED)


class AdditionStatesView(APIView):
    permission_classes = (AllowAny,)

    @documented(
        operation_id="links_uploads_look",
        request=AdditionsLookRequestSerializer,
        responses={200: AdditionStatesSerializer, **OPEN_REFUSALS},
        tags=["links"],
    )
    def post(self, request: Request) -> Response:
        """What became of pictures that were sent through a link."""
        asked = AdditionsLookRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        found = additions_look(
            token=given["token"],
            viewer_id=visitor_id(request),
            visit_pass=given["visit_pass"],
            upload_ids=given["ids"],
        )
        return Response(states_json(found))


class HeldView(APIView):
    @documented(
        operation_id="albums_held_list",
        parameters=[PageQuerySerializer],
        responses=HeldPicturePageSerializer,
        tags=["albums"],
    )
    def get(self, request: Request, album_id: str) -> Response:
        """What visitors of your links sent for an album of yours, newest first, while it waits for you.

        They are private pictures of yours. Add one to the album to let it in; delete it to decline it. A page may be
        short before the end.
        """
        query = PageQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id = viewer_of(request)
        listing = f"held:{album_id}:{viewer_id}"
        after = cursor_decode(query.validated_data.get("cursor"), listing=listing)
        page = held_list(viewer_id=viewer_id, album_id=album_id, limit=query.validated_data["limit"], after=after)
        found = {"results": page.pictures, "next_cursor": cursor_encode(page.after, listing=listing)}
        return Response(HeldPicturePageSerializer(found).data)


urlpatterns = [
    path("links/uploads", AdditionsView.as_view(), name="links_uploads"),
    path("links/uploads/look", AdditionStatesView.as_view(), name="links_uploads_look"),
    path("albums/<str:album_id>/held", HeldView.as_view(), name="album_held"),
]
