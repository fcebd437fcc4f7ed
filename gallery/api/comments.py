"""`/api/v1/images/{id}/comments`: what people say of a picture."""

from django.urls import path
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api_view import APIView
from accounts.documented import documented
from accounts.etags import ETAG, IF_MATCH
from gallery.api.paging import PageQuerySerializer, page_asked
from gallery.api.revisions import accepted_revisions, etag_of
from gallery.api.viewer import viewer_of
from gallery.serializers.comments import CommentPageSerializer, CommentRequestSerializer, CommentSerializer
from gallery.services.comments import ShownComment, comment_create, comment_delete, comment_edit, comments_list


class CommentsView(APIView):
    @documented(
        operation_id="comments_list",
        parameters=[PageQuerySerializer],
        responses=CommentPageSerializer,
        tags=["comments"],
    )
    def get(self, request: Request, image_id: str) -> Response:
        """What is said of a picture, oldest first."""
        asked = page_asked(request, listing=f"comments:{image_id}")
        comments, last = comments_list(
            viewer_id=viewer_of(request), image_id=image_id, limit=asked.limit, after=asked.after
        )
        page = CommentPageSerializer({"results": comments, "next_cursor": asked.next_cursor(last)})
        return Response(page.data)

    @documented(
        operation_id="comments_create",
        parameters=[ETAG],
        request=CommentRequestSerializer,
        responses={201: CommentSerializer},
        tags=["comments"],
    )
    def post(self, request: Request, image_id: str) -> Response:
        """Say something of a picture, unless its owner has turned comments off. Its owner is told."""
        said = CommentRequestSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        comment = comment_create(viewer_id=viewer_of(request), image_id=image_id, **said.validated_data)
        return Response(CommentSerializer(comment).data, status=status.HTTP_201_CREATED, headers=_version(comment))


class CommentView(APIView):
    @documented(
        operation_id="comments_update",
        parameters=[ETAG, IF_MATCH],
        request=CommentRequestSerializer,
        responses=CommentSerializer,
        tags=["comments"],
    )
    def patch(self, request: Request, image_id: str, comment_id: str) -> Response:
        """Change a comment of yours; `edited_at` says since when."""
        said = CommentRequestSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        comment = comment_edit(
            viewer_id=viewer_of(request),
            image_id=image_id,
            comment_id=comment_id,
            accepted=accepted_revisions(request),
            **said.validated_data,
        )
        return Response(CommentSerializer(comment).data, headers=_version(comment))

    @documented(operation_id="comments_delete", responses={204: None}, tags=["comments"])
    def delete(self, request: Request, image_id: str, comment_id: str) -> Response:
        """Remove a comment of yours, or anybody's on a picture of yours, for good."""
        comment_delete(viewer_id=viewer_of(request), image_id=image_id, comment_id=comment_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _version(shown: ShownComment) -> dict[str, str]:
    return {"ETag": etag_of(shown.comment.revision)}


urlpatterns = [
    path("images/<str:image_id>/comments", CommentsView.as_view(), name="image_comments"),
    path("images/<str:image_id>/comments/<str:comment_id>", CommentView.as_view(), name="image_comment"),
]
