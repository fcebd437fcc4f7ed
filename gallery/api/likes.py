"""`/api/v1/images/{id}/like` and `likes`, and `/api/v1/me/likes`: liking pictures, and who likes what."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.images import ImagePageSerializer, ImageSerializer, page_json
from gallery.serializers.people import PersonPageSerializer, people_json
from gallery.services.cards import card_with_details
from gallery.services.likes import like, liked_list, likes_list, unlike
from gallery.tables.images import Image
from gallery.tables.listings import Page


class LikeView(APIView):
    @documented(operation_id="images_like", request=None, responses=ImageSerializer, tags=["likes"])
    def put(self, request: Request, image_id: str) -> Response:
        """Like a picture; again, it changes nothing. Its owner is told."""
        return _answer(request, like(viewer_id=viewer_of(request), image_id=image_id))

    @documented(operation_id="images_unlike", responses=ImageSerializer, tags=["likes"])
    def delete(self, request: Request, image_id: str) -> Response:
        """Take your like back; where there is none, it changes nothing."""
        return _answer(request, unlike(viewer_id=viewer_of(request), image_id=image_id))


class LikesView(APIView):
    @documented(
        operation_id="images_likes", parameters=[PageQuerySerializer], responses=PersonPageSerializer, tags=["likes"]
    )
    def get(self, request: Request, image_id: str) -> Response:
        """Who likes a picture, newest first."""
        asked = page_asked(request, listing=f"likes:{image_id}")
        people, last = likes_list(viewer_id=viewer_of(request), image_id=image_id, limit=asked.limit, after=asked.after)
        return Response(people_json(people, next_cursor=asked.next_cursor(last)))


class LikedView(APIView):
    @documented(
        operation_id="me_likes", parameters=[PageQuerySerializer], responses=ImagePageSerializer, tags=["likes"]
    )
    def get(self, request: Request) -> Response:
        """The pictures that you like, the newest like first."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"liked:{viewer_id}")
        images, last = liked_list(viewer_id=viewer_id, limit=asked.limit, after=asked.after)
        return Response(page_json(Page(images, None), viewer_id=viewer_id, next_cursor=asked.next_cursor(last)))


def _answer(request: Request, image: Image) -> Response:
    return Response(ImageSerializer(card_with_details(image, viewer_id=viewer_of(request))).data)


urlpatterns = [
    path("images/<str:image_id>/like", LikeView.as_view(), name="image_like"),
    path("images/<str:image_id>/likes", LikesView.as_view(), name="image_likes"),
    path("me/likes", LikedView.as_view(), name="me_likes"),
]
