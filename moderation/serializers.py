"""The JSON of rules, reports, and decisions as those hear of them whom they concern."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from moderation.rules import Rule
from moderation.services.appeals import TEXT_MAX as APPEAL_MAX
from moderation.services.appeals import Told
from moderation.services.reports import TEXT_MAX, Reported
from moderation.subjects import KINDS


@extend_schema_serializer(component_name="Rule")
class RuleSerializer(serializers.Serializer[Rule]):
    id = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    applies_to = serializers.ListField(child=serializers.CharField(), help_text="`image`, `comment`, `user`.")


@extend_schema_serializer(component_name="Rules")
class RulesSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    rules = RuleSerializer(many=True)


class ReportRequestSerializer(serializers.Serializer[Any]):
    subject = serializers.ChoiceField(choices=KINDS, help_text="What is reported.")
    image_id = serializers.CharField(required=False, max_length=64, help_text="Of a picture, or a comment on it.")
    comment_id = serializers.CharField(required=False, max_length=64, help_text="Of a comment.")
    handle = serializers.CharField(required=False, max_length=64, help_text="Of a person.")
    rule = serializers.CharField(max_length=64, help_text="The id of a rule.")
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=TEXT_MAX)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = {"image": ("image_id",), "comment": ("image_id", "comment_id"), "user": ("handle",)}[attrs["subject"]]
        missing = {name: ["This field is required."] for name in needed if not attrs.get(name)}
        if missing:
            raise serializers.ValidationError(missing)
        return attrs


@extend_schema_serializer(component_name="ReportReceived")
class ReportReceivedSerializer(serializers.Serializer[Any]):
    received = serializers.BooleanField()


@extend_schema_serializer(component_name="Report")
class ReportSerializer(serializers.Serializer[Reported]):
    case_id = serializers.CharField(source="report.case_id")
    subject = serializers.ChoiceField(source="kind", choices=KINDS)
    rule = serializers.CharField(source="report.rule")
    text = serializers.CharField(source="report.text")
    created_at = serializers.DateTimeField(source="report.created_at")
    state = serializers.ChoiceField(choices=["open", "decided"])
    outcome = serializers.ChoiceField(choices=["no_action", "action_taken"], allow_null=True)


@extend_schema_serializer(component_name="ReportPage")
class ReportPageSerializer(serializers.Serializer[Any]):
    results = ReportSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


@extend_schema_serializer(component_name="Appeal")
class AppealSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(source="appeal")
    made_at = serializers.DateTimeField(source="appealed_at")
    granted = serializers.BooleanField(source="appeal_granted", allow_null=True, help_text="Null while it waits.")
    reason = serializers.CharField(source="appeal_reason", allow_null=True)


@extend_schema_serializer(component_name="Decision")
class DecisionSerializer(serializers.Serializer[Told]):
    case_id = serializers.CharField(source="case.case_id")
    subject = serializers.ChoiceField(source="case.kind", choices=KINDS)
    is_owner = serializers.BooleanField(help_text="False for somebody who reported it, who hears the outcome alone.")
    outcome = serializers.ChoiceField(choices=["no_action", "action_taken"], allow_null=True)
    image_id = serializers.CharField(source="case.subject.image_id", allow_null=True)
    action = serializers.SerializerMethodField(help_text="What was decided; null for others than the owner.")
    rule = serializers.SerializerMethodField()
    reason = serializers.SerializerMethodField(help_text="What the moderator wrote; empty for others than the owner.")
    decided_at = serializers.DateTimeField(source="case.decided_at", allow_null=True)
    until = serializers.SerializerMethodField(help_text="When a suspension ends.")
    may_appeal = serializers.BooleanField()
    appeal_until = serializers.DateTimeField(
        allow_null=True, help_text="Until when an appeal can be made; null if there is none to make."
    )
    taken_back = serializers.BooleanField(source="is_taken_back", help_text="By a moderator, or by an appeal.")
    appeal = serializers.SerializerMethodField()

    def get_action(self, told: Told) -> str | None:
        return told.case.action if told.is_owner else None

    def get_rule(self, told: Told) -> str | None:
        """The rule's title; what stands in the file now, or the id of one that is gone."""
        return (told.rule.title if told.rule else str(told.case.rule)) if told.is_owner else None

    def get_reason(self, told: Told) -> str:
        return str(told.case.reason) if told.is_owner else ""

    def get_until(self, told: Told) -> str | None:
        until: datetime | None = told.case.until
        return until.isoformat() if told.is_owner and until else None

    @extend_schema_field(AppealSerializer(allow_null=True))
    def get_appeal(self, told: Told) -> Any:
        if not told.is_owner or told.case.appealed_at is None:
            return None
        return AppealSerializer(told.case).data


@extend_schema_serializer(component_name="DecisionPage")
class DecisionPageSerializer(serializers.Serializer[Any]):
    results = DecisionSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class AppealRequestSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=APPEAL_MAX)
