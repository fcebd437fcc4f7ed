"""The JSON of pictures that visitors of a share link send for its album, and of what waits for the album's owner."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import OwnerSerializer
from gallery.media.formats import ACCEPTED_TYPES
from gallery.serializers.images import ImageSerializer
from gallery.serializers.shared import LinkVisitSerializer
from gallery.serializers.uploads import (
    LARGEST_OBJECT,
    SHA256,
    PostTransferSerializer,
    UploadErrorSerializer,
    error_json,
    transfer_json,
)
from gallery.services.transfers import Transfer
from gallery.tables.uploads import AWAITING_UPLOAD, PROCESSING, READY, REJECTED, Upload

LOOKED_AT_ONCE = 100
RECEIVED = "received"


@extend_schema_serializer(component_name="AdditionRequest")
class AdditionRequestSerializer(LinkVisitSerializer):
    name = serializers.CharField(
        max_length=200,
        allow_blank=True,
        default="",
        help_text="Who you are; needed unless you are signed in.",
    )
    filename = serializers.CharField(max_length=5000, trim_whitespace=False)
    content_type = serializers.ChoiceField(ACCEPTED_TYPES)
    size = serializers.IntegerField(
        min_value=1, max_value=LARGEST_OBJECT, help_text="Bytes; exactly what will be sent."
    )
    sha256 = serializers.CharField(
        required=False,
        allow_null=True,
        validators=[SHA256],
        help_text="Of the file; what arrives is then checked against it.",
    )


@extend_schema_serializer(component_name="AdditionsLookRequest")
class AdditionsLookRequestSerializer(LinkVisitSerializer):
    ids = serializers.ListField(child=serializers.CharField(max_length=50), min_length=1, max_length=LOOKED_AT_ONCE)


class AdditionStateSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    state = serializers.ChoiceField(
        [AWAITING_UPLOAD, PROCESSING, RECEIVED, REJECTED],
        help_text="`received`: the owner of the album has it, and decides whether it goes in.",
    )
    error = UploadErrorSerializer(
        allow_null=True, help_text="Why, once the state is `rejected`; why it takes longer, while it is `processing`."
    )


@extend_schema_serializer(component_name="Addition")
class AdditionSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    transfer = PostTransferSerializer()
    expires_at = serializers.DateTimeField(help_text="Until when `transfer` works.")


@extend_schema_serializer(component_name="AdditionStates")
class AdditionStatesSerializer(serializers.Serializer[Any]):
    results = AdditionStateSerializer(many=True, help_text="Those of them that were sent through this link.")


class HeldPictureSerializer(serializers.Serializer[Any]):
    """A picture that waits for the owner of its album."""

    image = ImageSerializer(source="card")
    name = serializers.CharField(help_text="What whoever sent it calls themselves.")
    person = OwnerSerializer(allow_null=True, help_text="Who that is; null if they were not signed in, or are gone.")


@extend_schema_serializer(component_name="HeldPicturePage")
class HeldPicturePageSerializer(serializers.Serializer[Any]):
    results = HeldPictureSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


def addition_json(upload: Upload, transfer: Transfer) -> dict[str, Any]:
    """A picture that a visitor may send now."""
    time = serializers.DateTimeField().to_representation
    return {
        "id": upload.upload_id,
        "transfer": transfer_json(transfer),
        "expires_at": time(transfer.expires_at),
    }


def states_json(uploads: Sequence[Upload]) -> dict[str, Any]:
    """What became of pictures, as their sender learns it."""
    return {"results": [_state_json(upload) for upload in uploads]}


def _state_json(upload: Upload) -> dict[str, Any]:
    state = RECEIVED if upload.state == READY else upload.state
    return {"id": upload.upload_id, "state": state, "error": error_json(upload)}
