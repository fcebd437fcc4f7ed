"""The media bucket and what happens to an object that arrives in it, as seen from outside and through the roles."""

import json
import time
import uuid
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError
from django.conf import settings

BUCKET = settings.MEDIA_BUCKET


def ask(method: str, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection(urlsplit(settings.MEDIA_URL_ORIGIN).netloc, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        response.read()
    finally:
        connection.close()
    return response


def preflight(origin: str, method: str) -> HTTPResponse:
    return ask("OPTIONS", f"/{BUCKET}", **{"Origin": origin, "Access-Control-Request-Method": method})


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_the_apps_own_pages_may_use_it(method: str) -> None:
    response = preflight(settings.SITE_URL, method)
    assert response.status == 200
    assert response.headers["Access-Control-Allow-Origin"] == settings.SITE_URL


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", f"{settings.SITE_URL}.elsewhere.example", "null"],
    ids=["elsewhere", "looks alike", "none"],
)
def test_pages_of_other_origins_may_not(origin: str) -> None:
    response = preflight(origin, "POST")
    assert response.status == 403
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_pages_may_not_use_other_methods(method: str) -> None:
    assert preflight(settings.SITE_URL, method).status == 403


def test_the_apps_own_pages_can_read_an_etag(web: boto3.Session, worker: boto3.Session) -> None:
    key = f"renditions/{uuid.uuid4()}/320.webp"
    worker.client("s3").put_object(Bucket=BUCKET, Key=key, Body=b"bytes")
    url = web.client("s3").generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": key}, ExpiresIn=60)
    response = ask("GET", url.removeprefix(settings.MEDIA_URL_ORIGIN), Origin=settings.SITE_URL)
    assert response.status == 200
    assert response.headers["Access-Control-Allow-Origin"] == settings.SITE_URL
    assert response.headers["Access-Control-Expose-Headers"] == "ETag"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("prefix", ["incoming", "originals", "published", "renditions"])
def test_anonymous_callers_are_refused(method: str, prefix: str) -> None:
    assert ask(method, f"/{BUCKET}/{prefix}/anything").status == 403


def test_anonymous_callers_cannot_list_it() -> None:
    assert ask("GET", f"/{BUCKET}?list-type=2").status == 403


def test_nobody_can_make_it_public(operator: boto3.Session) -> None:
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    with pytest.raises(ClientError, match="AccessDenied"):
        operator.client("s3").put_bucket_policy(
            Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
        )


def test_what_arrives_is_announced_to_the_worker(web: boto3.Session, worker: boto3.Session) -> None:
    key = written(web)
    record = announcement(worker, key)
    assert record is not None
    assert record["eventName"].startswith("ObjectCreated:")
    assert record["s3"]["object"]["size"] == 5


def test_what_the_worker_writes_is_not_announced(web: boto3.Session, worker: boto3.Session) -> None:
    own = f"renditions/{uuid.uuid4()}/320.webp"
    worker.client("s3").put_object(Bucket=BUCKET, Key=own, Body=b"bytes")
    # Written later and announced: had the first been announced too, it would have come before.
    assert announcement(worker, written(web), unless=own) is not None


def written(web: boto3.Session) -> str:
    key = f"incoming/{uuid.uuid4()}/{uuid.uuid4()}"
    web.client("s3").put_object(Bucket=BUCKET, Key=key, Body=b"bytes")
    return key


def announcement(worker: boto3.Session, key: str, *, unless: str = "") -> dict[str, Any] | None:
    """Take messages from the queue until the one about `key` comes; None if one about `unless` came before it."""
    sqs = worker.client("sqs")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        answer = sqs.receive_message(QueueUrl=settings.UPLOADS_QUEUE_URL, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        for message in answer.get("Messages", []):
            sqs.delete_message(QueueUrl=settings.UPLOADS_QUEUE_URL, ReceiptHandle=message["ReceiptHandle"])
            records: list[dict[str, Any]] = json.loads(message["Body"]).get("Records", [])
            for record in records:
                if record["s3"]["object"]["key"] in (key, unless):
                    return record if record["s3"]["object"]["key"] == key else None
    return None
