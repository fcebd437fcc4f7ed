"""`/api/v1/erasures`: what was erased of somebody, told to whoever has the report's address."""

from django.urls import path
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.serializers.erasures import ErasureReportSerializer
from gallery.services.leaving import erasure_report


class ErasureView(APIView):
    permission_classes = (AllowAny,)

    @documented(operation_id="erasures_get", responses=ErasureReportSerializer, tags=["me"])
    def get(self, _request: Request, erasure_id: str) -> Response:
        """What became of somebody's wish to leave. It names nobody, and nobody has to sign in: the account is gone."""
        return Response(ErasureReportSerializer(erasure_report(erasure_id=erasure_id)).data)


urlpatterns = [path("erasures/<str:erasure_id>", ErasureView.as_view(), name="erasure")]
