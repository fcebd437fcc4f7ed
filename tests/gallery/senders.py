"""Sends pictures the way a browser does, and works the queue the way the worker does."""

import time

import requests

from gallery.events import jobs, queue, uploaded
from gallery.services.uploads import Started, upload_get, upload_start
from gallery.storage.presign import PostGrant
from gallery.tables.images import Image, image_get
from gallery.tables.uploads import READY, REJECTED, Upload
from tests.roles import acting_as


def start(owner_id: str, data: bytes, content_type: str = "image/jpeg", *, visibility: str = "public") -> Started:
    return upload_start(
        owner_id=owner_id, filename="picture.jpg", content_type=content_type, size=len(data), visibility=visibility
    )


def post(url: str, fields: dict[str, str], data: bytes) -> requests.Response:
    """Fill the granted form and send it to S3."""
    return requests.post(url, data=fields, files={"file": ("blob", data)}, timeout=10)


def grant_of(started: Started) -> PostGrant:
    """The form of a small file."""
    assert isinstance(started.transfer.how, PostGrant)
    return started.transfer.how


def deliver(started: Started, data: bytes) -> requests.Response:
    """Send the bytes of a small file."""
    grant = grant_of(started)
    return post(grant.url, grant.fields, data)


def finish(owner_id: str, upload_id: str, *, seconds: float = 30) -> Upload:
    """Work the queue, as the worker, until this upload is final."""
    deadline = time.monotonic() + seconds
    with acting_as("worker"):
        while time.monotonic() < deadline:
            upload = upload_get(owner_id=owner_id, upload_id=upload_id)
            if upload.state in (READY, REJECTED):
                return upload
            queue.poll_once(uploaded.handle, wait_seconds=1)
    raise AssertionError(f"upload {upload_id} was still {upload.state} after {seconds} s")


def send(owner_id: str, data: bytes, content_type: str = "image/jpeg", *, visibility: str = "public") -> Upload:
    """The whole way: grant, transfer, processing."""
    started = start(owner_id, data, content_type, visibility=visibility)
    answer = deliver(started, data)
    assert answer.status_code == 201, answer.text
    return finish(owner_id, started.upload.upload_id)


def run_jobs(*, rounds: int = 400) -> None:
    """Run every job that is due, as the jobs function, until none is left; other tests may have left thousands."""
    with acting_as("jobs"):
        for _ in range(rounds):
            if not jobs.handle_schedule()["run"]:
                return
    raise AssertionError(f"jobs were still due after {rounds} rounds")


def share(owner_id: str, data: bytes, content_type: str = "image/jpeg", *, visibility: str = "public") -> Image:
    """A picture that made it."""
    upload = send(owner_id, data, content_type, visibility=visibility)
    assert upload.state == READY, upload.error_detail
    return image_get(image_id=upload.upload_id)
