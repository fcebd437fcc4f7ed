"""The JSON of a picture and of a page of pictures."""

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.services.cards import Card, cards_for
from gallery.tables.images import VISIBILITIES
from gallery.tables.listings import Page

TAG = RegexValidator(r"^[\w-]+$", "A tag has letters, digits, - and _ only.")


class RenditionSerializer(serializers.Serializer[Any]):
    width = serializers.IntegerField(help_text="Pixels.")
    height = serializers.IntegerField(help_text="Pixels.")
    format = serializers.CharField()
    url = serializers.URLField(help_text="Signed; works until `urls_expire_at`.")


@extend_schema_serializer(component_name="Image")
class ImageSerializer(serializers.Serializer[Card]):
    id = serializers.CharField(source="image.image_id")
    owner = OwnerSerializer()
    title = serializers.CharField(source="image.title")
    description = serializers.CharField(source="image.description")
    alt_text = serializers.CharField(source="image.alt_text")
    tags = serializers.SerializerMethodField()
    visibility = serializers.ChoiceField(VISIBILITIES, source="image.visibility")
    width = serializers.IntegerField(source="image.width", help_text="Pixels, orientation applied.")
    height = serializers.IntegerField(source="image.height", help_text="Pixels, orientation applied.")
    placeholder = serializers.CharField(source="image.placeholder", help_text="A thumbhash, in base64.")
    renditions = RenditionSerializer(many=True)
    urls_expire_at = serializers.DateTimeField()
    state = serializers.ChoiceField(["ready"], source="image.state")
    like_count = serializers.IntegerField(source="image.like_count")
    liked_by_me = serializers.SerializerMethodField()
    comment_count = serializers.IntegerField(source="image.comment_count")
    created_at = serializers.DateTimeField(source="image.created_at")
    taken_at = serializers.CharField(
        source="image.taken_at", allow_null=True, help_text="By the camera's clock: ISO 8601 without a zone."
    )
    is_mine = serializers.BooleanField()

    def get_tags(self, card: Card) -> list[str]:
        return sorted(card.image.tags or ())

    def get_liked_by_me(self, card: Card) -> bool:
        # Nobody can like a picture yet; the field is part of the contract that clients are built on.
        return False


@extend_schema_serializer(component_name="ImagePage")
class ImagePageSerializer(serializers.Serializer[Any]):
    results = ImageSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class ImageChangesSerializer(serializers.Serializer[Any]):
    """What the owner of a picture may change."""

    title = serializers.CharField(max_length=200, allow_blank=True, required=False)
    description = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    alt_text = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    tags = serializers.ListField(
        child=serializers.CharField(max_length=50, validators=[TAG]), max_length=30, required=False
    )
    visibility = serializers.ChoiceField(VISIBILITIES, required=False)

    def validate_tags(self, tags: list[str]) -> set[str]:
        return {tag.lower() for tag in tags}


class DownloadRequestSerializer(serializers.Serializer[Any]):
    rendition = serializers.CharField(
        max_length=10, default="original", help_text="`original`, or the width of one of the picture's renditions."
    )


class DownloadSerializer(serializers.Serializer[Any]):
    url = serializers.URLField(help_text="Signed; saves the file under `filename`.")
    filename = serializers.CharField()
    expires_at = serializers.DateTimeField()


def page_json(page: Page, *, viewer_id: str | None, next_cursor: str | None) -> dict[str, Any]:
    """One page of a listing as its viewer gets it."""
    cards = cards_for(page.images, viewer_id=viewer_id)
    return dict(ImagePageSerializer({"results": cards, "next_cursor": next_cursor}).data)
