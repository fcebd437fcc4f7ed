"""`/api/v1/uploads`: asking to send a file, sending it in parts, following it, calling it off."""

from typing import Any

from django.urls import path
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.viewer import viewer_of
from gallery.serializers.uploads import (
    PartsRequestSerializer,
    PartsSerializer,
    SignedPartsSerializer,
    UploadPageSerializer,
    UploadRequestSerializer,
    UploadSerializer,
    upload_json,
)
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.transfers import parts_arrived, parts_sign, transfer_renew, upload_complete
from gallery.services.uploads import LISTED, upload_cancel, upload_get, upload_start, uploads_list
from gallery.tables.listings import Position


class OpenUploadsQuerySerializer(serializers.Serializer[Any]):
    limit = serializers.IntegerField(min_value=1, max_value=LISTED, default=LISTED)
    cursor = serializers.CharField(required=False, max_length=1000)


class UploadsView(APIView):
    @documented(
        operation_id="uploads_list",
        parameters=[OpenUploadsQuerySerializer],
        responses=UploadPageSerializer,
        tags=["uploads"],
    )
    def get(self, request: Request) -> Response:
        """What you have on its way, oldest first: to go on after a reload, or on another device."""
        query = OpenUploadsQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id = viewer_of(request)
        listing = f"uploads:{viewer_id}"
        after = cursor_decode(query.validated_data.get("cursor"), listing=listing)
        found, last = uploads_list(
            owner_id=viewer_id, after=after.image_id if after else None, limit=query.validated_data["limit"]
        )
        next_cursor = cursor_encode(Position(last, last) if last else None, listing=listing)
        return Response({"results": [upload_json(upload) for upload in found], "next_cursor": next_cursor})

    @documented(
        operation_id="uploads_create",
        request=UploadRequestSerializer,
        responses={201: UploadSerializer},
        tags=["uploads"],
    )
    def post(self, request: Request) -> Response:
        """Ask to send one file. The answer holds a form that S3 accepts for exactly that file, or a plan of parts."""
        asked = UploadRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        started = upload_start(owner_id=viewer_of(request), **asked.validated_data)
        return Response(upload_json(started.upload, transfer=started.transfer), status=status.HTTP_201_CREATED)


class UploadView(APIView):
    @documented(operation_id="uploads_get", responses=UploadSerializer, tags=["uploads"])
    def get(self, request: Request, upload_id: str) -> Response:
        """What became of an upload of yours."""
        return Response(upload_json(upload_get(owner_id=viewer_of(request), upload_id=upload_id)))

    @documented(operation_id="uploads_cancel", responses={204: None}, tags=["uploads"])
    def delete(self, request: Request, upload_id: str) -> Response:
        """Call an upload of yours off; what was sent is removed."""
        upload_cancel(owner_id=viewer_of(request), upload_id=upload_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class TransferView(APIView):
    @documented(operation_id="uploads_transfer", request=None, responses=UploadSerializer, tags=["uploads"])
    def post(self, request: Request, upload_id: str) -> Response:
        """Send the file of an upload of yours after all, when the first grant is over."""
        upload, transfer = transfer_renew(owner_id=viewer_of(request), upload_id=upload_id)
        return Response(upload_json(upload, transfer=transfer))


class PartsView(APIView):
    @documented(operation_id="uploads_parts_list", responses=PartsSerializer, tags=["uploads"])
    def get(self, request: Request, upload_id: str) -> Response:
        """Which parts of a large file have arrived."""
        plan, parts = parts_arrived(owner_id=viewer_of(request), upload_id=upload_id)
        return Response(PartsSerializer({**vars(plan), "parts": parts}).data)

    @documented(
        operation_id="uploads_parts_sign",
        request=PartsRequestSerializer,
        responses=SignedPartsSerializer,
        tags=["uploads"],
    )
    def post(self, request: Request, upload_id: str) -> Response:
        """Where to send some parts of a large file."""
        wanted = PartsRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        parts, expires_at = parts_sign(owner_id=viewer_of(request), upload_id=upload_id, **wanted.validated_data)
        return Response(SignedPartsSerializer({"parts": parts, "expires_at": expires_at}).data)


class CompleteView(APIView):
    @documented(operation_id="uploads_complete", request=None, responses=UploadSerializer, tags=["uploads"])
    def post(self, request: Request, upload_id: str) -> Response:
        """Put the parts of a large file together; asked again, it changes nothing."""
        return Response(upload_json(upload_complete(owner_id=viewer_of(request), upload_id=upload_id)))


urlpatterns = [
    path("uploads", UploadsView.as_view(), name="uploads"),
    path("uploads/<str:upload_id>", UploadView.as_view(), name="upload"),
    path("uploads/<str:upload_id>/transfer", TransferView.as_view(), name="upload_transfer"),
    path("uploads/<str:upload_id>/parts", PartsView.as_view(), name="upload_parts"),
    path("uploads/<str:upload_id>/complete", CompleteView.as_view(), name="upload_complete"),
]
