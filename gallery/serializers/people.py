"""The JSON of people as others see them, alone and in lists."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.services.people import Person


@extend_schema_serializer(component_name="User")
class UserSerializer(OwnerSerializer):
    """A person as everybody sees them: what they keep private is not even counted."""

    bio = serializers.CharField(source="profile.bio")
    image_count = serializers.IntegerField(source="profile.public_image_count", help_text="Public pictures.")
    follower_count = serializers.IntegerField(source="profile.follower_count")
    following_count = serializers.IntegerField(source="profile.following_count")
    followed_by_me = serializers.BooleanField()
    blocked_by_me = serializers.BooleanField()
    is_me = serializers.BooleanField()
    created_at = serializers.DateTimeField(source="profile.created_at")


@extend_schema_serializer(component_name="Person")
class PersonSerializer(OwnerSerializer):
    """A person in a list."""

    followed_by_me = serializers.BooleanField()
    blocked_by_me = serializers.BooleanField()
    is_me = serializers.BooleanField()


@extend_schema_serializer(component_name="PersonPage")
class PersonPageSerializer(serializers.Serializer[Any]):
    results = PersonSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


def people_json(people: list[Person], *, next_cursor: str | None) -> dict[str, Any]:
    """One page of a list of people."""
    return dict(PersonPageSerializer({"results": people, "next_cursor": next_cursor}).data)
