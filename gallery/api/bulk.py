"""`/api/v1/images/bulk`: one action on many pictures."""

from typing import Any

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.api.viewer import viewer_of
from gallery.serializers.albums import ItemResultsSerializer, results_json
from gallery.serializers.bulk import RESTORE, TRASH, UPDATE, BulkSerializer
from gallery.services.album_items import ItemResult
from gallery.services.bulk import Edit, images_add_to_album, images_edit, images_restore, images_trash


class BulkView(APIView):
    @documented(operation_id="images_bulk", request=BulkSerializer, responses=ItemResultsSerializer, tags=["images"])
    def post(self, request: Request) -> Response:
        """Change, throw away, restore or collect up to a hundred pictures of yours.

        Each is done on its own: some may fail while others go well, and the answer says so of each.
        """
        asked = BulkSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return Response(results_json(_act(viewer_of(request), dict(asked.validated_data))))


def _act(viewer_id: str, asked: dict[str, Any]) -> list[ItemResult]:
    image_ids = asked["ids"]
    match asked["action"]:
        case action if action == UPDATE:
            changes = dict(asked["changes"])
            added, removed = changes.pop("add_tags", frozenset()), changes.pop("remove_tags", frozenset())
            return images_edit(viewer_id=viewer_id, image_ids=image_ids, edit=Edit(changes, added, removed))
        case action if action == TRASH:
            return images_trash(viewer_id=viewer_id, image_ids=image_ids)
        case action if action == RESTORE:
            return images_restore(viewer_id=viewer_id, image_ids=image_ids)
        case _:
            return images_add_to_album(viewer_id=viewer_id, image_ids=image_ids, album_id=asked["album_id"])


urlpatterns = [path("images/bulk", BulkView.as_view(), name="images_bulk")]
