"""`/api/v1/uploads`: asking to send a file, following it, calling it off."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from gallery.api.viewer import viewer_of
from gallery.serializers.uploads import UploadRequestSerializer, UploadSerializer, upload_json
from gallery.services.uploads import upload_cancel, upload_get, upload_start


class UploadsView(APIView):
    @extend_schema(
        operation_id="uploads_create",
        request=UploadRequestSerializer,
        responses={201: UploadSerializer},
        tags=["uploads"],
    )
    def post(self, request: Request) -> Response:
        """Ask to send one file. The answer holds a form that S3 accepts once, for exactly that file."""
        asked = UploadRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        started = upload_start(owner_id=viewer_of(request), **asked.validated_data)
        return Response(upload_json(started.upload, grant=started.grant), status=status.HTTP_201_CREATED)


class UploadView(APIView):
    @extend_schema(operation_id="uploads_get", responses=UploadSerializer, tags=["uploads"])
    def get(self, request: Request, upload_id: str) -> Response:
        """What became of an upload of yours."""
        return Response(upload_json(upload_get(owner_id=viewer_of(request), upload_id=upload_id)))

    @extend_schema(operation_id="uploads_cancel", responses={204: None}, tags=["uploads"])
    def delete(self, request: Request, upload_id: str) -> Response:
        """Call an upload of yours off; what was sent is removed."""
        upload_cancel(owner_id=viewer_of(request), upload_id=upload_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("uploads", UploadsView.as_view(), name="uploads"),
    path("uploads/<str:upload_id>", UploadView.as_view(), name="upload"),
]
