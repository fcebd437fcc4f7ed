"""`/api/v1/decisions`: what moderators decided about one's own things, and the appeal against it."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from moderation.serializers import AppealRequestSerializer, DecisionPageSerializer, DecisionSerializer
from moderation.services.appeals import appeal_make, decision_told, decisions_told


class DecisionsView(APIView):
    @documented(
        operation_id="decisions_list",
        parameters=[PageQuerySerializer],
        responses=DecisionPageSerializer,
        tags=["moderation"],
    )
    def get(self, request: Request) -> Response:
        """What was decided about you and what is yours, newest first; a page may be short."""
        asked = page_asked(request, listing="decisions")
        found, last = decisions_told(viewer_id=viewer_of(request), limit=asked.limit, before=asked.after)
        return Response(DecisionPageSerializer({"results": found, "next_cursor": asked.next_cursor(last)}).data)


class DecisionView(APIView):
    @documented(operation_id="decisions_get", responses=DecisionSerializer, tags=["moderation"])
    def get(self, request: Request, case_id: str) -> Response:
        """For whose thing it is about, and for those who reported it."""
        return Response(DecisionSerializer(decision_told(viewer_id=viewer_of(request), case_id=case_id)).data)


class AppealView(APIView):
    @documented(
        operation_id="decisions_appeal",
        request=AppealRequestSerializer,
        responses={201: DecisionSerializer},
        tags=["moderation"],
    )
    def post(self, request: Request, case_id: str) -> Response:
        """Ask, once, that another moderator looks at it."""
        asked = AppealRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = appeal_make(owner_id=viewer_of(request), case_id=case_id, **asked.validated_data)
        return Response(DecisionSerializer(told).data, status=status.HTTP_201_CREATED)


urlpatterns = [
    path("decisions", DecisionsView.as_view(), name="decisions"),
    path("decisions/<str:case_id>", DecisionView.as_view(), name="decision"),
    path("decisions/<str:case_id>/appeal", AppealView.as_view(), name="decision_appeal"),
]
