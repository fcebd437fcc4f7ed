"""The JSON of archives."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from gallery.services.archives.asking import ArchiveDownload, ArchiveFile, ShownArchive
from gallery.tables.archives import ALBUM, KINDS, STATES


class ArchiveFileSerializer(serializers.Serializer[ArchiveFile]):
    filename = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    image_count = serializers.IntegerField()


class ArchiveProgressSerializer(serializers.Serializer[Any]):
    images_done = serializers.IntegerField(help_text="Goes back if a file has to be made again.")
    images_total = serializers.IntegerField(help_text="As many as there were; exact once it is ready.")
    bytes_done = serializers.IntegerField()
    bytes_total = serializers.IntegerField(allow_null=True, help_text="null if nobody knows yet.")


@extend_schema_serializer(component_name="Archive")
class ArchiveSerializer(serializers.Serializer[ShownArchive]):
    id = serializers.CharField(source="archive.archive_id")
    kind = serializers.ChoiceField(KINDS, source="archive.kind")
    album_id = serializers.SerializerMethodField()
    title = serializers.CharField(source="archive.title")
    state = serializers.ChoiceField(STATES)
    progress = ArchiveProgressSerializer(source="archive")
    files = ArchiveFileSerializer(many=True, help_text="Empty unless it is ready.")
    error_detail = serializers.CharField(source="archive.error_detail", allow_null=True)
    created_at = serializers.DateTimeField(source="archive.created_at")
    finished_at = serializers.DateTimeField(source="archive.finished_at", allow_null=True)
    expires_at = serializers.DateTimeField(
        source="archive.open_until", allow_null=True, help_text="Until then its files can be fetched."
    )

    @extend_schema_field(serializers.CharField(allow_null=True, help_text="null for an export."))
    def get_album_id(self, shown: ShownArchive) -> str | None:
        return str(shown.archive.subject_id) if shown.archive.kind == ALBUM else None


@extend_schema_serializer(component_name="ArchivePage")
class ArchivePageSerializer(serializers.Serializer[Any]):
    results = ArchiveSerializer(many=True)
    next_cursor = serializers.CharField(allow_null=True, help_text="Send it back as `cursor`; null at the end.")


@extend_schema_serializer(component_name="ArchiveDownload")
class ArchiveDownloadSerializer(serializers.Serializer[ArchiveDownload]):
    url = serializers.URLField(help_text="Signed; saves the file under `filename`.")
    filename = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    expires_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="ArchiveDownloads")
class ArchiveDownloadsSerializer(serializers.Serializer[Any]):
    files = ArchiveDownloadSerializer(many=True)
