"""`/api/v1/feed/following`: the newest pictures of the people you follow."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.viewer import viewer_of
from gallery.serializers.images import ImagePageSerializer, page_json
from gallery.services.timelines import feed_following


class FollowingFeedView(APIView):
    @documented(
        operation_id="feed_following", parameters=[PageQuerySerializer], responses=ImagePageSerializer, tags=["images"]
    )
    def get(self, request: Request) -> Response:
        """Public pictures of the people you follow, newest first; a page may hold fewer than you asked for."""
        viewer_id = viewer_of(request)
        asked = page_asked(request, listing=f"following-feed:{viewer_id}")
        page = feed_following(viewer_id=viewer_id, limit=asked.limit, after=asked.after)
        cursor = asked.next_cursor(page.after.key if page.after else None)
        return Response(page_json(page, viewer_id=viewer_id, next_cursor=cursor))


urlpatterns = [path("feed/following", FollowingFeedView.as_view(), name="feed_following")]
