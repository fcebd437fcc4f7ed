"""The JSON of a picture and of a page of pictures."""

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.services.cards import Card, Details, cards_for
from gallery.tables.images import HIDDEN, VISIBILITIES, WAITING, Image
from gallery.tables.listings import Page
from gallery.tables.uploads import READY

TAG = RegexValidator(r"^[\w-]+$", "A tag has letters, digits, - and _ only.")


class RenditionSerializer(serializers.Serializer[Any]):
    width = serializers.IntegerField(help_text="Pixels.")
    height = serializers.IntegerField(help_text="Pixels.")
    format = serializers.CharField()
    url = serializers.URLField(help_text="Signed; works until `urls_expire_at`.")


class CameraSerializer(serializers.Serializer[Image]):
    """How a picture was taken, as far as its file says."""

    camera = serializers.CharField(allow_null=True)
    lens = serializers.CharField(allow_null=True)
    focal_length = serializers.FloatField(allow_null=True, help_text="Millimetres.")
    aperture = serializers.FloatField(allow_null=True, help_text="The f-number.")
    exposure_time = serializers.CharField(allow_null=True, help_text="Such as `1/250 s`.")
    iso = serializers.IntegerField(allow_null=True)


class LocationSerializer(serializers.Serializer[Image]):
    """Where a picture was taken, in degrees (WGS 84)."""

    latitude = serializers.FloatField()
    longitude = serializers.FloatField()


class PrivateDetailsSerializer(serializers.Serializer[Image]):
    """What only the owner of a picture learns of it."""

    filename = serializers.CharField(allow_null=True)
    content_type = serializers.CharField(allow_null=True)
    size = serializers.IntegerField(allow_null=True, help_text="Bytes of the original.")
    sha256 = serializers.CharField(allow_null=True, help_text="Of the original.")
    show_camera = serializers.BooleanField()
    show_location = serializers.BooleanField()
    allow_embedding = serializers.BooleanField()
    location_removed = serializers.BooleanField(
        help_text="The file said where it was taken; others get copies that do not."
    )


class DetailsSerializer(serializers.Serializer[Details]):
    allow_comments = serializers.BooleanField(help_text="Whether anybody may comment; old comments stay readable.")
    favourite_by_me = serializers.BooleanField(help_text="Nobody else learns of it.")
    camera = CameraSerializer(allow_null=True, help_text="null unless the file says it and the owner shows it.")
    location = LocationSerializer(allow_null=True, help_text="null unless the owner has turned it on, or is asking.")
    private = PrivateDetailsSerializer(allow_null=True, help_text="For the owner; null for others.")


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
    state = serializers.ChoiceField(
        [READY, HIDDEN, WAITING],
        source="image.state",
        help_text="`hidden` by a moderator, or `waiting` for one: then only its owner is shown it.",
    )
    sensitive = serializers.BooleanField(
        source="image.sensitive", help_text="Whether to cover it until somebody wants to see it."
    )
    like_count = serializers.IntegerField(source="image.like_count")
    liked_by_me = serializers.BooleanField()
    comment_count = serializers.IntegerField(source="image.comment_count")
    created_at = serializers.DateTimeField(source="image.created_at")
    taken_at = serializers.CharField(
        allow_null=True, help_text="By the camera's clock: ISO 8601 without a zone. null if the owner does not show it."
    )
    is_mine = serializers.BooleanField()
    details = DetailsSerializer(allow_null=True, help_text="When one picture is asked for; null in lists.")

    def get_tags(self, card: Card) -> list[str]:
        return sorted(card.image.tags or ())


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
    allow_comments = serializers.BooleanField(required=False, help_text="Whether anybody may comment; true at first.")
    show_camera = serializers.BooleanField(
        required=False, help_text="Whether others see camera, lens, exposure and time; true at first."
    )
    show_location = serializers.BooleanField(
        required=False, help_text="Whether others see where it was taken; false at first."
    )
    allow_embedding = serializers.BooleanField(
        required=False, help_text="Whether other sites may show it in a frame unless it is private; true at first."
    )

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
