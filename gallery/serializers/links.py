"""The JSON of share links as their owners see them; `shared` has what their visitors get."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from gallery.media.sizes import RENDITION_WIDTHS
from gallery.services.link_subjects import SUBJECT_KINDS
from gallery.services.links import (
    DEFAULT_ADDED,
    DEFAULT_ADDED_BYTES,
    DEFAULT_SECONDS,
    MAX_ADDED,
    MAX_ADDED_BYTES,
    MAX_SECONDS,
    MIN_SECONDS,
    STATES,
    Made,
)

MAX_OPENS = 1_000_000
MIN_PASSWORD, MAX_PASSWORD = 6, 128


class LinkSubjectSerializer(serializers.Serializer[Any]):
    """What a link leads to."""

    kind = serializers.ChoiceField(SUBJECT_KINDS)
    id = serializers.CharField(max_length=64)


@extend_schema_serializer(component_name="LinkChanges")
class LinkChangesSerializer(serializers.Serializer[Any]):
    """What the owner of a link decides; null lifts a limit."""

    expires_in = serializers.IntegerField(
        min_value=MIN_SECONDS,
        max_value=MAX_SECONDS,
        required=False,
        help_text=f"Seconds from now; {DEFAULT_SECONDS} (30 days) if a new link does not say it.",
    )
    max_opens = serializers.IntegerField(min_value=1, max_value=MAX_OPENS, allow_null=True, required=False)
    password = serializers.CharField(
        min_length=MIN_PASSWORD,
        max_length=MAX_PASSWORD,
        trim_whitespace=False,
        allow_null=True,
        required=False,
        write_only=True,
    )
    largest_width = serializers.ChoiceField(
        RENDITION_WIDTHS, allow_null=True, required=False, help_text="Pixels of the largest rendition that it shows."
    )
    allow_original = serializers.BooleanField(
        required=False,
        help_text="Whether the whole picture may be had: the untouched file if `show_metadata` is on as well, "
        "otherwise full size without what the file says.",
    )
    show_metadata = serializers.BooleanField(
        required=False, help_text="Whether visitors see camera, time and place, whatever others are shown."
    )
    may_add = serializers.BooleanField(
        required=False, help_text="Whether visitors may send pictures for the album; they wait until you let them in."
    )
    max_added = serializers.IntegerField(
        min_value=1,
        max_value=MAX_ADDED,
        required=False,
        help_text=f"Pictures that all visitors together may send; {DEFAULT_ADDED} at first.",
    )
    max_added_bytes = serializers.IntegerField(
        min_value=1, max_value=MAX_ADDED_BYTES, required=False, help_text=f"{DEFAULT_ADDED_BYTES} at first."
    )


@extend_schema_serializer(component_name="LinkRequest")
class LinkRequestSerializer(LinkChangesSerializer):
    subject = LinkSubjectSerializer()


@extend_schema_serializer(component_name="Link")
class LinkSerializer(serializers.Serializer[Made]):
    """From a Made."""

    id = serializers.CharField(source="link.link_id", help_text="Not the token: it opens nothing.")
    url = serializers.SerializerMethodField(
        help_text="The page to send to others: in the answer that made it, else null."
    )
    token = serializers.CharField(allow_null=True, help_text="For apps; like `url`, told once and kept nowhere.")
    subject = serializers.SerializerMethodField()
    state = serializers.ChoiceField(STATES)
    created_at = serializers.DateTimeField(source="link.created_at")
    expires_at = serializers.DateTimeField(source="link.open_until")
    opens = serializers.IntegerField(source="link.opens")
    max_opens = serializers.IntegerField(source="link.max_opens", allow_null=True)
    last_opened_at = serializers.DateTimeField(source="link.last_opened_at", allow_null=True)
    has_password = serializers.SerializerMethodField()
    largest_width = serializers.IntegerField(source="link.largest_width", allow_null=True)
    allow_original = serializers.BooleanField(source="link.allow_original")
    show_metadata = serializers.BooleanField(source="link.show_metadata")
    may_add = serializers.BooleanField(source="link.may_add")
    max_added = serializers.IntegerField(source="link.max_added")
    max_added_bytes = serializers.IntegerField(source="link.max_added_bytes")
    added = serializers.IntegerField(
        source="link.added", help_text="Pictures that visitors asked to send, whatever became of them."
    )
    added_bytes = serializers.IntegerField(source="link.added_bytes")

    def get_url(self, made: Made) -> str | None:
        if made.token is None:
            return None
        return f"{settings.SITE_ORIGIN}{reverse('shared_page', args=[made.token])}"

    @extend_schema_field(LinkSubjectSerializer)
    def get_subject(self, made: Made) -> dict[str, str]:
        return {"kind": made.link.subject_kind, "id": made.link.subject_id}

    def get_has_password(self, made: Made) -> bool:
        return bool(made.link.password)


@extend_schema_serializer(component_name="LinkPage")
class LinkPageSerializer(serializers.Serializer[Any]):
    results = LinkSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")
