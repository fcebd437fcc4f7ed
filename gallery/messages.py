"""Tells the jobs function that there is work; the work itself is recorded in the `jobs` table before."""

import json
import logging
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

log = logging.getLogger(__name__)


@cache
def _sqs() -> "SQSClient":
    return boto3.client(
        "sqs",
        region_name=settings.AWS_REGION,
        config=Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2}),
    )


def jobs_announce(job_ids: Iterable[str]) -> None:
    """Have these jobs run now. What cannot be sent is logged only: the sweep finds every job by its time."""
    for job_id in job_ids:
        try:
            _sqs().send_message(QueueUrl=settings.JOBS_QUEUE_URL, MessageBody=json.dumps({"job_id": job_id}))
        except (BotoCoreError, ClientError):
            log.exception("job %s was not announced; the sweep will find it", job_id)
