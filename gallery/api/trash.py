"""`/api/v1/me/trash` and `images/{id}/restore`: what you threw away, and getting it back."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.etags import ETAG
from gallery.api.paging import PageQuerySerializer
from gallery.api.revisions import etag_of
from gallery.api.viewer import viewer_of
from gallery.serializers.images import ImageSerializer
from gallery.serializers.trash import TrashPageSerializer, trash_json
from gallery.services.cards import card_with_details
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.trash import image_restore, trash_delete, trash_empty, trash_list


class TrashView(APIView):
    @documented(
        operation_id="trash_list", parameters=[PageQuerySerializer], responses=TrashPageSerializer, tags=["trash"]
    )
    def get(self, request: Request) -> Response:
        """The pictures that you threw away, the last first. They count against your quota until they are deleted."""
        query = PageQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id = viewer_of(request)
        listing = f"trash:{viewer_id}"
        after = cursor_decode(query.validated_data.get("cursor"), listing=listing)
        page = trash_list(viewer_id=viewer_id, limit=query.validated_data["limit"], after=after)
        return Response(trash_json(page, viewer_id=viewer_id, next_cursor=cursor_encode(page.after, listing=listing)))

    @documented(operation_id="trash_empty", responses={202: None}, tags=["trash"])
    def delete(self, request: Request) -> Response:
        """Have everything that is in your trash now deleted for good. It takes a while."""
        trash_empty(viewer_id=viewer_of(request))
        return Response(status=status.HTTP_202_ACCEPTED)


class TrashedImageView(APIView):
    @documented(operation_id="trash_delete", responses={204: None}, tags=["trash"])
    def delete(self, request: Request, image_id: str) -> Response:
        """Delete one picture of your trash for good, bytes included."""
        trash_delete(viewer_id=viewer_of(request), image_id=image_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class RestoreView(APIView):
    @documented(
        operation_id="images_restore", parameters=[ETAG], request=None, responses=ImageSerializer, tags=["trash"]
    )
    def post(self, request: Request, image_id: str) -> Response:
        """Bring a picture of yours back from the trash: to its old place, with its visibility, likes and albums."""
        viewer_id = viewer_of(request)
        image = image_restore(viewer_id=viewer_id, image_id=image_id)
        card = card_with_details(image, viewer_id=viewer_id)
        return Response(ImageSerializer(card).data, headers={"ETag": etag_of(image.revision)})


urlpatterns = [
    path("me/trash", TrashView.as_view(), name="trash"),
    path("me/trash/<str:image_id>", TrashedImageView.as_view(), name="trashed_image"),
    path("images/<str:image_id>/restore", RestoreView.as_view(), name="image_restore"),
]
