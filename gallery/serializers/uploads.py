"""The JSON of an upload: what is asked for, what is granted, and what became of it."""

from typing import Any, Final

from django.core.validators import RegexValidator
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from gallery.errors import ImageNotFound
from gallery.media.formats import ACCEPTED_TYPES
from gallery.serializers.images import ImageSerializer
from gallery.services.cards import card_with_details
from gallery.services.images import image_get
from gallery.services.transfers import SIGNED_AT_ONCE, PartsPlan, Transfer
from gallery.storage.multipart import MAX_PARTS
from gallery.storage.presign import PostGrant
from gallery.tables.images import PUBLIC, VISIBILITIES
from gallery.tables.uploads import AWAITING_UPLOAD, PROCESSING, READY, REJECTED, Upload

# What S3 can hold; how much a site takes of one person is a setting, and told in words.
LARGEST_OBJECT: Final = 5 * 1024**4
SHA256 = RegexValidator(r"^[0-9a-f]{64}$", "A SHA-256 has 64 hexadecimal digits in lower case.")


class UploadRequestSerializer(serializers.Serializer[Any]):
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
    visibility = serializers.ChoiceField(VISIBILITIES, default=PUBLIC)
    title = serializers.CharField(max_length=200, allow_blank=True, default="")


class PostTransferSerializer(serializers.Serializer[Any]):
    """A small file goes in one form."""

    kind = serializers.ChoiceField(["post"])
    url = serializers.URLField()
    fields = serializers.DictField(  # type: ignore[assignment]  # the contract's name; DRF's own `fields` is not used
        child=serializers.CharField(), help_text="Form fields to send before the field `file`."
    )


class MultipartTransferSerializer(serializers.Serializer[Any]):
    """A large file goes in parts; `POST /uploads/{id}/parts` signs them."""

    kind = serializers.ChoiceField(["multipart"])
    part_size = serializers.IntegerField(help_text="Bytes of each part but the last.")
    part_count = serializers.IntegerField()


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Transfer",
        serializers={"post": PostTransferSerializer, "multipart": MultipartTransferSerializer},
        resource_type_field_name="kind",
    )
)
class TransferField(serializers.JSONField):
    """One of the two above."""


class UploadErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField()


class ReceiptSerializer(serializers.Serializer[Any]):
    """What is stored, so that a sender can prove that it is what they sent."""

    sha256 = serializers.CharField(help_text="Of the stored original.")
    size = serializers.IntegerField(help_text="Bytes.")
    stored_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="Upload")
class UploadSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    state = serializers.ChoiceField([AWAITING_UPLOAD, PROCESSING, READY, REJECTED])
    filename = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField(allow_null=True, help_text="As announced.")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        help_text="Until when `transfer` works; without one, until when the file may still be sent."
    )
    transfer = TransferField(allow_null=True, help_text="Only in the answers that start or renew the transfer.")
    duplicate_of = serializers.CharField(
        allow_null=True, help_text="A picture of yours with exactly these bytes, if the SHA-256 was announced."
    )
    similar_to = serializers.ListField(
        child=serializers.CharField(), help_text="Pictures of yours that look alike, once the state is `ready`."
    )
    image = ImageSerializer(allow_null=True, help_text="Once the state is `ready`.")
    receipt = ReceiptSerializer(allow_null=True, help_text="Once the state is `ready`.")
    error = UploadErrorSerializer(
        allow_null=True, help_text="Why, once the state is `rejected`; why it takes longer, while it is `processing`."
    )


@extend_schema_serializer(component_name="UploadPage")
class UploadPageSerializer(serializers.Serializer[Any]):
    results = UploadSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


class PartSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    size = serializers.IntegerField(help_text="Bytes.")


@extend_schema_serializer(component_name="UploadParts")
class PartsSerializer(serializers.Serializer[Any]):
    part_size = serializers.IntegerField(help_text="Bytes of each part but the last.")
    part_count = serializers.IntegerField()
    parts = PartSerializer(many=True, help_text="Those that have arrived.")


class PartsRequestSerializer(serializers.Serializer[Any]):
    numbers = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MAX_PARTS), min_length=1, max_length=SIGNED_AT_ONCE
    )


class SignedPartSerializer(PartSerializer):
    url = serializers.URLField(help_text="PUT exactly this part's bytes here.")


@extend_schema_serializer(component_name="SignedParts")
class SignedPartsSerializer(serializers.Serializer[Any]):
    parts = SignedPartSerializer(many=True)
    expires_at = serializers.DateTimeField()


def upload_json(upload: Upload, *, transfer: Transfer | None = None) -> dict[str, Any]:
    """An upload as its owner gets it."""
    time = serializers.DateTimeField().to_representation
    return {
        "id": upload.upload_id,
        "state": upload.state,
        "filename": upload.filename,
        "content_type": upload.content_type,
        "size": int(upload.size),
        "sha256": upload.sha256,
        "created_at": time(upload.created_at),
        "expires_at": time(transfer.expires_at if transfer else upload.open_until),
        "transfer": transfer_json(transfer) if transfer else None,
        "duplicate_of": upload.duplicate_of,
        "similar_to": sorted(upload.similar_to or ()),
        "image": _image_json(upload) if upload.state == READY else None,
        "receipt": _receipt_json(upload) if upload.state == READY else None,
        "error": error_json(upload),
    }


def transfer_json(transfer: Transfer) -> dict[str, Any]:
    """How the bytes go to S3."""
    match transfer.how:
        case PostGrant(url=url, fields=fields):
            return {"kind": "post", "url": url, "fields": fields}
        case PartsPlan(part_size=part_size, part_count=part_count):
            return {"kind": "multipart", "part_size": part_size, "part_count": part_count}


def _receipt_json(upload: Upload) -> dict[str, Any]:
    return dict(
        ReceiptSerializer({"sha256": upload.stored_sha256, "size": upload.size, "stored_at": upload.finished_at}).data
    )


def error_json(upload: Upload) -> dict[str, Any] | None:
    """Why an upload was rejected or takes longer, None for every other one."""
    if not upload.error_code or upload.state not in (REJECTED, PROCESSING):
        return None
    return {"code": upload.error_code, "detail": upload.error_detail}


def _image_json(upload: Upload) -> dict[str, Any] | None:
    try:
        image = image_get(viewer_id=upload.owner_id, image_id=upload.upload_id)
    except ImageNotFound:
        # Deleted since.
        return None
    return dict(ImageSerializer(card_with_details(image, viewer_id=upload.owner_id)).data)
