"""Asking for an audit from the dashboard, and taking such a wish up under the maintenance role.

An audit reads everything, and no function may. So the wish is a job that the jobs function does not see: it waits for
`manage.py audit --asked`, which an operator has run every few minutes where that role is.
"""

from datetime import UTC, datetime
from typing import Final

from gallery.tables.jobs import DONE, FAILED, Job, job_ask_shown, job_claim, job_end, job_get, job_release

JOB_ID: Final = "audit#site"
SHARD: Final = "maintenance"
# Longer than an audit takes; whose runner died is taken up again after it.
LEASE_SECONDS: Final = 3600


def audit_request(*, administrator_id: str) -> None:
    """Asked for again before it began, it is still one audit; while one runs, one more."""
    job_ask_shown(job_id=JOB_ID, kind="audit", owner_id=administrator_id, now=datetime.now(UTC), shard=SHARD)


def audit_asked() -> Job | None:
    """The last wish, and what has become of it; for a week after it was done."""
    return job_get(job_id=JOB_ID)


def audit_take() -> Job | None:
    """For maintenance: the wish that waits, which nobody else takes then."""
    return job_claim(job_id=JOB_ID, now=datetime.now(UTC), lease_seconds=LEASE_SECONDS)


def audit_done(job: Job, *, left: int) -> None:
    """Say so, unless it was asked for once more meanwhile."""
    if not job_end(job, state=DONE, result={"left": left}, error_detail=None, now=datetime.now(UTC)):
        job_release(job, due_at=datetime.now(UTC))


def audit_failed(job: Job) -> None:
    """It broke off; who ran it has the traceback."""
    job_end(job, state=FAILED, result=None, error_detail="The audit broke off.", now=datetime.now(UTC))
