"""Feeds the handlers from their queues on a laptop, the way Lambda's event source mapping does on AWS."""

import logging
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from django.conf import settings

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

log = logging.getLogger(__name__)

Handler = Callable[[dict[str, Any], object], dict[str, list[dict[str, str]]]]


@cache
def _sqs() -> "SQSClient":
    return boto3.client("sqs", region_name=settings.AWS_REGION, config=Config(connect_timeout=3, read_timeout=30))


def poll_once(handler: Handler, *, queue_url: str | None = None, wait_seconds: int = 10) -> int:
    """Wait for up to ten messages, hand them over, and forget those that succeeded. Returns how many came.

    The queue of uploads, if no other is named.
    """
    queue = queue_url or settings.UPLOADS_QUEUE_URL
    messages = (
        _sqs().receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=wait_seconds).get("Messages", [])
    )
    if not messages:
        return 0
    answer = handler({"Records": [{"messageId": m["MessageId"], "body": m["Body"]} for m in messages]}, None)
    failed = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
    for message in messages:
        if message["MessageId"] not in failed:
            _sqs().delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return len(messages)
