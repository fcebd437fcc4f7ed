"""Multipart uploads: large files go to S3 in parts; browsers send each under a signature, jobs send them themselves.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
"""

from dataclasses import dataclass
from typing import Final

from botocore.exceptions import ClientError
from django.conf import settings

from gallery.storage.client import s3
from gallery.storage.presign import GRANT_SECONDS

# S3's own bounds: parts of 5 MiB or more, except for the last, and 10,000 of them at most.
PART_BYTES: Final = 8 * 1024 * 1024
MAX_PARTS: Final = 10_000

_GONE: Final = {"NoSuchUpload", "404"}


class MultipartGone(Exception):
    """S3 has no such multipart upload: it was completed or aborted."""


@dataclass(frozen=True)
class Part:
    """One part that has arrived; `number` starts at 1, `size` is bytes."""

    number: int
    size: int
    etag: str


def part_size_for(size: int) -> int:
    """Bytes of each part but the last, for a file of `size` bytes."""
    return max(PART_BYTES, -(-size // MAX_PARTS))


def multipart_begin(key: str, *, content_type: str) -> str:
    """The id of a new multipart upload."""
    return s3().create_multipart_upload(Bucket=settings.MEDIA_BUCKET, Key=key, ContentType=content_type)["UploadId"]


def multipart_sign(key: str, multipart_id: str, *, number: int, size: int) -> str:
    """A URL to PUT exactly this part of exactly `size` bytes to, for ten minutes."""
    return s3().generate_presigned_url(
        "upload_part",
        Params={
            "Bucket": settings.MEDIA_BUCKET,
            "Key": key,
            "UploadId": multipart_id,
            "PartNumber": number,
            "ContentLength": size,
        },
        ExpiresIn=GRANT_SECONDS,
    )


def multipart_put(key: str, multipart_id: str, *, number: int, data: bytes) -> Part:
    """Send one part ourselves. Raises MultipartGone."""
    try:
        answer = s3().upload_part(
            Bucket=settings.MEDIA_BUCKET, Key=key, UploadId=multipart_id, PartNumber=number, Body=data
        )
    except ClientError as error:
        raise _told_apart(error) from error
    return Part(number, len(data), answer["ETag"])


def multipart_parts(key: str, multipart_id: str) -> list[Part]:
    """The parts that have arrived, by number. Raises MultipartGone."""
    pages = s3().get_paginator("list_parts").paginate(Bucket=settings.MEDIA_BUCKET, Key=key, UploadId=multipart_id)
    try:
        return [
            Part(part["PartNumber"], part["Size"], part["ETag"]) for page in pages for part in page.get("Parts", [])
        ]
    except ClientError as error:
        raise _told_apart(error) from error


def multipart_complete(key: str, multipart_id: str, parts: list[Part]) -> None:
    """Put the parts together; S3 then announces the object. Raises MultipartGone."""
    named = [{"PartNumber": part.number, "ETag": part.etag} for part in parts]
    try:
        s3().complete_multipart_upload(
            Bucket=settings.MEDIA_BUCKET,
            Key=key,
            UploadId=multipart_id,
            MultipartUpload={"Parts": named},  # type: ignore[typeddict-item]  # the stubs want a TypedDict literal
        )
    except ClientError as error:
        raise _told_apart(error) from error


def multipart_abort(key: str, multipart_id: str) -> None:
    """Forget the parts; an upload that is not there is fine."""
    try:
        s3().abort_multipart_upload(Bucket=settings.MEDIA_BUCKET, Key=key, UploadId=multipart_id)
    except ClientError as error:
        if not isinstance(_told_apart(error), MultipartGone):
            raise


def _told_apart(error: ClientError) -> Exception:
    return MultipartGone() if error.response.get("Error", {}).get("Code") in _GONE else error
