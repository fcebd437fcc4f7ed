"""Lets one test process act under the AWS role of another, through the very profiles that the processes use."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from pynamodb.models import Model

from accounts import cognito
from accounts.tables import transactions
from gallery import messages
from gallery.events import queue
from gallery.storage import client, presign


@contextmanager
def acting_as(process: str) -> Iterator[None]:
    """Run the block as `web`, `worker`, `jobs` or `operator`: every AWS client is made anew under that role."""
    before = os.environ["AWS_PROFILE"]
    os.environ["AWS_PROFILE"] = f"imageshare-{process}"
    _forget_clients()
    try:
        yield
    finally:
        os.environ["AWS_PROFILE"] = before
        _forget_clients()


def _forget_clients() -> None:
    boto3.setup_default_session()
    kept: list[Any] = [
        client.s3,
        presign._credentials,
        queue._sqs,
        messages._sqs,
        transactions._connection,
        cognito._pool,
    ]
    for one in kept:
        one.cache_clear()
    for model in Model.__subclasses__():
        model._connection = None
