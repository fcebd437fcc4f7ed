"""How the queues are, and having tried again what was put aside, once its cause is mended."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings

from gallery.messages import Depth, jobs_announce, queue_depth, uploads_redrive
from gallery.services.jobs import Done, Work
from gallery.tables.jobs import Job, job_ask_shown, jobs_due_since, jobs_of_owner
from gallery.tables.uploads import uploads_due_since

# One press of the button; what is left is there to be seen, and to be pressed for again.
REDRIVE_AT_ONCE: Final = 200
_REDRIVE: Final = "redrive"


@dataclass(frozen=True)
class QueueHealth:
    """One queue. `late` is how long its rows' oldest work has been waiting beyond its time; none if nothing is late."""

    name: str
    depth: Depth
    late: timedelta


def queues_health(*, now: datetime | None = None) -> list[QueueHealth]:
    """SQS says how many messages there are; the rows say how late the oldest work is. Raises Unavailable."""
    now = now or datetime.now(UTC)
    return [
        QueueHealth("uploads", queue_depth(settings.UPLOADS_QUEUE_URL), _late(uploads_due_since(), now)),
        QueueHealth("jobs", queue_depth(settings.JOBS_QUEUE_URL), _late(jobs_due_since(), now)),
    ]


def redrive_request(*, administrator_id: str) -> None:
    """Have the dead letters of uploads brought back by a job, because no page may write to that queue."""
    job_id = f"{_REDRIVE}#{administrator_id}"
    job_ask_shown(job_id=job_id, kind=_REDRIVE, owner_id=administrator_id, now=datetime.now(UTC))
    jobs_announce([job_id])


def redrive_last(*, administrator_id: str) -> Job | None:
    """What became of this administrator's last request, for a week."""
    return next(iter(jobs_of_owner(owner_id=administrator_id, prefix=f"{_REDRIVE}#", limit=1)), None)


def redrive(_work: Work) -> Done:
    """The one slice of a `redrive` job."""
    return Done({"moved": uploads_redrive(limit=REDRIVE_AT_ONCE)})


def _late(since: int | None, now: datetime) -> timedelta:
    return max(timedelta(), timedelta(seconds=int(now.timestamp()) - since)) if since is not None else timedelta()
