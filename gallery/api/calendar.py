"""`/api/v1/me/timeline` and its like: pictures by when they were taken."""

from datetime import UTC, datetime

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.viewer import viewer_of
from gallery.serializers.images import ImagePageSerializer, page_json
from gallery.serializers.searches import DayQuerySerializer, TimelineSerializer
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.search.calendar import on_this_day, timeline_of, timeline_own


class OwnTimelineView(APIView):
    @documented(operation_id="me_timeline", responses=TimelineSerializer, tags=["search"])
    def get(self, request: Request) -> Response:
        """How many pictures of your whole library were taken in each month, newest first."""
        return Response(TimelineSerializer({"results": timeline_own(viewer_id=viewer_of(request))}).data)


class TimelineView(APIView):
    @documented(operation_id="users_timeline", responses=TimelineSerializer, tags=["search"])
    def get(self, request: Request, handle: str) -> Response:
        """How many public pictures of this person were taken in each month, newest first."""
        months = timeline_of(viewer_id=viewer_of(request), handle=handle)
        return Response(TimelineSerializer({"results": months}).data)


class OnThisDayView(APIView):
    @documented(
        operation_id="me_on_this_day", parameters=[DayQuerySerializer], responses=ImagePageSerializer, tags=["search"]
    )
    def get(self, request: Request) -> Response:
        """Your pictures that were taken on this day of earlier years, newest first."""
        query = DayQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        viewer_id, day = viewer_of(request), query.validated_data.get("date") or datetime.now(UTC).date()
        listing = f"on-this-day:{viewer_id}:{day}"
        page = on_this_day(
            viewer_id=viewer_id,
            day=day,
            limit=query.validated_data["limit"],
            after=cursor_decode(query.validated_data.get("cursor"), listing=listing),
        )
        return Response(page_json(page, viewer_id=viewer_id, next_cursor=cursor_encode(page.after, listing=listing)))


urlpatterns = [
    path("me/timeline", OwnTimelineView.as_view(), name="own_timeline"),
    path("me/on-this-day", OnThisDayView.as_view(), name="on_this_day"),
    path("users/<str:handle>/timeline", TimelineView.as_view(), name="timeline"),
]
