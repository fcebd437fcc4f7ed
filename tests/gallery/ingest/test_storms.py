"""Events that come twice, late, in any order, or with bad neighbours; afterwards the auditor finds nothing."""

import json
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest
from django.conf import settings
from django.core.management import call_command

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, ImageNotFound
from gallery.events import uploaded
from gallery.media.sandbox import RenderingFailed
from gallery.services import processing
from gallery.services.images import image_delete
from gallery.services.uploads import upload_cancel, upload_get
from gallery.storage import keys
from gallery.storage.objects import object_etag
from gallery.tables.images import image_get
from gallery.tables.uploads import PROCESSING, READY, REJECTED, Upload
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.senders import deliver, finish, start
from tests.roles import acting_as


def sent(person: Person, data: bytes) -> str:
    started = start(person.sub, data)
    assert deliver(started, data).status_code == 201
    return started.upload.upload_id


def message(person: Person, upload_id: str, etag: str) -> dict[str, Any]:
    """One record as Lambda gets it from SQS, about one object."""
    named = {"key": keys.incoming(person.sub, upload_id), "eTag": etag}
    body = {"Records": [{"eventName": "ObjectCreated:Post", "s3": {"object": named}}]}
    return {"messageId": upload_id, "body": json.dumps(body)}


def etag_of(person: Person, upload_id: str) -> str:
    with acting_as("worker"):
        etag = object_etag(keys.incoming(person.sub, upload_id))
    assert etag
    return etag


def delete_whatever_it_is(person: Person, upload_id: str) -> None:
    try:
        image_delete(viewer_id=person.sub, image_id=upload_id)
    except ImageNotFound:
        upload_cancel(owner_id=person.sub, upload_id=upload_id)


def assert_all_agrees(person: Person) -> None:
    """Apart from strays in incoming/, which the next event or a repair removes."""
    assert repair_all(differences_of(person.sub)) == []
    assert differences_of(person.sub) == []


@pytest.mark.timeout(300)
def test_a_storm_of_duplicates_in_any_order_makes_each_picture_once() -> None:
    person = create_person("Storm")
    ids = [sent(person, pictures.jpeg(200 + n, 150)) for n in range(12)]
    events = [message(person, upload_id, etag_of(person, upload_id)) for upload_id in ids] * 5
    random.Random(7).shuffle(events)  # noqa: S311 (the same storm each time)
    with acting_as("worker"), ThreadPoolExecutor(8) as workers:
        list(workers.map(lambda event: uploaded.handle({"Records": [event]}), events))
    for upload_id in ids:
        assert finish(person.sub, upload_id).state == READY
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.images_held, profile.open_uploads) == (12, 12, 0)
    assert_all_agrees(person)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_bad_pictures_among_good_ones_harm_only_themselves() -> None:
    person = create_person("Mix")
    good = [sent(person, pictures.jpeg(200 + n, 150)) for n in range(10)]
    bad = [sent(person, data) for data in (b"text", pictures.jpeg(300, 200)[:2000], b"\xff\xd8\xff" + b"\0" * 500)]
    events = [message(person, upload_id, etag_of(person, upload_id)) for upload_id in [*bad[:1], *good, *bad[1:]]]
    events.insert(3, {"messageId": "poison", "body": json.dumps({"Records": [{"eventName": "ObjectCreated:Post"}]})})
    with acting_as("worker"):
        answer = uploaded.handle({"Records": events})
    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison"}]}
    assert {upload_get(owner_id=person.sub, upload_id=upload_id).state for upload_id in good} == {READY}
    assert {upload_get(owner_id=person.sub, upload_id=upload_id).state for upload_id in bad} == {REJECTED}
    assert_all_agrees(person)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_deleting_wins_over_processing_whenever_it_comes() -> None:
    person = create_person("Race")
    for _ in range(6):
        upload_id = sent(person, pictures.jpeg(300, 200))
        event = message(person, upload_id, etag_of(person, upload_id))
        with acting_as("operator"):
            # One process plays both roles at once here, so it acts with the rights of both.
            worker = threading.Thread(target=uploaded.handle, args=({"Records": [event]},))
            worker.start()
            try:
                upload_cancel(owner_id=person.sub, upload_id=upload_id)
            except Conflict:
                # It became a picture, or moved on, at the same moment: then whatever it has become is deleted.
                worker.join()
                delete_whatever_it_is(person, upload_id)
            worker.join()
        with pytest.raises(ImageNotFound):
            image_get(image_id=upload_id)
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.images_held, profile.bytes_held, profile.open_uploads) == (0, 0, 0, 0)
    assert_all_agrees(person)


@pytest.mark.timeout(300)
def test_a_message_that_keeps_failing_is_put_aside_visibly_and_succeeds_when_redriven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = create_person("Letter")
    sqs = boto3.Session(profile_name="imageshare-operator").client("sqs")
    queue, dead_letters = settings.UPLOADS_QUEUE_URL, f"{settings.UPLOADS_QUEUE_URL}-dead-letters"
    for url in (queue, dead_letters):
        sqs.purge_queue(QueueUrl=url)
    upload_id = sent(person, pictures.jpeg(320, 240))

    def broken(*_: object, **__: object) -> None:
        raise RenderingFailed("the library did not load")

    monkeypatch.setattr(processing, "render_in_child", broken)
    for _ in range(8):
        received = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=0, WaitTimeSeconds=1).get("Messages", [])
        with acting_as("worker"):
            uploaded.handle({"Records": [{"messageId": m["MessageId"], "body": m["Body"]} for m in received]})
            Upload(upload_id).update(actions=[Upload.claimed_until.set(0)])
    waiting = sqs.get_queue_attributes(QueueUrl=dead_letters, AttributeNames=["ApproximateNumberOfMessages"])
    assert waiting["Attributes"]["ApproximateNumberOfMessages"] == "1"
    upload = upload_get(owner_id=person.sub, upload_id=upload_id)
    assert (upload.state, upload.error_code) == (PROCESSING, "stalled")
    assert [one.kind for one in differences_of(person.sub)] == ["stalled upload"]

    monkeypatch.undo()
    with acting_as("maintenance"):
        call_command("redrive")
    assert finish(person.sub, upload_id).state == READY
    assert_all_agrees(person)
