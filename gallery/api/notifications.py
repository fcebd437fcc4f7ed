"""`/api/v1/me/notifications`: what you should hear of."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.notifications import (
    NotificationPageSerializer,
    ReadRequestSerializer,
    UnreadSerializer,
)
from gallery.services.notifications import notifications_list, notifications_read


class NotificationsView(APIView):
    @documented(
        operation_id="me_notifications",
        parameters=[PageQuerySerializer],
        responses=NotificationPageSerializer,
        tags=["notifications"],
    )
    def get(self, request: Request) -> Response:
        """What happened in the last 90 days, newest first."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"notifications:{viewer_id}")
        shown, last = notifications_list(user_id=viewer_id, limit=asked.limit, after=asked.after)
        page = NotificationPageSerializer({"results": shown, "next_cursor": asked.next_cursor(last)})
        return Response(page.data)


class ReadView(APIView):
    @documented(
        operation_id="me_notifications_read",
        request=ReadRequestSerializer,
        responses=UnreadSerializer,
        tags=["notifications"],
    )
    def post(self, request: Request) -> Response:
        """Say that you have read everything up to a notification, itself included."""
        asked = ReadRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        unread = notifications_read(user_id=viewer_of(request), **asked.validated_data)
        return Response(UnreadSerializer({"unread_count": unread}).data)


urlpatterns = [
    path("me/notifications", NotificationsView.as_view(), name="me_notifications"),
    path("me/notifications/read", ReadView.as_view(), name="me_notifications_read"),
]
