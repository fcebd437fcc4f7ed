"""The JSON of one action on many pictures."""

from typing import Any, Final

from rest_framework import serializers

from gallery.serializers.albums import ID_LENGTH_MAX
from gallery.serializers.images import TAG, ImageChangesSerializer
from gallery.services.bulk import IMAGES_MAX, TAGS_MAX

UPDATE: Final = "update"
TRASH: Final = "trash"
RESTORE: Final = "restore"
ADD_TO_ALBUM: Final = "add_to_album"


def _tags() -> serializers.ListField:
    return serializers.ListField(
        child=serializers.CharField(max_length=50, validators=[TAG]), max_length=TAGS_MAX, required=False
    )


class BulkUpdateSerializer(ImageChangesSerializer):
    """What to change of each picture."""

    add_tags = _tags()
    remove_tags = _tags()

    def validate_add_tags(self, tags: list[str]) -> frozenset[str]:
        return frozenset(tag.lower() for tag in tags)

    def validate_remove_tags(self, tags: list[str]) -> frozenset[str]:
        return frozenset(tag.lower() for tag in tags)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "tags" in attrs and {"add_tags", "remove_tags"} & set(attrs):
            raise serializers.ValidationError("Send either `tags`, or `add_tags` and `remove_tags`.")
        return attrs


class BulkSerializer(serializers.Serializer[Any]):
    ids = serializers.ListField(
        child=serializers.CharField(max_length=ID_LENGTH_MAX), min_length=1, max_length=IMAGES_MAX
    )
    action = serializers.ChoiceField([UPDATE, TRASH, RESTORE, ADD_TO_ALBUM])
    changes = BulkUpdateSerializer(required=False, help_text="For `update`.")
    album_id = serializers.CharField(max_length=ID_LENGTH_MAX, required=False, help_text="For `add_to_album`.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for action, name in ((UPDATE, "changes"), (ADD_TO_ALBUM, "album_id")):
            if attrs["action"] == action and not attrs.get(name):
                raise serializers.ValidationError({name: f"`{action}` needs it."})
        return attrs
