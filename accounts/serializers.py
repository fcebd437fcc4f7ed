"""The JSON of people: as everybody sees them, and as they see themselves."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import User
from accounts.services.avatars import avatar_url
from accounts.services.handles import MAX_LENGTH, MIN_LENGTH
from accounts.services.leaving import report_url
from accounts.services.profiles import MAX_BIO_LENGTH, MAX_NAME_LENGTH
from accounts.services.quotas import quota_bytes, quota_images
from accounts.services.roles import MODERATORS


class OwnerSerializer(serializers.Serializer[Any]):
    """Whose picture it is; from a Profile, or from something that has one as `profile`, such as a User."""

    handle = serializers.CharField()
    display_name = serializers.CharField()
    avatar_url = serializers.SerializerMethodField()

    def get_avatar_url(self, person: Any) -> str | None:
        return avatar_url(getattr(person, "profile", person))


@extend_schema_serializer(component_name="Quota")
class QuotaSerializer(serializers.Serializer[Any]):
    """What a person holds, uploads on their way included, and the most they may; from a Profile."""

    bytes_held = serializers.IntegerField()
    bytes_limit = serializers.SerializerMethodField()
    images_held = serializers.IntegerField()
    images_limit = serializers.SerializerMethodField()

    def get_bytes_limit(self, profile: Any) -> int:
        return quota_bytes(profile)

    def get_images_limit(self, profile: Any) -> int:
        return quota_images(profile)


@extend_schema_serializer(component_name="Me")
class MeSerializer(OwnerSerializer):
    """The signed-in person, from a User."""

    id = serializers.CharField(source="sub")
    bio = serializers.CharField(source="profile.bio")
    email = serializers.EmailField(allow_null=True, help_text="null if the token may not read it.")
    is_moderator = serializers.SerializerMethodField()
    image_count = serializers.IntegerField(source="profile.image_count")
    bytes_used = serializers.IntegerField(source="profile.bytes_used")
    follower_count = serializers.IntegerField(source="profile.follower_count")
    following_count = serializers.IntegerField(source="profile.following_count")
    unread_count = serializers.IntegerField(source="profile.unread_count", help_text="Notifications.")
    avatar_image_id = serializers.CharField(source="profile.avatar_image_id", allow_null=True)
    quota = QuotaSerializer(source="profile")
    created_at = serializers.DateTimeField(source="profile.created_at")
    leaving_at = serializers.DateTimeField(
        source="profile.leaving_at", allow_null=True, help_text="When everything is erased; null if you stay."
    )
    erasure_report_url = serializers.SerializerMethodField()

    def get_erasure_report_url(self, user: User) -> str | None:
        return report_url(user.profile.erasure_id) if user.profile.erasure_id else None

    def get_is_moderator(self, user: User) -> bool:
        return MODERATORS in user.groups


@extend_schema_serializer(component_name="Leaving")
class LeavingSerializer(serializers.Serializer[Any]):
    """What somebody who leaves should know."""

    leaving_at = serializers.DateTimeField(help_text="When everything is erased.")
    erasure_report_url = serializers.CharField(help_text="Keep it: it tells what was erased, without an account.")


@extend_schema_serializer(component_name="MeChange")
class MeChangeSerializer(serializers.Serializer[Any]):
    """What a person may change of themselves; the service has the last word on each value."""

    display_name = serializers.CharField(max_length=MAX_NAME_LENGTH, required=False)
    bio = serializers.CharField(max_length=MAX_BIO_LENGTH, required=False, allow_blank=True)
    handle = serializers.CharField(
        min_length=MIN_LENGTH, max_length=MAX_LENGTH, required=False, help_text="Letters a-z, digits and hyphens."
    )
    avatar_image_id = serializers.CharField(
        max_length=64,
        required=False,
        allow_null=True,
        help_text="A picture of yours that is not private; null for none.",
    )
