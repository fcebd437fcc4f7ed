"""`/api/v1/images`: listing, showing, changing and deleting pictures, and asking for downloads."""

from typing import Any

from django.urls import path
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.etags import ETAG, IF_MATCH
from gallery.api.album_items import album_page_answer
from gallery.api.revisions import accepted_revisions, etag_of
from gallery.api.viewer import viewer_of
from gallery.serializers.images import (
    DownloadRequestSerializer,
    DownloadSerializer,
    ImageChangesSerializer,
    ImagePageSerializer,
    ImageSerializer,
    page_json,
)
from gallery.serializers.searches import ListingQuerySerializer
from gallery.services.cards import card_with_details
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.downloads import download_start
from gallery.services.images import image_delete, image_get, image_update
from gallery.services.search.lists import asked_name, images_asked
from gallery.services.trash import image_trash
from gallery.tables.images import Image


class DeletionQuerySerializer(serializers.Serializer[Any]):
    permanently = serializers.BooleanField(default=False)


class ImagesView(APIView):
    @documented(
        operation_id="images_list", parameters=[ListingQuerySerializer], responses=ImagePageSerializer, tags=["images"]
    )
    def get(self, request: Request) -> Response:
        """Pictures: everybody's public ones, or those of `owner` that you may see; all, or those that are asked for.

        Those of an `album` come in its order, and whatever else is asked for does not matter then.

        A page may be short before the end: go on until `next_cursor` is null.
        """
        query = ListingQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        if album_id := query.validated_data.get("album"):
            return album_page_answer(
                request, album_id, query.validated_data["limit"], query.validated_data.get("cursor")
            )
        viewer_id, asked = viewer_of(request), dict(query.validated_data)
        limit, cursor = asked.pop("limit"), asked.pop("cursor", None)
        listing = asked_name(viewer_id=viewer_id, asked=asked)
        after = cursor_decode(cursor, listing=listing)
        page = images_asked(viewer_id=viewer_id, asked=asked, limit=limit, after=after)
        return Response(page_json(page, viewer_id=viewer_id, next_cursor=cursor_encode(page.after, listing=listing)))


class ImageView(APIView):
    @documented(operation_id="images_get", parameters=[ETAG], responses=ImageSerializer, tags=["images"])
    def get(self, request: Request, image_id: str) -> Response:
        """One picture: yours, or anybody's that is public or unlisted."""
        return _answer(request, image_get(viewer_id=viewer_of(request), image_id=image_id))

    @documented(
        operation_id="images_update",
        parameters=[ETAG, IF_MATCH],
        request=ImageChangesSerializer,
        responses=ImageSerializer,
        tags=["images"],
    )
    def patch(self, request: Request, image_id: str) -> Response:
        """Change texts, tags or visibility of a picture of yours."""
        changes = ImageChangesSerializer(data=request.data)
        changes.is_valid(raise_exception=True)
        image = image_update(
            viewer_id=viewer_of(request),
            image_id=image_id,
            changes=changes.validated_data,
            accepted=accepted_revisions(request),
        )
        return _answer(request, image)

    @documented(
        operation_id="images_delete",
        parameters=[DeletionQuerySerializer, IF_MATCH],
        responses={204: None},
        tags=["images"],
    )
    def delete(self, request: Request, image_id: str) -> Response:
        """Move a picture of yours to the trash, from which you can restore it for thirty days.

        It is gone for everybody at once. With `permanently` it is deleted for good, bytes included.
        """
        query = DeletionQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        remove = image_delete if query.validated_data["permanently"] else image_trash
        remove(viewer_id=viewer_of(request), image_id=image_id, accepted=accepted_revisions(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class DownloadsView(APIView):
    @documented(
        operation_id="images_download",
        request=DownloadRequestSerializer,
        responses={201: DownloadSerializer},
        tags=["images"],
    )
    def post(self, request: Request, image_id: str) -> Response:
        """A short-lived URL that saves the picture.

        `original` is the untouched file for its owner; for others it is full size without private metadata.
        """
        wanted = DownloadRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        download = download_start(viewer_id=viewer_of(request), image_id=image_id, **wanted.validated_data)
        return Response(DownloadSerializer(download).data, status=status.HTTP_201_CREATED)


def _answer(request: Request, image: Image) -> Response:
    card = card_with_details(image, viewer_id=viewer_of(request))
    return Response(ImageSerializer(card).data, headers={"ETag": etag_of(image.revision)})


urlpatterns = [
    path("images", ImagesView.as_view(), name="images"),
    path("images/<str:image_id>", ImageView.as_view(), name="image"),
    path("images/<str:image_id>/downloads", DownloadsView.as_view(), name="image_downloads"),
]
