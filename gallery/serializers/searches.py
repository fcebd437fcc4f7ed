"""What may be asked when pictures, tags and people are looked for, and the JSON of what is suggested."""

from typing import Any, Final

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from gallery.serializers.images import TAG
from gallery.serializers.people import PersonSerializer
from gallery.services.listings import PAGE_SIZE, PAGE_SIZE_MAX
from gallery.services.search.asking import SORTS
from gallery.services.search.colours import COLOURS
from gallery.services.search.entries import SHAPES
from gallery.services.search.suggesting import SUGGESTED, TAGS_MAX

MONTH: Final = RegexValidator(r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])\Z", "A month is written such as 2026-11.")
_TYPED_MAX: Final = 200


class PageQuerySerializer(serializers.Serializer[Any]):
    limit = serializers.IntegerField(min_value=1, max_value=PAGE_SIZE_MAX, default=PAGE_SIZE)
    cursor = serializers.CharField(required=False, max_length=1000)


class ListingQuerySerializer(PageQuerySerializer):
    """Which pictures: every part that is given has to hold."""

    owner = serializers.CharField(
        required=False, max_length=30, help_text="A handle, or `me` for your own library; without it, public pictures."
    )
    album = serializers.CharField(required=False, max_length=50, help_text="The id of an album.")
    q = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=_TYPED_MAX,
        help_text="Words, or their beginnings, of title, tags, description and camera; `@handle` is as `owner`.",
    )
    tag = serializers.CharField(required=False, max_length=50, validators=[TAG])
    taken_from = serializers.DateField(required=False, help_text="The first day; by the upload if a camera says none.")
    taken_to = serializers.DateField(required=False, help_text="The last day.")
    month = serializers.CharField(required=False, validators=[MONTH], help_text="Such as 2026-11, in place of days.")
    orientation = serializers.ChoiceField(SHAPES, required=False)
    colour = serializers.ChoiceField(COLOURS, required=False, help_text="The name of a picture's average colour.")
    sort = serializers.ChoiceField(
        SORTS,
        required=False,
        help_text="`newest` first unless said otherwise; by the day taken if only days are asked for. `relevance` puts"
        " a hundred of the newest in order at a time.",
    )

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        if "month" in asked and {"taken_from", "taken_to"} & asked.keys():
            raise serializers.ValidationError({"month": "Ask for a month or for days."})
        return asked


class TypedQuerySerializer(serializers.Serializer[Any]):
    q = serializers.CharField(max_length=_TYPED_MAX, help_text="What was typed so far.")


class PeopleQuerySerializer(TypedQuerySerializer):
    limit = serializers.IntegerField(min_value=1, max_value=50, default=20)
    cursor = serializers.CharField(required=False, max_length=1000)


class TagsQuerySerializer(serializers.Serializer[Any]):
    prefix = serializers.CharField(max_length=50)
    limit = serializers.IntegerField(min_value=1, max_value=TAGS_MAX, default=SUGGESTED)


class DayQuerySerializer(PageQuerySerializer):
    date = serializers.DateField(required=False, help_text="Today where you are; today in UTC without it.")


class CountedSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    count = serializers.IntegerField(help_text="Public pictures.")


@extend_schema_serializer(component_name="TagList")
class TagListSerializer(serializers.Serializer[Any]):
    results = CountedSerializer(many=True)


@extend_schema_serializer(component_name="Suggestions")
class SuggestionsSerializer(serializers.Serializer[Any]):
    words = CountedSerializer(many=True)
    tags = CountedSerializer(many=True)
    people = PersonSerializer(many=True)


class MonthSerializer(serializers.Serializer[Any]):
    month = serializers.CharField(help_text="Such as 2026-11.")
    count = serializers.IntegerField()


@extend_schema_serializer(component_name="Timeline")
class TimelineSerializer(serializers.Serializer[Any]):
    results = MonthSerializer(many=True)
