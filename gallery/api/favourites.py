"""`/api/v1/images/{id}/favourite` and `/api/v1/me/favourites`: bookmarks that only you see."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.images import ImagePageSerializer, page_json
from gallery.services.favourites import favourite_add, favourite_remove, favourites_list
from gallery.tables.listings import Page


class FavouriteView(APIView):
    @documented(operation_id="favourites_add", request=None, responses={204: None}, tags=["favourites"])
    def put(self, request: Request, image_id: str) -> Response:
        """Keep a picture among your favourites; again, it changes nothing. Nobody else learns of it."""
        favourite_add(viewer_id=viewer_of(request), image_id=image_id)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @documented(operation_id="favourites_remove", responses={204: None}, tags=["favourites"])
    def delete(self, request: Request, image_id: str) -> Response:
        """Take a picture from your favourites; if it is none, nothing changes."""
        favourite_remove(viewer_id=viewer_of(request), image_id=image_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class FavouritesView(APIView):
    @documented(
        operation_id="favourites_list",
        parameters=[PageQuerySerializer],
        responses=ImagePageSerializer,
        tags=["favourites"],
    )
    def get(self, request: Request) -> Response:
        """Your favourites that you may still see, the newest first; a page may be short before the end."""
        viewer_id = viewer_of(request)
        page = page_asked(request, listing=f"favourites:{viewer_id}")
        images, last = favourites_list(viewer_id=viewer_id, limit=page.limit, after=page.after)
        return Response(page_json(Page(images, None), viewer_id=viewer_id, next_cursor=page.next_cursor(last)))


urlpatterns = [
    path("images/<str:image_id>/favourite", FavouriteView.as_view(), name="favourite"),
    path("me/favourites", FavouritesView.as_view(), name="favourites"),
]
