"""`/api/v1/rules` and `/api/v1/reports`: by which rules people report something, and what became of it."""

from typing import Any

from django.urls import path
from rest_framework import status
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.views import visitor_ip
from gallery.api.links import visitor_id
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from moderation.rules import rules_in_force
from moderation.serializers import (
    ReportPageSerializer,
    ReportReceivedSerializer,
    ReportRequestSerializer,
    RulesSerializer,
)
from moderation.services.reports import comment_report, image_report, person_report, reports_list


class RulesView(APIView):
    permission_classes = (AllowAny,)

    @documented(operation_id="rules_list", responses=RulesSerializer, tags=["moderation"])
    def get(self, _request: Request) -> Response:
        """What is not allowed here; also to somebody who is not signed in."""
        return Response(RulesSerializer(rules_in_force()).data)


class ReportsView(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny() if self.request.method == "POST" else IsAuthenticated()]

    @documented(
        operation_id="reports_list",
        parameters=[PageQuerySerializer],
        responses=ReportPageSerializer,
        tags=["moderation"],
    )
    def get(self, request: Request) -> Response:
        """What you reported, newest first, and what came of it."""
        asked = page_asked(request, listing="reports")
        found, last = reports_list(viewer_id=viewer_of(request), limit=asked.limit, before=asked.after)
        return Response(ReportPageSerializer({"results": found, "next_cursor": asked.next_cursor(last)}).data)

    @documented(
        operation_id="reports_create",
        request=ReportRequestSerializer,
        responses={201: ReportReceivedSerializer},
        tags=["moderation"],
    )
    def post(self, request: Request) -> Response:
        """Tell the moderators of a picture, a comment or a person; nobody has to sign in for that."""
        asked = ReportRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        viewer_id, address = visitor_id(request), visitor_ip(request)
        why = {"rule": said["rule"], "text": said["text"]}
        match said["subject"]:
            case "image":
                image_report(viewer_id=viewer_id, address=address, image_id=said["image_id"], **why)
            case "comment":
                place = {"image_id": said["image_id"], "comment_id": said["comment_id"]}
                comment_report(viewer_id=viewer_id, address=address, **place, **why)
            case _:
                person_report(viewer_id=viewer_id, address=address, handle=said["handle"], **why)
        return Response({"received": True}, status=status.HTTP_201_CREATED)


urlpatterns = [
    path("rules", RulesView.as_view(), name="rules"),
    path("reports", ReportsView.as_view(), name="reports"),
]
