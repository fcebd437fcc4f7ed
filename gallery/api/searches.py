"""`/api/v1/tags`, `/api/v1/search/suggestions`: what goes on as somebody began to type it."""

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.documented import documented
from gallery.api.viewer import viewer_of
from gallery.serializers.searches import (
    SuggestionsSerializer,
    TagListSerializer,
    TagsQuerySerializer,
    TypedQuerySerializer,
)
from gallery.services.search.suggesting import suggestions, tags_suggest


class TagsView(APIView):
    @documented(
        operation_id="tags_list", parameters=[TagsQuerySerializer], responses=TagListSerializer, tags=["search"]
    )
    def get(self, request: Request) -> Response:
        """Tags of public pictures that begin so, the most used first."""
        query = TagsQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        return Response(TagListSerializer({"results": tags_suggest(**query.validated_data)}).data)


class SuggestionsView(APIView):
    @documented(
        operation_id="suggestions_list",
        parameters=[TypedQuerySerializer],
        responses=SuggestionsSerializer,
        tags=["search"],
    )
    def get(self, request: Request) -> Response:
        """Words and tags of public pictures and people, a few of each, for what was typed so far."""
        query = TypedQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        found = suggestions(viewer_id=viewer_of(request), **query.validated_data)
        return Response(SuggestionsSerializer(found).data)


urlpatterns = [
    path("tags", TagsView.as_view(), name="tags"),
    path("search/suggestions", SuggestionsView.as_view(), name="suggestions"),
]
