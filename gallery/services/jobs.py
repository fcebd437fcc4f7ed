"""Running jobs: slice by slice, each repeatable, so that a job may stop anywhere and go on in another process."""

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from gallery.messages import jobs_announce
from gallery.tables import jobs as table
from gallery.tables.jobs import Job

log = logging.getLogger(__name__)

# One slice must end well within the lease; a run hands over to the next before Lambda would stop it.
LEASE_SECONDS: Final = 120
RUN_SECONDS: Final = 200
ATTEMPTS: Final = 5
AT_ONCE: Final = 50


@dataclass(frozen=True)
class More:
    """A slice is done and more is left; `cursor` says where to go on, `wait_until` when, if not at once."""

    cursor: Mapping[str, Any]
    done: int = 0
    total: int | None = None
    wait_until: datetime | None = None


@dataclass(frozen=True)
class Done:
    """Nothing is left to do."""

    result: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Work:
    """What a slice is told: what the job is about, what was asked, and where the slice before it stopped."""

    job_id: str
    subject: str
    arguments: Mapping[str, Any]
    cursor: Mapping[str, Any] = field(default_factory=dict)


Slice = Callable[[Work], More | Done]
# Told once a job has failed, with what its owner is told; what it does may be done again.
Ending = Callable[[Work, str], None]
NO_ENDINGS: Final[Mapping[str, Ending]] = {}
_OURS: Final = "Something went wrong on our side."


class JobFailed(Exception):
    """This job can never succeed; the message tells its owner why."""


class StillHeld(Exception):
    """Another process runs this job."""


def job_run(
    *,
    job_id: str,
    kinds: Mapping[str, Slice],
    endings: Mapping[str, Ending] = NO_ENDINGS,
    stop_at: float | None = None,
) -> None:
    """Run a job that is due until it is done, it fails, or its time is up and another run goes on with it.

    `stop_at` is by the monotonic clock, RUN_SECONDS from now if it is not given.

    A slice that raises is tried again, later each time; after five times the job has failed, visibly. So has one whose
    runner died as often, without a word.
    """
    job = table.job_claim(job_id=job_id, now=datetime.now(UTC), lease_seconds=LEASE_SECONDS)
    if job is None:
        return
    started = time.monotonic()
    stop_at = stop_at or started + RUN_SECONDS
    try:
        if job.attempts > ATTEMPTS:
            _give_up(job, endings)
            return
        while True:
            outcome = kinds[job.kind](_work_of(job))
            now = datetime.now(UTC)
            if isinstance(outcome, Done):
                if not table.job_end(job, state=table.DONE, result=outcome.result, error_detail=None, now=now):
                    _again(job)
                return
            is_ours = table.job_advance(
                job,
                cursor=outcome.cursor,
                done=outcome.done,
                total=outcome.total,
                now=now,
                lease_seconds=LEASE_SECONDS,
            )
            if is_ours and outcome.wait_until:
                table.job_release(job, due_at=outcome.wait_until)
                return
            if not is_ours or time.monotonic() > stop_at:
                _again(job)
                return
    except JobFailed as failure:
        _fail(job, str(failure), endings)
    except Exception:
        _put_off(job, endings)
        raise
    finally:
        took = round((time.monotonic() - started) * 1000)
        log.info("job %s ran", job_id, extra={"duration_ms": took, "kind": job.kind})


def jobs_sweep(
    *, kinds: Mapping[str, Slice], endings: Mapping[str, Ending] = NO_ENDINGS, limit: int = AT_ONCE
) -> dict[str, int]:
    """Run the jobs that are due and were announced to nobody, or whose runner died; how many went which way.

    All of them together have RUN_SECONDS; what they do not get to is due for the next sweep.
    """
    counts, stop_at = {"run": 0, "failed": 0}, time.monotonic() + RUN_SECONDS
    for job_id in table.jobs_due(now=datetime.now(UTC), limit=limit):
        if time.monotonic() > stop_at:
            break
        try:
            job_run(job_id=job_id, kinds=kinds, endings=endings, stop_at=stop_at)
            counts["run"] += 1
        except Exception:
            log.exception("job %s failed", job_id)
            counts["failed"] += 1
    return counts


def _work_of(job: Job) -> Work:
    return Work(job.job_id, job.subject, json.loads(job.arguments), json.loads(job.cursor or "{}"))


def _again(job: Job) -> None:
    table.job_release(job, due_at=datetime.now(UTC))
    jobs_announce([job.job_id])


def _put_off(job: Job, endings: Mapping[str, Ending]) -> None:
    """Try again later; after the last try the job has failed, and an operator finds its traceback in the log."""
    attempts, now = int(job.attempts), datetime.now(UTC)
    if attempts >= ATTEMPTS:
        _give_up(job, endings)
    else:
        log.warning("job %s failed and is tried again", job.job_id)
        table.job_release(job, due_at=now + timedelta(seconds=15 * 2**attempts), error_detail=_OURS)


def _give_up(job: Job, endings: Mapping[str, Ending]) -> None:
    log.error("job %s was given up after %d tries", job.job_id, ATTEMPTS)
    _fail(job, _OURS, endings)


def _fail(job: Job, detail: str, endings: Mapping[str, Ending]) -> None:
    """What waits for the job is told first: if that fails, the job is still there for the next to tell it."""
    if job.kind in endings:
        endings[job.kind](_work_of(job), detail)
    table.job_end(job, state=table.FAILED, result=None, error_detail=detail, now=datetime.now(UTC))
