"""The worker as Lambda starts it: by a handler's name, with nothing but the function's variables."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.conf import settings

from gallery.services.uploads import upload_get
from gallery.tables.uploads import PROCESSING, READY, REJECTED
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.senders import deliver, grant_of, start
from tests.imageshare.emf import samples
from tests.imageshare.on_lambda import run_on_lambda, sample_event


def message(message_id: str, body: str) -> dict[str, Any]:
    return {**sample_event("queue/sqs_message"), "messageId": message_id, "body": body}


TEST_EVENT = {"Records": [message("1", json.dumps(sample_event("queue/s3_test_event")))]}
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
SCHEDULED_EVENT = {"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}, "resources": ["arn"]}


@pytest.mark.parametrize(
    ("event", "answer"),
    [(TEST_EVENT, {"batchItemFailures": []}), (SCHEDULED_EVENT, {"processed", "expired", "still_waiting", "failed"})],
    ids=["queue", "schedule"],
)
def test_the_handler_that_zappa_names_works(tmp_path: Path, event: dict[str, Any], answer: Any) -> None:
    program = f"print(json.dumps(handle({event!r}, None)))"
    done = run_on_lambda("worker", stage="prod_worker", program=program, state_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == answer if isinstance(answer, dict) else set(said) == answer


@pytest.fixture
def unwritable() -> Iterator[Callable[[str], None]]:
    """Denies the worker's role to write one picture, as a fault of ours would."""
    caller = boto3.Session(profile_name="imageshare-worker").client("sts").get_caller_identity()["Arn"]
    policy = {"RoleName": caller.split("/")[1], "PolicyName": "poison"}
    iam = boto3.Session(profile_name="imageshare-operator").client("iam")

    def deny(image_id: str) -> None:
        resource = f"arn:aws:s3:::{settings.MEDIA_BUCKET}/published/{image_id}*"
        statement = {"Effect": "Deny", "Action": "s3:PutObject", "Resource": resource}
        iam.put_role_policy(**policy, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))

    yield deny
    iam.delete_role_policy(**policy)


def arrived(owner_id: str, data: bytes) -> tuple[str, str]:
    """An upload whose bytes are in the bucket: its id, and S3's notice of them."""
    started = start(owner_id, data)
    key = grant_of(started).fields["key"]
    answer = deliver(started, data)
    assert answer.status_code == 201
    notice = sample_event("queue/s3_object_created")
    notice["Records"][0]["s3"]["object"] |= {"key": key, "size": len(data), "eTag": answer.headers["ETag"].strip('"')}
    return started.upload.upload_id, json.dumps(notice)


def test_of_a_mixed_batch_only_what_failed_comes_back(tmp_path: Path, unwritable: Callable[[str], None]) -> None:
    """A picture that cannot become one is no failure, as trying again is of no use."""
    person = create_person("Mixed")
    first, first_notice = arrived(person.sub, pictures.jpeg(320, 240))
    poison, poison_notice = arrived(person.sub, pictures.jpeg(300, 200))
    broken, broken_notice = arrived(person.sub, pictures.jpeg(640, 480)[:200])
    last, last_notice = arrived(person.sub, pictures.jpeg(240, 320))
    unwritable(poison)
    batch = [
        message("good", first_notice),
        message("poison", poison_notice),
        message("not-json", first_notice[:40]),
        message("not-ours", json.dumps({"hello": "world"})),
        message("test-event", json.dumps(sample_event("queue/s3_test_event"))),
        message("broken-picture", broken_notice),
        message("good-too", last_notice),
    ]
    program = f"print(json.dumps(handle({{'Records': {batch!r}}}, None)))"
    done = run_on_lambda("worker", stage="prod_worker", program=program, state_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    failed = [{"itemIdentifier": name} for name in ("poison", "not-json", "not-ours")]
    assert json.loads(done.stdout.splitlines()[-1]) == {"batchItemFailures": failed}

    states = {name: upload_get(owner_id=person.sub, upload_id=name) for name in (first, poison, broken, last)}
    assert [states[name].state for name in (first, last)] == [READY, READY]
    assert states[broken].state == REJECTED
    assert (states[poison].state, states[poison].error_code) == (PROCESSING, "delayed")

    metrics = samples(done.stdout)
    assert {sample.dimensions for sample in metrics} == {(("Stack", settings.STACK_NAME), ("Process", "worker"))}
    counted = Counter(sample.name for sample in metrics)
    # Errors: the poisoned picture, and the two messages that say nothing.
    expected = {"PicturesReady": 2, "UploadsRejected": 1, "UploadsDelayed": 1, "ProcessingDuration": 4}
    assert counted == {**expected, "ErrorsLogged": 3}
    assert min(sample.value for sample in metrics if sample.name == "ProcessingDuration") > 0
