"""The JSON of an erasure's report, which names nobody."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from gallery.tables.erasures import ERASED, RUNNING, WAITING


@extend_schema_serializer(component_name="ErasureReport")
class ErasureReportSerializer(serializers.Serializer[Any]):
    """From an Erasure."""

    id = serializers.CharField(source="erasure_id")
    state = serializers.ChoiceField(choices=[WAITING, RUNNING, ERASED])
    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(help_text="Until then it can be taken back.")
    erased_at = serializers.DateTimeField(
        allow_null=True, help_text="When a last look found nothing left, and the account itself went."
    )
    removed = serializers.DictField(
        child=serializers.IntegerField(),
        source="counts",
        help_text="How many rows of each table, and how many objects below each prefix; empty until it is over.",
    )
