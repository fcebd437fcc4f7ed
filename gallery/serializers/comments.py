"""The JSON of a comment and of a page of comments."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.services.comments import LENGTH_MAX, ShownComment


@extend_schema_serializer(component_name="Comment")
class CommentSerializer(serializers.Serializer[ShownComment]):
    id = serializers.CharField(source="comment.comment_id")
    author = OwnerSerializer()
    text = serializers.CharField(source="comment.text", help_text="Plain text; line breaks count.")
    created_at = serializers.DateTimeField(source="comment.created_at")
    edited_at = serializers.DateTimeField(source="comment.edited_at", allow_null=True)
    is_mine = serializers.BooleanField()
    may_delete = serializers.BooleanField(help_text="Its author may, and the picture's owner.")


@extend_schema_serializer(component_name="CommentPage")
class CommentPageSerializer(serializers.Serializer[Any]):
    results = CommentSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class CommentRequestSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=LENGTH_MAX)
