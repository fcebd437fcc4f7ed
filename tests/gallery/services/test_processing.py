"""From bytes in S3 to a picture, on the real queue and under the worker's role."""

import contextlib
import hashlib
import threading
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
import requests
from botocore.exceptions import ClientError
from django.conf import settings

from accounts.services.profiles import profile_get
from gallery.errors import ImageNotFound, UploadNotFound
from gallery.media.rendered import Rendered
from gallery.media.sandbox import render_in_child
from gallery.services import processing
from gallery.services.images import image_delete
from gallery.services.processing import StillClaimed, upload_process
from gallery.services.uploads import upload_cancel, upload_get, upload_start
from gallery.storage import keys
from gallery.tables import image_changes
from gallery.tables import uploads as table
from gallery.tables.image_changes import image_publish
from gallery.tables.images import image_get
from gallery.tables.upload_steps import upload_claim
from gallery.tables.uploads import READY, REJECTED
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import deliver, finish, send, share, start
from tests.roles import acting_as


def stored(key: str) -> bytes | None:
    """What lies under a key, seen by the operator; None if nothing."""
    s3 = boto3.Session(profile_name="imageshare-operator").client("s3")
    try:
        return s3.get_object(Bucket=settings.MEDIA_BUCKET, Key=key)["Body"].read()
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") == "NoSuchKey":
            return None
        raise


def etag_of(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def test_a_picture_becomes_ready_with_its_facts_and_counts(ana: Person) -> None:
    before = profile_get(user_id=ana.sub)
    data = pictures.jpeg(1000, 600, orientation=6)
    image = share(ana.sub, data)
    assert (image.width, image.height) == (600, 1000)
    assert image.taken_at == "2024-05-06T07:08:09"
    assert image.location_removed
    assert image.sha256 == hashlib.sha256(data).hexdigest()
    after = profile_get(user_id=ana.sub)
    assert after.image_count == before.image_count + 1
    assert after.public_image_count == before.public_image_count + 1
    assert after.bytes_used == before.bytes_used + len(data)


def test_the_original_is_kept_byte_for_byte_and_incoming_is_emptied(ana: Person) -> None:
    data = pictures.jpeg(900, 600)
    image = share(ana.sub, data)
    assert stored(keys.original(ana.sub, image.image_id)) == data
    assert stored(keys.incoming(ana.sub, image.image_id)) is None
    assert stored(keys.rendition(image.image_id, 320)) is not None


def test_bytes_that_are_no_picture_end_rejected_with_words_for_people(ana: Person) -> None:
    upload = send(ana.sub, b"this is a letter, not a picture")
    assert (upload.state, upload.error_code) == (REJECTED, "not_an_image")
    assert upload.error_detail == "This is not an image we can read. We take JPEG, PNG, WebP, GIF, AVIF and HEIC."
    assert stored(keys.incoming(ana.sub, upload.upload_id)) is None


def test_a_checksum_that_does_not_match_is_never_ready(ana: Person) -> None:
    data = pictures.jpeg(400, 300)
    started = upload_start(
        owner_id=ana.sub, filename="a.jpg", content_type="image/jpeg", size=len(data), sha256="0" * 64
    )
    assert deliver(started, data).status_code == 201
    upload = finish(ana.sub, started.upload.upload_id)
    assert (upload.state, upload.error_code) == (REJECTED, "checksum_mismatch")


def test_the_right_checksum_is_accepted(ana: Person) -> None:
    data = pictures.jpeg(400, 300)
    sha256 = hashlib.sha256(data).hexdigest()
    started = upload_start(owner_id=ana.sub, filename="a.jpg", content_type="image/jpeg", size=len(data), sha256=sha256)
    assert deliver(started, data).status_code == 201
    assert finish(ana.sub, started.upload.upload_id).state == READY


def test_ten_events_at_once_make_one_picture_and_one_step_of_the_counter() -> None:
    person = create_person("Dora")
    data = pictures.jpeg(500, 400)
    started = start(person.sub, data)
    assert deliver(started, data).status_code == 201
    upload_id = started.upload.upload_id

    def once() -> None:
        with contextlib.suppress(StillClaimed):
            upload_process(owner_id=person.sub, upload_id=upload_id, etag=etag_of(data))

    with acting_as("worker"):
        threads = [threading.Thread(target=once) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        once()
    finish(person.sub, upload_id)
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.bytes_used) == (1, len(data))


def test_a_grant_used_again_does_not_change_the_picture(ana: Person) -> None:
    data, other = pictures.jpeg(640, 480), pictures.jpeg(640, 480, gps=False)
    other += b"\0" * (len(data) - len(other))
    started = start(ana.sub, data)
    assert deliver(started, data).status_code == 201
    upload_id = started.upload.upload_id
    assert finish(ana.sub, upload_id).state == READY
    assert deliver(started, other).status_code == 201
    with acting_as("worker"):
        upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag_of(other))
    assert stored(keys.original(ana.sub, upload_id)) == data
    assert stored(keys.incoming(ana.sub, upload_id)) is None


def test_an_object_overwritten_before_processing_is_processed_as_it_is_now(ana: Person) -> None:
    first, second = pictures.jpeg(640, 480), pictures.jpeg(640, 480, gps=False)
    second += b"\0" * (len(first) - len(second))
    started = start(ana.sub, first)
    for data in (first, second):
        assert deliver(started, data).status_code == 201
    assert finish(ana.sub, started.upload.upload_id).state == READY
    assert stored(keys.original(ana.sub, started.upload.upload_id)) == second


def test_an_object_overwritten_during_processing_does_not_become_the_original(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pictures.jpeg(640, 480), pictures.jpeg(640, 480, gps=False)
    second += b"\0" * (len(first) - len(second))
    started = start(ana.sub, first)
    assert deliver(started, first).status_code == 201

    def overwritten_after(*args: Any, **kwargs: Any) -> Rendered:
        rendered = render_in_child(*args, **kwargs)
        assert deliver(started, second).status_code == 201
        return rendered

    monkeypatch.setattr(processing, "render_in_child", overwritten_after)
    upload_id = started.upload.upload_id
    with acting_as("worker"):
        upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag_of(first))
    assert upload_get(owner_id=ana.sub, upload_id=upload_id).state == READY
    assert stored(keys.original(ana.sub, upload_id)) == first


def test_a_claim_left_by_a_dead_worker_is_taken_over_after_its_lease(ana: Person) -> None:
    data = pictures.jpeg(400, 300)
    started = start(ana.sub, data)
    assert deliver(started, data).status_code == 201
    upload_id, etag = started.upload.upload_id, etag_of(data)
    with acting_as("worker"):
        assert upload_claim(upload_id=upload_id, etag=etag, now=datetime.now(UTC), lease_seconds=300)
        with pytest.raises(StillClaimed):
            upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag)
        table.Upload(upload_id).update(actions=[table.Upload.claimed_until.set(0)])
        upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag)
    assert upload_get(owner_id=ana.sub, upload_id=upload_id).state == READY


def test_an_upload_called_off_during_processing_leaves_nothing_behind(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pictures.jpeg(400, 300)
    started = start(ana.sub, data)
    assert deliver(started, data).status_code == 201
    upload_id = started.upload.upload_id

    def called_off_first(*args: object, **kwargs: object) -> bool:
        with acting_as("web"):
            upload_cancel(owner_id=ana.sub, upload_id=upload_id)
        return image_publish(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(image_changes, "image_publish", called_off_first)
    with acting_as("worker"):
        upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag_of(data))
    with pytest.raises(UploadNotFound):
        upload_get(owner_id=ana.sub, upload_id=upload_id)
    with pytest.raises(ImageNotFound):
        image_get(image_id=upload_id)
    for key in (keys.original(ana.sub, upload_id), keys.published(upload_id), keys.rendition(upload_id, 320)):
        assert stored(key) is None


def test_deleting_removes_rows_bytes_and_counts() -> None:
    person = create_person("Emil")
    image = share(person.sub, pictures.jpeg(700, 500))
    image_delete(viewer_id=person.sub, image_id=image.image_id)
    with pytest.raises(ImageNotFound):
        image_get(image_id=image.image_id)
    with pytest.raises(UploadNotFound):
        upload_get(owner_id=person.sub, upload_id=image.image_id)
    for key in (
        keys.original(person.sub, image.image_id),
        keys.published(image.image_id),
        *(keys.rendition(image.image_id, width) for width in (320, 640, 700)),
    ):
        assert stored(key) is None
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.public_image_count, profile.bytes_used) == (0, 0, 0)


def test_nobody_reads_the_bucket_without_a_signature(ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(400, 300))
    for key in (
        keys.original(ana.sub, image.image_id),
        keys.published(image.image_id),
        keys.rendition(image.image_id, 320),
        "",
    ):
        answer = requests.get(f"{settings.MEDIA_URL_ORIGIN}/{settings.MEDIA_BUCKET}/{key}", timeout=5)
        assert answer.status_code == 403, key
