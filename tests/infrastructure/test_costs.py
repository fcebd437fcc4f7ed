"""docs/costs.md shows what the scripts compute, of what an upload really asks of the services."""

import json
import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest
from botocore.httpsession import URLLib3Session
from cfnlint.decode import decode
from django.conf import settings
from django.test import Client
from structlog.contextvars import bound_contextvars

from gallery.events import queue, uploaded
from gallery.services.job_kinds import KINDS
from gallery.services.jobs import job_run
from gallery.tables.image_changes import derive_job_id
from gallery.tables.images import Image
from gallery.tables.timelines import timeline_job_id
from imageshare.template import TEMPLATE
from infrastructure.costs.__main__ import DOCUMENT, document
from moderation.costs.lines import LINES, MONTHS
from moderation.costs.month import (
    FOLLOWING_WRITE_UNITS,
    LOG_BYTES,
    POLL_READS,
    UPLOAD_PUTS,
    UPLOAD_WRITES,
    WHO_READS,
    Month,
)
from tests.accounts.people import create_person, sign_in
from tests.gallery import pictures
from tests.gallery.senders import post, share
from tests.imageshare.log_lines import written
from tests.infrastructure.test_alarms import EMITTED
from tests.roles import acting_as


@dataclass
class Asked:
    """What went to AWS: rows written as (operation, table), reads, and objects written."""

    writes: list[tuple[str, str]] = field(default_factory=list)
    reads: int = 0
    puts: int = 0

    def note(self, request: AWSPreparedRequest) -> None:
        target: str | bytes = request.headers.get("X-Amz-Target", "")
        name = str(target, "ascii") if isinstance(target, bytes) else target
        service, _, operation = name.partition(".")
        if service.startswith("DynamoDB"):
            self._note_rows(
                operation, json.loads(str(request.body, "utf-8") if isinstance(request.body, bytes) else "{}")
            )
        elif not name and request.method == "PUT":
            self.puts += 1

    def _note_rows(self, operation: str, body: dict[str, Any]) -> None:
        if operation == "TransactWriteItems":
            for item in body["TransactItems"]:
                ((action, what),) = item.items()
                self.writes.append((f"Transact{action}", table(what["TableName"])))
        elif operation.removesuffix("Item") in ("Put", "Update", "Delete"):
            self.writes.append((operation.removesuffix("Item"), table(body["TableName"])))
        else:
            self.reads += 1


def table(name: str) -> str:
    return name.removeprefix(f"{settings.STACK_NAME}-")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked, send = Asked(), URLLib3Session.send

    def note_and_send(session: URLLib3Session, request: AWSPreparedRequest) -> Any:
        asked.note(request)
        return send(session, request)

    monkeypatch.setattr(URLLib3Session, "send", note_and_send)
    return asked


def test_an_upload_asks_for_what_is_paid_for(asked: Asked) -> None:
    client = Client()
    sign_in(client, create_person("Ana"))
    data = pictures.jpeg(2400, 1600)
    body = {"filename": "a.jpg", "content_type": "image/jpeg", "size": len(data), "visibility": "public"}
    with acting_as("operator"):
        # What other tests have left in the queue would be counted as well.
        boto3.client("sqs", region_name=settings.AWS_REGION).purge_queue(QueueUrl=settings.UPLOADS_QUEUE_URL)
    asked.writes.clear()
    transfer = client.post("/api/v1/uploads", body, content_type="application/json").json()["transfer"]
    assert post(transfer["url"], transfer["fields"], data).status_code == 201
    with acting_as("worker"):
        while not queue.poll_once(uploaded.handle, wait_seconds=1):
            pass
    assert asked.writes == [(write.operation, write.table) for write in UPLOAD_WRITES]
    # The sender's own is a form, which no client of ours sends.
    assert asked.puts + 1 == UPLOAD_PUTS


def test_what_follows_from_a_picture_writes_no_more_than_is_paid_for(asked: Asked) -> None:
    image_id = share(create_person("Ana").sub, pictures.jpeg(400, 300)).image_id
    with acting_as("operator"):
        Image(image_id).update(actions=[Image.title.set("Six words that people will find"), Image.revision.add(1)])
    asked.writes.clear()
    with acting_as("jobs"):
        for job_id in (derive_job_id(image_id), timeline_job_id(image_id)):
            job_run(job_id=job_id, kinds=KINDS)
    units = sum(2 if operation.startswith("Transact") else 1 for operation, _ in asked.writes)
    assert FOLLOWING_WRITE_UNITS / 2 < units <= FOLLOWING_WRITE_UNITS


def test_a_poll_reads_what_is_paid_for(asked: Asked) -> None:
    client = Client()
    sign_in(client, create_person("Ana"))
    data = pictures.jpeg(400, 300)
    body = {"filename": "a.jpg", "content_type": "image/jpeg", "size": len(data)}
    upload = client.post("/api/v1/uploads", body, content_type="application/json").json()
    asked.reads = 0
    client.get(f"/api/v1/uploads/{upload['id']}")
    # Once it is ready, the picture and its owner are read besides.
    assert asked.reads == WHO_READS + POLL_READS - 2


def test_the_document_is_what_the_scripts_compute() -> None:
    assert DOCUMENT.read_text() == document(), "run python -m infrastructure.costs --write"


def test_what_costs_the_same_every_month_is_counted() -> None:
    resources = decode(str(TEMPLATE))[0]["Resources"].values()
    by_name = {line.name: line.amount(MONTHS[0]) for line in LINES}
    assert by_name["Alarms"] == sum(one["Type"] == "AWS::CloudWatch::Alarm" for one in resources)
    assert by_name["Metrics"] == len(EMITTED)


def test_a_request_s_line_is_as_long_as_is_paid_for() -> None:
    line = ("imageshare.request_log", logging.INFO, "request", {"status": 200, "duration_ms": 1234})
    with bound_contextvars(request_id=str(uuid.uuid4()), method="GET", path=f"/api/v1/images/{'0' * 26}"):
        text = written("web", line)
    # START, END and REPORT, https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html
    of_lambda = 330
    assert LOG_BYTES / 2 < len(text) + of_lambda <= LOG_BYTES


def test_more_pictures_never_cost_less() -> None:
    for line in LINES:
        costs = [line.price.of(line.amount(month)) for month in MONTHS]
        assert costs == sorted(costs)


def test_a_sum_by_hand_comes_out() -> None:
    """A million gigabyte-seconds, 16.67 dollars, and a million requests, 3.50."""
    by_name = {line.name: line for line in LINES}
    assert by_name["API Gateway"].price.of(1_000_000) == 3.5
    assert round(by_name["Functions, compute"].price.of(1_000_000), 2) == 16.67
    assert by_name["API Gateway"].amount(Month(1000)) == 7000
