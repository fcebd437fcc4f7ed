"""Objects travel between S3 and files, pinned to what the event named."""

import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from django.conf import settings

from gallery.errors import ObjectChanged, ObjectMissing
from gallery.storage import keys
from gallery.storage.objects import object_copy, object_fetch, object_write
from tests.roles import acting_as

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

DATA = bytes(range(256)) * 12_000  # about 3 MB, more than is read at once


def operator() -> "S3Client":
    return boto3.Session(profile_name="imageshare-operator").client("s3")


@pytest.fixture
def incoming() -> tuple[str, str]:
    """Key and ETag of an object that arrived."""
    key = keys.incoming("somebody", uuid.uuid4().hex)
    etag = operator().put_object(Bucket=settings.MEDIA_BUCKET, Key=key, Body=DATA)["ETag"].strip('"')
    return key, etag


def test_an_object_is_fetched_into_a_file_and_its_checksum_told(incoming: tuple[str, str], tmp_path: Path) -> None:
    key, etag = incoming
    with acting_as("worker"):
        fetched = object_fetch(key, etag=etag, path=tmp_path / "source", max_bytes=len(DATA))
    assert fetched == (len(DATA), hashlib.sha256(DATA).hexdigest())
    assert (tmp_path / "source").read_bytes() == DATA


def test_no_more_than_one_byte_too_many_is_fetched(incoming: tuple[str, str], tmp_path: Path) -> None:
    key, etag = incoming
    with acting_as("worker"):
        size, _ = object_fetch(key, etag=etag, path=tmp_path / "source", max_bytes=1_500_000)
    assert size == (tmp_path / "source").stat().st_size == 1_500_001


def test_another_object_under_the_key_is_neither_fetched_nor_copied(incoming: tuple[str, str], tmp_path: Path) -> None:
    key, _ = incoming
    with acting_as("worker"):
        with pytest.raises(ObjectChanged):
            object_fetch(key, etag="0" * 32, path=tmp_path / "source", max_bytes=len(DATA))
        with pytest.raises(ObjectChanged):
            object_copy(key, keys.original("somebody", "x"), etag="0" * 32, content_type="image/png")


def test_a_key_without_an_object_is_missing(tmp_path: Path) -> None:
    key = keys.incoming("somebody", uuid.uuid4().hex)
    with acting_as("worker"):
        with pytest.raises(ObjectMissing):
            object_fetch(key, etag="0" * 32, path=tmp_path / "source", max_bytes=10)
        with pytest.raises(ObjectMissing):
            object_copy(key, keys.original("somebody", "x"), etag="0" * 32, content_type="image/png")


def test_an_object_is_copied_inside_s3_under_the_worker_s_role(incoming: tuple[str, str]) -> None:
    key, etag = incoming
    original = keys.original("somebody", uuid.uuid4().hex)
    with acting_as("worker"):
        object_copy(key, original, etag=etag, content_type="image/png")
    stored = operator().get_object(Bucket=settings.MEDIA_BUCKET, Key=original)
    assert stored["Body"].read() == DATA
    assert (stored["ContentType"], stored["CacheControl"]) == ("image/png", "private, max-age=31536000, immutable")


def test_a_file_is_written_with_its_type(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(DATA)
    key = keys.published(uuid.uuid4().hex)
    with acting_as("worker"):
        object_write(key, tmp_path / "made", content_type="image/webp")
    stored = operator().get_object(Bucket=settings.MEDIA_BUCKET, Key=key)
    assert (stored["Body"].read(), stored["ContentType"]) == (DATA, "image/webp")
