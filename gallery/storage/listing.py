"""Going through the bucket: the whole of it for maintenance, what is left of somebody for a job; no request does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from gallery.storage.client import s3


@dataclass(frozen=True)
class StoredObject:
    """One object of the media bucket."""

    key: str
    modified_at: datetime


@dataclass(frozen=True)
class OpenMultipart:
    """A multipart upload that was neither completed nor aborted."""

    key: str
    multipart_id: str
    begun_at: datetime


def objects_all() -> Iterator[StoredObject]:
    """Every object of the bucket, by key."""
    for page in s3().get_paginator("list_objects_v2").paginate(Bucket=settings.MEDIA_BUCKET):
        for found in page.get("Contents", []):
            yield StoredObject(found["Key"], found["LastModified"])


def keys_below(prefix: str, *, limit: int) -> list[str]:
    """The first keys that begin with this, 1,000 at most: one request."""
    found = s3().list_objects_v2(Bucket=settings.MEDIA_BUCKET, Prefix=prefix, MaxKeys=limit)
    return [one["Key"] for one in found.get("Contents", [])]


def multiparts_all() -> Iterator[OpenMultipart]:
    """Every multipart upload that is open."""
    for page in s3().get_paginator("list_multipart_uploads").paginate(Bucket=settings.MEDIA_BUCKET):
        for found in page.get("Uploads", []):
            yield OpenMultipart(found["Key"], found["UploadId"], found["Initiated"])
