"""The JSON of notifications."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.serializers.images import RenditionSerializer
from gallery.services.notifications import ShownNotification, ShownPicture
from gallery.tables.notifications import KINDS


class NotificationImageSerializer(serializers.Serializer[ShownPicture]):
    """A picture as far as naming it needs."""

    id = serializers.CharField(source="image.image_id")
    title = serializers.CharField(source="image.title")
    alt_text = serializers.CharField(source="image.alt_text")
    thumbnail = RenditionSerializer()


@extend_schema_serializer(component_name="Notification")
class NotificationSerializer(serializers.Serializer[ShownNotification]):
    id = serializers.CharField(source="notification.notification_id")
    kind = serializers.ChoiceField(KINDS, source="notification.kind")
    actor = OwnerSerializer(allow_null=True, help_text="Whose doing it is; null if it is nobody's in particular.")
    image = NotificationImageSerializer(source="picture", allow_null=True, help_text="null if it is gone.")
    comment_text = serializers.CharField(allow_null=True, help_text="What was said; null if that is gone.")
    album_id = serializers.CharField(source="notification.album_id", allow_null=True)
    case_id = serializers.CharField(
        source="notification.case_id", allow_null=True, help_text="Of a moderator's decision, whose page says why."
    )
    text = serializers.CharField(source="notification.text", allow_null=True, help_text="In words, for some kinds.")
    is_read = serializers.BooleanField()
    created_at = serializers.DateTimeField(source="notification.created_at")


@extend_schema_serializer(component_name="NotificationPage")
class NotificationPageSerializer(serializers.Serializer[Any]):
    results = NotificationSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class ReadRequestSerializer(serializers.Serializer[Any]):
    up_to = serializers.CharField(max_length=26, help_text="The id of the newest notification that was seen.")


class UnreadSerializer(serializers.Serializer[Any]):
    unread_count = serializers.IntegerField()
