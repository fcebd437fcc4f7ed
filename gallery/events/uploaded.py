"""The entry point for "a file has arrived": S3's notices, brought by SQS, on Lambda and on a laptop alike.

Event: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html; the body of each record is an S3 event:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
"""

import json
import logging
from typing import Any

from structlog.contextvars import bound_contextvars

from gallery.services.processing import StillClaimed, upload_process
from gallery.storage.keys import parse_incoming

log = logging.getLogger(__name__)


def handle(event: dict[str, Any], _context: object = None) -> dict[str, list[dict[str, str]]]:
    """Process every record by itself; the answer names those that should come back (ReportBatchItemFailures)."""
    failures = []
    for message in event["Records"]:
        try:
            with bound_contextvars(message_id=message["messageId"]):
                _handle_message(json.loads(message["body"]))
        except StillClaimed:
            failures.append(message["messageId"])
        except Exception:
            # One bad record must not take its neighbours with it; the queue brings it back, and after five times
            # puts it aside.
            log.exception("message %s failed", message["messageId"])
            failures.append(message["messageId"])
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failures]}


def _handle_message(notice: dict[str, Any]) -> None:
    if notice.get("Event") == "s3:TestEvent":
        return
    for record in notice["Records"]:
        if not record["eventName"].startswith("ObjectCreated"):
            continue
        found = parse_incoming(record["s3"]["object"]["key"])
        if found is None:
            log.warning("an object outside incoming/ was announced")
            continue
        owner_id, upload_id = found
        with bound_contextvars(upload_id=upload_id):
            upload_process(owner_id=owner_id, upload_id=upload_id, etag=record["s3"]["object"]["eTag"])
