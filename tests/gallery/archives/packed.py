"""Pictures whose bytes are there without having been processed, and archives as their owners get them."""

import io
import secrets
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import requests
from django.conf import settings

from gallery.services.archives.asking import ShownArchive, archive_downloads, archive_get
from gallery.services.archives.packing import archive_pack
from gallery.services.jobs import Done, More, Work
from gallery.storage import keys
from gallery.storage.client import s3
from gallery.tables.archives import Archive
from gallery.tables.images import PUBLIC, Image
from gallery.tables.jobs import Job
from tests.gallery.made_up import image_row
from tests.roles import acting_as


def make_pictures(owner_id: str, *titles: str, size: int = 2000, visibility: str = PUBLIC, **more: Any) -> list[Image]:
    """One for each title, oldest first, of random bytes: the published copy has others than the original."""
    images = [image_row(owner_id, visibility=visibility, created_at=datetime.now(UTC)) for _ in titles]
    with acting_as("operator"):
        for image, title in zip(images, titles, strict=True):
            image.title = title
            for name, value in more.items():
                setattr(image, name, value)
            image.save()
            for key in (keys.original(owner_id, image.image_id), keys.published(image.image_id)):
                s3().put_object(Bucket=settings.MEDIA_BUCKET, Key=key, Body=secrets.token_bytes(size))
    return images


def original(image: Image) -> bytes:
    return stored(keys.original(image.owner_id, image.image_id))


def published(image: Image) -> bytes:
    return stored(keys.published(image.image_id))


def stored(key: str) -> bytes:
    with acting_as("operator"):
        return s3().get_object(Bucket=settings.MEDIA_BUCKET, Key=key)["Body"].read()


def objects_of(owner_id: str) -> tuple[list[str], list[str]]:
    """Keys below a person's archives, and multipart uploads that are open there."""
    prefix = f"archives/{owner_id}/"
    with acting_as("operator"):
        found = s3().list_objects_v2(Bucket=settings.MEDIA_BUCKET, Prefix=prefix).get("Contents", [])
        uploads = s3().list_multipart_uploads(Bucket=settings.MEDIA_BUCKET).get("Uploads", [])
    return [one["Key"] for one in found], [one["UploadId"] for one in uploads if one["Key"].startswith(prefix)]


def pack_slice(archive: Archive) -> More | Done:
    """One slice of the archive's job, as the jobs function runs it."""
    with acting_as("jobs"):
        return archive_pack(Work("job", archive.archive_id, {"owner_id": archive.owner_id}))


def make_due(job_id: str) -> None:
    """As if its time had come."""
    with acting_as("operator"):
        Job(job_id).update(actions=[Job.due_at.set(0), Job.lease_until.set(0)])


def now_shown(archive: Archive) -> ShownArchive:
    return archive_get(owner_id=archive.owner_id, archive_id=archive.archive_id)


def zips_of(archive: Archive) -> Iterator[tuple[str, zipfile.ZipFile]]:
    """Each file as its owner fetches it, under the name that it is saved as, every checksum checked."""
    for file in archive_downloads(owner_id=archive.owner_id, archive_id=archive.archive_id):
        answer = requests.get(file.url, timeout=10)
        assert answer.status_code == 200, answer.text
        assert len(answer.content) == file.size
        opened = zipfile.ZipFile(io.BytesIO(answer.content))
        assert opened.testzip() is None
        yield file.filename, opened


def contents_of(archive: Archive) -> dict[str, bytes]:
    """By name, all that is in any of the files; no name is there twice."""
    entries = [(name, opened.read(name)) for _, opened in zips_of(archive) for name in opened.namelist()]
    found = dict(entries)
    assert len(found) == len(entries)
    return found
