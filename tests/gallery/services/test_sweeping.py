"""Uploads that no event moves: each ends well, or says why it did not."""

from datetime import UTC, datetime, timedelta

import boto3
import pytest
from django.conf import settings

from accounts.services.profiles import profile_get
from gallery.services import processing
from gallery.services.auditing import stalled_retry
from gallery.services.processing import ATTEMPTS, upload_process
from gallery.services.sweeping import Swept, uploads_sweep
from gallery.services.uploads import FIRST_LOOK, OPEN_FOR, upload_get, upload_start
from gallery.storage import keys
from gallery.storage.multipart import PART_BYTES
from gallery.storage.objects import object_etag
from gallery.tables.upload_steps import upload_claim
from gallery.tables.uploads import AWAITING_UPLOAD, PROCESSING, READY, REJECTED, Upload
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import deliver, start
from tests.roles import acting_as


def sweep(*, after: timedelta = timedelta()) -> Swept:
    with acting_as("worker"):
        return uploads_sweep(now=datetime.now(UTC) + after, limit=1000)


def lose_the_events() -> None:
    """The local AWS, too, may announce an upload before the queue is emptied."""
    sqs = boto3.Session(profile_name="imageshare-operator").client("sqs")
    sqs.purge_queue(QueueUrl=settings.UPLOADS_QUEUE_URL)


def arrived_unannounced(person: Person) -> str:
    """An upload whose bytes are there, and of which no event tells."""
    data = pictures.jpeg(400, 300)
    started = start(person.sub, data)
    assert deliver(started, data).status_code == 201
    lose_the_events()
    return started.upload.upload_id


def state_of(person: Person, upload_id: str) -> str:
    return upload_get(owner_id=person.sub, upload_id=upload_id).state


def test_a_file_whose_arrival_nobody_announced_becomes_a_picture(ana: Person) -> None:
    data = pictures.jpeg(400, 300)
    started = start(ana.sub, data)
    assert deliver(started, data).status_code == 201
    lose_the_events()
    assert started.upload.upload_id not in sweep().processed
    assert started.upload.upload_id in sweep(after=FIRST_LOOK).processed
    assert state_of(ana, started.upload.upload_id) == READY


def test_a_file_that_has_not_come_yet_is_waited_for(ana: Person) -> None:
    upload_id = start(ana.sub, b"12345").upload.upload_id
    assert upload_id in sweep(after=FIRST_LOOK).still_waiting
    assert upload_id not in sweep(after=FIRST_LOOK).still_waiting
    assert state_of(ana, upload_id) == AWAITING_UPLOAD


@pytest.mark.parametrize("size", [1000, 3 * PART_BYTES])
def test_a_file_that_never_comes_ends_rejected_and_holds_nothing(size: int) -> None:
    person = create_person("Wim")
    started = upload_start(owner_id=person.sub, filename="a.jpg", content_type="image/jpeg", size=size)
    assert started.upload.upload_id in sweep(after=OPEN_FOR).expired
    upload = upload_get(owner_id=person.sub, upload_id=started.upload.upload_id)
    assert (upload.state, upload.error_code) == (REJECTED, "expired")
    profile = profile_get(user_id=person.sub)
    assert (profile.bytes_held, profile.images_held, profile.open_uploads) == (0, 0, 0)


def test_what_a_dead_worker_left_is_taken_up_after_its_lease(ana: Person) -> None:
    upload_id = arrived_unannounced(ana)
    with acting_as("worker"):
        etag = object_etag(keys.incoming(ana.sub, upload_id))
        assert etag
        assert upload_claim(upload_id=upload_id, etag=etag, now=datetime.now(UTC) - timedelta(hours=1), lease_seconds=9)
    assert upload_id in sweep().processed
    assert state_of(ana, upload_id) == READY


def test_a_failure_of_ours_is_told_tried_again_and_in_the_end_left_to_the_operator(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = arrived_unannounced(ana)

    def broken(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(processing, "render_in_child", broken)
    for attempt in range(1, ATTEMPTS + 1):
        swept = sweep(after=timedelta(minutes=30 * attempt))
        assert upload_id in swept.failed
        upload = upload_get(owner_id=ana.sub, upload_id=upload_id)
        assert (upload.state, upload.attempts) == (PROCESSING, attempt)
        assert upload.error_code == ("delayed" if attempt < ATTEMPTS else "stalled")
        assert "safe" in upload.error_detail
    assert upload_id not in sweep(after=timedelta(days=1)).failed
    monkeypatch.undo()
    with acting_as("maintenance"):
        assert upload_id in stalled_retry(now=datetime.now(UTC))
    assert upload_id in sweep(after=timedelta(minutes=1)).processed
    assert state_of(ana, upload_id) == READY


def test_an_upload_in_hand_is_left_alone(ana: Person) -> None:
    upload_id = arrived_unannounced(ana)
    with acting_as("worker"):
        etag = str(object_etag(keys.incoming(ana.sub, upload_id)))
        assert upload_claim(upload_id=upload_id, etag=etag, now=datetime.now(UTC), lease_seconds=300)
    assert upload_id not in sweep().processed
    assert state_of(ana, upload_id) == PROCESSING
    with acting_as("worker"):
        Upload(upload_id).update(actions=[Upload.claimed_until.set(0)])
        upload_process(owner_id=ana.sub, upload_id=upload_id, etag=etag)
