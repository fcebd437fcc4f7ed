"""`/api/v1/albums/{id}/items`: the pictures of an album, in its order."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer
from gallery.api.viewer import viewer_of
from gallery.serializers.albums import ImageIdsSerializer, ItemResultsSerializer, MoveSerializer, results_json
from gallery.serializers.images import ImagePageSerializer, page_json
from gallery.services.album_items import album_images, item_move, items_add, items_remove
from gallery.services.cursors import cursor_decode, cursor_encode


class AlbumItemsView(APIView):
    @documented(
        operation_id="albums_items_list",
        parameters=[PageQuerySerializer],
        responses=ImagePageSerializer,
        tags=["albums"],
    )
    def get(self, request: Request, album_id: str) -> Response:
        """The pictures of an album that you may see; a page may be short before the end.

        Unlisted pictures are among them, because their owners put them there; private ones only for their owners.
        """
        query = PageQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        return album_page_answer(request, album_id, query.validated_data["limit"], query.validated_data.get("cursor"))

    @documented(
        operation_id="albums_items_add", request=ImageIdsSerializer, responses=ItemResultsSerializer, tags=["albums"]
    )
    def post(self, request: Request, album_id: str) -> Response:
        """Put up to a hundred pictures of yours at the end of an album; one that is in it already stays where it is."""
        results = items_add(viewer_id=viewer_of(request), album_id=album_id, image_ids=_image_ids(request))
        return Response(results_json(results))


class AlbumItemsRemoveView(APIView):
    """A POST, because clients, caches and gateways drop what a DELETE carries."""

    @documented(
        operation_id="albums_items_remove", request=ImageIdsSerializer, responses=ItemResultsSerializer, tags=["albums"]
    )
    def post(self, request: Request, album_id: str) -> Response:
        """Take up to a hundred pictures out of an album: any of them if it is yours, else those that you added."""
        results = items_remove(viewer_id=viewer_of(request), album_id=album_id, image_ids=_image_ids(request))
        return Response(results_json(results))


class AlbumItemMoveView(APIView):
    @documented(operation_id="albums_items_move", request=MoveSerializer, responses={204: None}, tags=["albums"])
    def post(self, request: Request, album_id: str) -> Response:
        """Put a picture of an album of yours right before or right after another one of it."""
        move = MoveSerializer(data=request.data)
        move.is_valid(raise_exception=True)
        item_move(viewer_id=viewer_of(request), album_id=album_id, **move.validated_data)
        return Response(status=status.HTTP_204_NO_CONTENT)


def album_page_answer(request: Request, album_id: str, limit: int, cursor: str | None) -> Response:
    """One page of an album's pictures as its viewer gets it."""
    viewer_id = viewer_of(request)
    listing = f"album:{album_id}:{viewer_id}"
    after = cursor_decode(cursor, listing=listing)
    page = album_images(viewer_id=viewer_id, album_id=album_id, limit=limit, after=after)
    return Response(page_json(page, viewer_id=viewer_id, next_cursor=cursor_encode(page.after, listing=listing)))


def _image_ids(request: Request) -> list[str]:
    asked = ImageIdsSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    ids: list[str] = asked.validated_data["image_ids"]
    return ids


urlpatterns = [
    path("albums/<str:album_id>/items", AlbumItemsView.as_view(), name="album_items"),
    path("albums/<str:album_id>/items/remove", AlbumItemsRemoveView.as_view(), name="album_items_remove"),
    path("albums/<str:album_id>/items/move", AlbumItemMoveView.as_view(), name="album_item_move"),
]
