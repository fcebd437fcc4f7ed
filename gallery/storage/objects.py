"""Reading, writing and removing objects of the media bucket."""

from botocore.exceptions import ClientError
from django.conf import settings

from gallery.errors import ObjectChanged, ObjectMissing
from gallery.storage.client import s3

# Without the right to list, S3 answers 403 rather than 404 for a key that does not exist.
_MISSING = {"NoSuchKey", "404", "AccessDenied", "403"}
_CHANGED = {"PreconditionFailed", "412"}


def object_read(key: str, *, etag: str, max_bytes: int) -> bytes:
    """The bytes of exactly the object that has this ETag; at most `max_bytes` + 1 of them, so that excess shows.

    Raises ObjectMissing, or ObjectChanged if the key holds another object by now.
    """
    try:
        response = s3().get_object(Bucket=settings.MEDIA_BUCKET, Key=key, IfMatch=etag)
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _MISSING:
            raise ObjectMissing(key) from error
        if code in _CHANGED:
            raise ObjectChanged(key) from error
        raise
    with response["Body"] as body:
        return body.read(max_bytes + 1)


def object_etag(key: str) -> str | None:
    """The ETag of the object that lies there now; None if there is none."""
    try:
        return s3().head_object(Bucket=settings.MEDIA_BUCKET, Key=key)["ETag"].strip('"')
    except ClientError as error:
        if error.response.get("Error", {}).get("Code", "") in _MISSING:
            return None
        raise


def object_write(key: str, data: bytes, *, content_type: str) -> None:
    """Write an object that browsers may keep: a key never gets other bytes."""
    s3().put_object(
        Bucket=settings.MEDIA_BUCKET,
        Key=key,
        Body=data,
        ContentType=content_type,
        CacheControl="private, max-age=31536000, immutable",
    )


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
