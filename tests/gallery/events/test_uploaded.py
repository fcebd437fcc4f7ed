"""The queue's messages, in the shapes that AWS sends."""

import json
from typing import Any

import pytest

from gallery.events import uploaded
from gallery.services.processing import StillClaimed
from gallery.storage.keys import parse_incoming


def message(message_id: str, body: Any) -> dict[str, Any]:
    """One record as Lambda gets it from SQS."""
    return {
        "messageId": message_id,
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
        "body": json.dumps(body),
        "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1523232000000"},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:imageshare-uploads",
        "awsRegion": "eu-west-1",
    }


def created(*keys: str, event_name: str = "ObjectCreated:Post") -> dict[str, Any]:
    """An S3 event with one record a key."""
    return {
        "Records": [
            {
                "eventVersion": "2.1",
                "eventSource": "aws:s3",
                "awsRegion": "eu-west-1",
                "eventTime": "2026-01-01T00:00:00.000Z",
                "eventName": event_name,
                "s3": {
                    "s3SchemaVersion": "1.0",
                    "bucket": {"name": "media", "arn": "arn:aws:s3:::media"},
                    "object": {"key": key, "size": 1024, "eTag": f"etag-of-{key}", "sequencer": "0A1B2C3D4E5F678901"},
                },
            }
            for key in keys
        ]
    }


@pytest.fixture
def processed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What the handler passed on; an upload named `poison` fails and one named `claimed` is in other hands."""
    calls: list[tuple[str, str, str]] = []

    def process(*, owner_id: str, upload_id: str, etag: str) -> None:
        if upload_id == "poison":
            raise RuntimeError("broken")
        if upload_id == "claimed":
            raise StillClaimed
        calls.append((owner_id, upload_id, etag))

    monkeypatch.setattr(uploaded, "upload_process", process)
    return calls


def test_every_record_of_every_message_is_processed(processed: list[tuple[str, str, str]]) -> None:
    answer = uploaded.handle(
        {"Records": [message("m1", created("incoming/a/1", "incoming/a/2")), message("m2", created("incoming/b/3"))]}
    )
    assert answer == {"batchItemFailures": []}
    assert [call[:2] for call in processed] == [("a", "1"), ("a", "2"), ("b", "3")]
    assert processed[0][2] == "etag-of-incoming/a/1"


def test_one_poisoned_message_does_not_take_its_neighbours_along(processed: list[tuple[str, str, str]]) -> None:
    answer = uploaded.handle(
        {
            "Records": [
                message("m1", created("incoming/a/1")),
                message("m2", created("incoming/a/poison")),
                message("m3", {"unknown": "shape"}),
                message("m4", created("incoming/a/claimed")),
                message("m5", created("incoming/a/5")),
            ]
        }
    )
    assert answer == {"batchItemFailures": [{"itemIdentifier": i} for i in ("m2", "m3", "m4")]}
    assert [call[1] for call in processed] == ["1", "5"]


def test_the_test_event_of_a_new_bucket_and_removals_are_passed_over(processed: list[tuple[str, str, str]]) -> None:
    test_event = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "media"}
    removed = created("incoming/a/1", event_name="ObjectRemoved:Delete")
    assert uploaded.handle({"Records": [message("m1", test_event), message("m2", removed)]}) == {
        "batchItemFailures": []
    }
    assert processed == []


@pytest.mark.parametrize(
    ("key", "parsed"),
    [
        ("incoming/a/1", ("a", "1")),
        ("incoming/a%2Bb/1", ("a+b", "1")),
        ("incoming/a%252Fb/1", ("a%2Fb", "1")),
        ("originals/a/1", None),
        ("incoming/a", None),
        ("incoming//1", None),
        ("incoming/a/b/c", None),
    ],
)
def test_keys_are_decoded_exactly_once(key: str, parsed: tuple[str, str] | None) -> None:
    assert parse_incoming(key) == parsed
