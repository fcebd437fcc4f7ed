"""The JSON of an upload: what is asked for, what is granted, and what became of it."""

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from gallery.errors import ImageNotFound
from gallery.media.formats import ACCEPTED_TYPES
from gallery.serializers.images import ImageSerializer
from gallery.services.cards import cards_for
from gallery.services.images import image_get
from gallery.storage.presign import PostGrant
from gallery.tables.images import PUBLIC, VISIBILITIES
from gallery.tables.uploads import AWAITING_UPLOAD, PROCESSING, READY, REJECTED, Upload


class UploadRequestSerializer(serializers.Serializer[Any]):
    filename = serializers.CharField(max_length=5000, trim_whitespace=False)
    content_type = serializers.ChoiceField(ACCEPTED_TYPES)
    size = serializers.IntegerField(min_value=1, help_text="Bytes; exactly what will be sent.")
    sha256 = serializers.CharField(
        required=False,
        allow_null=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$", "A SHA-256 has 64 hexadecimal digits in lower case.")],
        help_text="Of the file; what arrives is then checked against it.",
    )
    visibility = serializers.ChoiceField(VISIBILITIES, default=PUBLIC)
    title = serializers.CharField(max_length=200, allow_blank=True, default="")


class TransferSerializer(serializers.Serializer[PostGrant]):
    kind = serializers.ChoiceField(["post"])
    url = serializers.URLField()
    fields = serializers.DictField(  # type: ignore[assignment]  # the contract's name; DRF's own `fields` is not used
        child=serializers.CharField(), help_text="Form fields to send before the field `file`."
    )


class UploadErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField()


@extend_schema_serializer(component_name="Upload")
class UploadSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    state = serializers.ChoiceField([AWAITING_UPLOAD, PROCESSING, READY, REJECTED])
    filename = serializers.CharField()
    expires_at = serializers.DateTimeField(help_text="Until when the transfer may begin.")
    transfer = TransferSerializer(allow_null=True, help_text="Only in the answer that starts the upload.")
    image = ImageSerializer(allow_null=True, help_text="Once the state is `ready`.")
    error = UploadErrorSerializer(allow_null=True, help_text="Why, once the state is `rejected`.")


def upload_json(upload: Upload, *, grant: PostGrant | None = None) -> dict[str, Any]:
    """An upload as its owner gets it."""
    return {
        "id": upload.upload_id,
        "state": upload.state,
        "filename": upload.filename,
        "expires_at": serializers.DateTimeField().to_representation(upload.grant_expires_at),
        "transfer": {"kind": "post", "url": grant.url, "fields": grant.fields} if grant else None,
        "image": _image_json(upload) if upload.state == READY else None,
        "error": {"code": upload.error_code, "detail": upload.error_detail} if upload.state == REJECTED else None,
    }


def _image_json(upload: Upload) -> dict[str, Any] | None:
    try:
        image = image_get(viewer_id=upload.owner_id, image_id=upload.upload_id)
    except ImageNotFound:
        # Deleted since.
        return None
    return dict(ImageSerializer(cards_for([image], viewer_id=upload.owner_id)[0]).data)
