"""The JSON of pictures in the trash."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from gallery.serializers.images import ImageSerializer
from gallery.services.cards import Card, cards_for
from gallery.tables.listings import Page
from gallery.tables.trash import TRASH_KEPT


@extend_schema_serializer(component_name="TrashedImage")
class TrashedImageSerializer(ImageSerializer):
    state = serializers.ChoiceField(["trashed"], source="image.state")
    trashed_at = serializers.DateTimeField(source="image.trashed_at")
    kept_until = serializers.SerializerMethodField(help_text="After that, it is deleted for good.")

    def get_kept_until(self, card: Card) -> datetime:
        trashed_at: datetime = card.image.trashed_at
        return trashed_at + TRASH_KEPT


@extend_schema_serializer(component_name="TrashPage")
class TrashPageSerializer(serializers.Serializer[Any]):
    results = TrashedImageSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


def trash_json(page: Page, *, viewer_id: str, next_cursor: str | None) -> dict[str, Any]:
    cards = cards_for(page.images, viewer_id=viewer_id)
    return dict(TrashPageSerializer({"results": cards, "next_cursor": next_cursor}).data)
