"""The queues, as far as they are not Lambda's business: telling the jobs function that there is work, which is recorded
in the `jobs` table before; how much waits; and bringing back what was put aside.
"""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from accounts.errors import Unavailable

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

log = logging.getLogger(__name__)

DEAD_LETTERS: Final = "-dead-letters"


@cache
def _sqs() -> "SQSClient":
    return boto3.client(
        "sqs",
        region_name=settings.AWS_REGION,
        config=Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2}),
    )


@dataclass(frozen=True)
class Depth:
    """Roughly how many messages of a queue wait, are in hand, and were put aside after their attempts."""

    waiting: int
    in_hand: int
    dead: int


def queue_depth(queue_url: str) -> Depth:
    """As SQS counts, which is approximate. Raises Unavailable."""
    waiting, in_hand = _counted(queue_url)
    dead, dead_in_hand = _counted(f"{queue_url}{DEAD_LETTERS}")
    return Depth(waiting, in_hand, dead + dead_in_hand)


def uploads_redrive(*, limit: int) -> int:
    """Bring up to so many dead-lettered messages back to the queue of uploads; how many there were."""
    dead_letters, moved = f"{settings.UPLOADS_QUEUE_URL}{DEAD_LETTERS}", 0
    while moved < limit:
        answer = _sqs().receive_message(QueueUrl=dead_letters, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        messages = answer.get("Messages", [])
        if not messages:
            break
        for message in messages:
            # Sent before it is deleted: a message may come twice, which does no harm, but is never lost.
            _sqs().send_message(QueueUrl=settings.UPLOADS_QUEUE_URL, MessageBody=message["Body"])
            _sqs().delete_message(QueueUrl=dead_letters, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
    return moved


def _counted(queue_url: str) -> tuple[int, int]:
    try:
        answer = _sqs().get_queue_attributes(
            QueueUrl=queue_url,
            AttributeNames=["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        )
    except (BotoCoreError, ClientError) as error:
        raise Unavailable from error
    found = answer["Attributes"]
    return int(found["ApproximateNumberOfMessages"]), int(found["ApproximateNumberOfMessagesNotVisible"])


def jobs_announce(job_ids: Iterable[str]) -> None:
    """Have these jobs run now. What cannot be sent is logged only: the sweep finds every job by its time."""
    for job_id in job_ids:
        try:
            _sqs().send_message(QueueUrl=settings.JOBS_QUEUE_URL, MessageBody=json.dumps({"job_id": job_id}))
        except (BotoCoreError, ClientError):
            log.exception("job %s was not announced; the sweep will find it", job_id)
