"""The JSON of albums, their members, and what became of pictures that were added or removed."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.errors import DomainError
from gallery.serializers.images import ImageSerializer
from gallery.services.album_items import ItemResult
from gallery.services.albums import OWNER, AlbumSeen, album_cards
from gallery.tables.album_members import ROLES
from gallery.tables.images import PRIVATE, VISIBILITIES

ID_LENGTH_MAX = 50
IDS_MAX = 100


@extend_schema_serializer(component_name="Album")
class AlbumSerializer(serializers.Serializer[Any]):
    """From an AlbumCard."""

    id = serializers.CharField(source="seen.album.album_id")
    owner = OwnerSerializer()
    title = serializers.CharField(source="seen.album.title")
    description = serializers.CharField(source="seen.album.description")
    visibility = serializers.ChoiceField(VISIBILITIES, source="seen.album.visibility")
    cover = ImageSerializer(allow_null=True, help_text="null if there is none that you may see.")
    item_count = serializers.IntegerField(
        source="seen.album.item_count", help_text="Pictures outside the trash; you may not see all of them."
    )
    my_role = serializers.ChoiceField(
        [OWNER, *ROLES], source="seen.role", allow_null=True, help_text="null for whoever only looks at it."
    )
    is_invited = serializers.BooleanField(source="seen.is_invited", help_text="You have not answered its invitation.")
    created_at = serializers.DateTimeField(source="seen.album.created_at")
    updated_at = serializers.DateTimeField(source="seen.album.updated_at")


@extend_schema_serializer(component_name="AlbumPage")
class AlbumPageSerializer(serializers.Serializer[Any]):
    results = AlbumSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class AlbumCreateSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=200)
    description = serializers.CharField(max_length=2000, allow_blank=True, default="")
    visibility = serializers.ChoiceField(VISIBILITIES, default=PRIVATE)


class AlbumChangesSerializer(serializers.Serializer[Any]):
    """What the owner of an album may change."""

    title = serializers.CharField(max_length=200, required=False)
    description = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    visibility = serializers.ChoiceField(VISIBILITIES, required=False)
    cover_image_id = serializers.CharField(
        max_length=ID_LENGTH_MAX, required=False, allow_null=True, help_text="A picture of the album; null for none."
    )


class ImageIdsSerializer(serializers.Serializer[Any]):
    image_ids = serializers.ListField(
        child=serializers.CharField(max_length=ID_LENGTH_MAX), min_length=1, max_length=IDS_MAX
    )


class MoveSerializer(serializers.Serializer[Any]):
    """Exactly one of `before` and `after`, each the id of another picture of the album."""

    image_id = serializers.CharField(max_length=ID_LENGTH_MAX)
    before = serializers.CharField(max_length=ID_LENGTH_MAX, required=False)
    after = serializers.CharField(max_length=ID_LENGTH_MAX, required=False)


class ItemErrorSerializer(serializers.Serializer[DomainError]):
    code = serializers.CharField(help_text="Stable, for programs.")
    detail = serializers.CharField(help_text="For people.")


class ItemResultSerializer(serializers.Serializer[ItemResult]):
    id = serializers.CharField(source="image_id")
    ok = serializers.SerializerMethodField()
    error = ItemErrorSerializer(allow_null=True)
    already = serializers.BooleanField(help_text="Of a picture that goes into an album: it was in there before.")

    def get_ok(self, result: ItemResult) -> bool:
        return result.error is None


@extend_schema_serializer(component_name="ItemResults")
class ItemResultsSerializer(serializers.Serializer[Any]):
    results = ItemResultSerializer(many=True, help_text="One for each picture, in the order that they were named in.")


class MemberRoleSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(ROLES)


@extend_schema_serializer(component_name="AlbumMember")
class MemberSerializer(serializers.Serializer[Any]):
    person = OwnerSerializer()
    role = serializers.ChoiceField(ROLES)
    is_invited = serializers.BooleanField(help_text="They have not answered yet.")


@extend_schema_serializer(component_name="AlbumMembers")
class MembersSerializer(serializers.Serializer[Any]):
    results = MemberSerializer(many=True)


def albums_json(albums: list[AlbumSeen], *, viewer_id: str, next_cursor: str | None) -> dict[str, Any]:
    """One page of a list as its viewer gets it."""
    cards = album_cards(albums, viewer_id=viewer_id)
    return dict(AlbumPageSerializer({"results": cards, "next_cursor": next_cursor}).data)


def results_json(results: Sequence[ItemResult]) -> dict[str, Any]:
    return dict(ItemResultsSerializer({"results": results}).data)
