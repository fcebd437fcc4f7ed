"""Reading, writing and removing objects of the media bucket."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from botocore.exceptions import ClientError
from django.conf import settings

from gallery.errors import ObjectChanged, ObjectMissing
from gallery.storage.client import s3

# Without the right to list, S3 answers 403 rather than 404 for a key that does not exist.
_MISSING = {"NoSuchKey", "404", "AccessDenied", "403"}
_CHANGED = {"PreconditionFailed", "412"}
_FOR_EVER: Final = "private, max-age=31536000, immutable"
_CHUNK: Final = 1024 * 1024
RANGE_BYTES: Final = 8 * 1024 * 1024


def object_fetch(key: str, *, etag: str, path: Path, max_bytes: int) -> tuple[int, str]:
    """Write exactly the object that has this ETag to a file; its size, and its SHA-256 in hexadecimal digits.

    Stops after `max_bytes` + 1 bytes, so that excess shows. Raises ObjectMissing, or ObjectChanged if the key holds
    another object by now.
    """
    with _about(key):
        response = s3().get_object(Bucket=settings.MEDIA_BUCKET, Key=key, IfMatch=etag)
    size, digest = 0, hashlib.sha256()
    with response["Body"] as body, path.open("wb") as file:
        while data := body.read(min(_CHUNK, max_bytes + 1 - size)):
            size += len(data)
            digest.update(data)
            file.write(data)
    return size, digest.hexdigest()


@dataclass(frozen=True)
class Contents:
    """An object that is being read: its `size` in bytes, and its bytes in order, once."""

    size: int
    chunks: Iterator[bytes]


def object_read(key: str) -> Contents:
    """Read an object range by range, so that no connection has to last as long as whoever works on the bytes.

    Raises ObjectMissing now, and ObjectMissing or ObjectChanged for a later range if the object is no longer the same.
    """
    with _about(key):
        first = s3().get_object(Bucket=settings.MEDIA_BUCKET, Key=key, Range=_range(0))
        data, size, etag = first["Body"].read(), int(first["ContentRange"].rpartition("/")[2]), first["ETag"]

    def chunks() -> Iterator[bytes]:
        yield data
        for start in range(len(data), size, RANGE_BYTES):
            with _about(key):
                answer = s3().get_object(Bucket=settings.MEDIA_BUCKET, Key=key, Range=_range(start), IfMatch=etag)
                yield answer["Body"].read()

    return Contents(size, chunks())


def _range(start: int) -> str:
    return f"bytes={start}-{start + RANGE_BYTES - 1}"


def object_write(key: str, path: Path, *, content_type: str) -> None:
    """Write a file as an object that browsers may keep: a key never gets other bytes."""
    with path.open("rb") as file:
        s3().put_object(
            Bucket=settings.MEDIA_BUCKET, Key=key, Body=file, ContentType=content_type, CacheControl=_FOR_EVER
        )


def object_copy(source: str, key: str, *, etag: str, content_type: str) -> None:
    """Copy exactly the object that has this ETag inside S3, as one that browsers may keep.

    Raises ObjectMissing, or ObjectChanged if the source's key holds another object by now.
    """
    with _about(source):
        s3().copy_object(
            Bucket=settings.MEDIA_BUCKET,
            Key=key,
            CopySource={"Bucket": settings.MEDIA_BUCKET, "Key": source},
            CopySourceIfMatch=etag,
            MetadataDirective="REPLACE",
            ContentType=content_type,
            CacheControl=_FOR_EVER,
        )


def object_etag(key: str) -> str | None:
    """The ETag of the object that lies there now; None if there is none."""
    try:
        with _about(key):
            return s3().head_object(Bucket=settings.MEDIA_BUCKET, Key=key)["ETag"].strip('"')
    except ObjectMissing:
        return None


@contextmanager
def _about(key: str) -> Iterator[None]:
    """S3's refusals as ours."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _MISSING:
            raise ObjectMissing(key) from error
        if code in _CHANGED:
            raise ObjectChanged(key) from error
        raise


def object_delete(key: str) -> None:
    """Remove one object; one that is not there is fine."""
    s3().delete_object(Bucket=settings.MEDIA_BUCKET, Key=key)


def objects_delete(keys: list[str]) -> None:
    """Remove up to 1,000 objects in one request. Raises RuntimeError naming the first that could not go."""
    response = s3().delete_objects(
        Bucket=settings.MEDIA_BUCKET, Delete={"Objects": [{"Key": key} for key in keys], "Quiet": True}
    )
    for failure in response.get("Errors", []):
        raise RuntimeError(f"S3 did not delete {failure.get('Key')}: {failure.get('Code')}")
