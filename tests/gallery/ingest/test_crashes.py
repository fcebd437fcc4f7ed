"""Killed at any write, nothing is lost and nothing stays behind: the next sweep, or the next try, ends it well."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pynamodb.exceptions import UpdateError
from pynamodb.transactions import TransactWrite

from accounts.services.profiles import profile_get
from accounts.tables.transactions import transact
from gallery.errors import Conflict, ImageNotFound, UploadNotFound
from gallery.services.images import image_delete
from gallery.services.processing import upload_process
from gallery.services.sweeping import uploads_sweep
from gallery.services.takedowns import UNREACHABLE, takedown_status
from gallery.services.trash import image_trash
from gallery.services.uploads import FIRST_LOOK, upload_cancel, upload_get
from gallery.storage import keys
from gallery.storage.objects import object_etag
from gallery.storage.probing import is_unreachable
from gallery.tables.images import DELETING, image_get
from gallery.tables.jobs import Job
from gallery.tables.moderated import image_reinstate_writes, image_remove_writes
from gallery.tables.trash import purge_job_id
from gallery.tables.uploads import READY, REJECTED, Upload
from imageshare.env import BASE_DIR
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.senders import deliver, run_jobs, share, start
from tests.roles import acting_as

pytestmark = pytest.mark.first

# More than any of the jobs needs; a job that ends before is asked about no further.
MOST_WRITES = 20


def die(writes: int, job: str, **arguments: str) -> bool:
    """Whether the job died; False if it was done before."""
    given = [f"{name}={value}" for name, value in arguments.items()]
    died = subprocess.run(
        [sys.executable, "-m", "tests.gallery.ingest.dying", str(writes), job, *given],
        cwd=BASE_DIR,
        env={name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert died.returncode in (0, -signal.SIGKILL), died.stderr
    return died.returncode != 0


def sent(person: Person, data: bytes) -> tuple[str, str]:
    """An upload whose bytes are there, and their ETag."""
    started = start(person.sub, data)
    assert deliver(started, data).status_code == 201
    with acting_as("worker"):
        etag = object_etag(keys.incoming(person.sub, started.upload.upload_id))
    assert etag
    return started.upload.upload_id, etag


def sweep_once_the_lease_is_over(upload_id: str) -> None:
    with acting_as("worker"):
        with contextlib.suppress(UpdateError):
            Upload(upload_id).update(actions=[Upload.claimed_until.set(0)], condition=Upload.claimed_until.exists())
        uploads_sweep(now=datetime.now(UTC) + FIRST_LOOK, limit=1000)


def the_event_comes_back(person: Person, upload_id: str, etag: str) -> None:
    """As the queue sees to when a worker dies with a message in hand."""
    with acting_as("worker"):
        upload_process(owner_id=person.sub, upload_id=upload_id, etag=etag)


@pytest.mark.parametrize(
    ("data", "state", "step"),
    [
        pytest.param(pictures.jpeg(700, 500), READY, 3, id="ready"),
        pytest.param(b"no picture", REJECTED, 3, id="rejected"),
        pytest.param(b"no picture", REJECTED, 1, id="rejected, each write", marks=pytest.mark.long),
        pytest.param(pictures.jpeg(700, 500), READY, 1, id="ready, each write", marks=pytest.mark.long),
    ],
)
@pytest.mark.timeout(300)
def test_a_worker_killed_at_any_write_loses_and_leaves_nothing(data: bytes, state: str, step: int) -> None:
    person = create_person("Xenia")
    count = 0
    for writes in range(0, MOST_WRITES, step):
        upload_id, etag = sent(person, data)
        died = die(writes, "upload_process", owner_id=person.sub, upload_id=upload_id, etag=etag)
        sweep_once_the_lease_is_over(upload_id)
        the_event_comes_back(person, upload_id, etag)
        assert upload_get(owner_id=person.sub, upload_id=upload_id).state == state, f"after {writes} writes"
        count += 1
        if not died:
            break
    assert not died, "the job has more writes than this test looked at"
    assert differences_of(person.sub) == []
    profile = profile_get(user_id=person.sub)
    assert profile.image_count == (count if state == READY else 0)
    assert profile.open_uploads == 0


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_deletion_killed_at_any_write_can_be_asked_for_again() -> None:
    person = create_person("Yuri")
    for writes in range(MOST_WRITES):
        image_id = share(person.sub, pictures.jpeg(400, 300)).image_id
        died = die(writes, "image_delete", viewer_id=person.sub, image_id=image_id)
        if died:
            image_delete(viewer_id=person.sub, image_id=image_id)
        with pytest.raises(ImageNotFound):
            image_get(image_id=image_id)
        assert differences_of(person.sub) == [], f"after {writes} writes"
        if not died:
            break
    assert not died
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.bytes_used, profile.bytes_held, profile.images_held) == (0, 0, 0, 0)


def make_due_whoever_holds_it(job_id: str) -> None:
    """As if its time had come, and that of a runner who died."""
    with acting_as("operator"), contextlib.suppress(UpdateError):
        Job(job_id).update(actions=[Job.due_at.set(0), Job.lease_until.set(0)], condition=Job.due_shard.exists())


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_end_of_a_stay_in_the_trash_killed_at_any_write_is_reached_by_the_next_run() -> None:
    person = create_person("Yves")
    run_jobs()
    for writes in range(MOST_WRITES):
        image_id = share(person.sub, pictures.jpeg(400, 300)).image_id
        image_trash(viewer_id=person.sub, image_id=image_id)
        run_jobs()
        stay = purge_job_id(image_id, str(int(image_get(image_id=image_id).revision)))
        make_due_whoever_holds_it(stay)
        died = die(writes, "handle_schedule")
        for job_id in (stay, purge_job_id(image_id, DELETING)):
            make_due_whoever_holds_it(job_id)
        run_jobs()
        with pytest.raises(ImageNotFound):
            image_get(image_id=image_id)
        assert differences_of(person.sub) == [], f"after {writes} writes"
        if not died:
            break
    assert not died
    profile = profile_get(user_id=person.sub)
    assert (profile.image_count, profile.bytes_used, profile.bytes_held, profile.images_held) == (0, 0, 0, 0)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_calling_off_killed_at_any_write_leaves_at_most_a_file_that_a_repair_removes() -> None:
    person = create_person("Zoe")
    for writes in range(MOST_WRITES):
        upload_id, _ = sent(person, pictures.jpeg(400, 300))
        died = die(writes, "upload_cancel", owner_id=person.sub, upload_id=upload_id)
        with contextlib.suppress(UploadNotFound, Conflict):
            upload_cancel(owner_id=person.sub, upload_id=upload_id)
        assert repair_all(differences_of(person.sub)) == []
        assert differences_of(person.sub) == [], f"after {writes} writes"
        if not died:
            break
    assert not died
    assert profile_get(user_id=person.sub).open_uploads == 0


def decide(image_id: str, effect: Callable[..., None]) -> None:
    image, now = image_get(image_id=image_id), datetime.now(UTC)

    def fill(writes: TransactWrite) -> None:
        effect(writes, image, now=now)

    transact(fill)


def is_taken_down_whole(person: Person, image_id: str) -> bool:
    """Nobody gets anything, and what comes back is there."""
    with acting_as("jobs"):
        now = datetime.now(UTC)
        gone = all(is_unreachable(key, now=now) for key in keys.of_image(person.sub, image_id, [320]))
        return gone and object_etag(keys.quarantined(person.sub, image_id)) is not None


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_takedown_killed_at_any_write_is_whole_after_the_next_run() -> None:
    person = create_person("Uma")
    run_jobs()
    for writes in range(MOST_WRITES):
        image_id = str(share(person.sub, pictures.jpeg(400, 300)).image_id)
        run_jobs()
        decide(image_id, image_remove_writes)
        died = die(writes, "custody_twice", image_id=image_id, owner_id=person.sub)
        run_jobs()
        assert takedown_status(image_id).state == UNREACHABLE, f"after {writes} writes"
        assert is_taken_down_whole(person, image_id), f"after {writes} writes"
        if not died:
            break
    assert not died
    assert differences_of(person.sub) == []


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_worker_killed_at_any_write_while_a_picture_comes_back_loses_nothing() -> None:
    person = create_person("Una")
    for writes in range(MOST_WRITES):
        image_id = str(share(person.sub, pictures.jpeg(400, 300)).image_id)
        decide(image_id, image_remove_writes)
        run_jobs()
        decide(image_id, image_reinstate_writes)
        run_jobs()
        with acting_as("worker"):
            etag = object_etag(keys.incoming(person.sub, image_id))
        assert etag
        died = die(writes, "upload_process", owner_id=person.sub, upload_id=image_id, etag=etag)
        the_event_comes_back(person, image_id, etag)
        run_jobs()
        assert image_get(image_id=image_id).state == READY, f"after {writes} writes"
        assert differences_of(person.sub) == [], f"after {writes} writes"
        if not died:
            break
    assert not died
    assert profile_get(user_id=person.sub).image_count == writes + 1
