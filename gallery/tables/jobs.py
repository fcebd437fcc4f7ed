"""The `jobs` table: work that follows from a write, recorded in the very transaction of that write.

A job's id says what it is about, so asking for the same work twice is one row: ``queued -> running -> done | failed``.
The queue only announces jobs; one whose announcement is lost is found by its time (`due`). Ids and arguments name
people, so the row of a job that is done goes at once, unless somebody asked for it by name and watches it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DeleteError, DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact

QUEUED: Final = "queued"
RUNNING: Final = "running"
DONE: Final = "done"
FAILED: Final = "failed"

DUE_SHARD: Final = "due"
KEEP_FINAL_SECONDS: Final = 7 * 24 * 3600


class DueJobsIndex(GlobalSecondaryIndex["Job"]):
    """Jobs that somebody should look at from `due_at` on; a row leaves it in the write that ends its job."""

    class Meta:
        index_name = "due"
        projection = KeysOnlyProjection()

    due_shard = UnicodeAttribute(hash_key=True)
    due_at = NumberAttribute(range_key=True)


class ShownJobsIndex(GlobalSecondaryIndex["Job"]):
    """The jobs that a person asked for and may watch."""

    class Meta:
        index_name = "by_owner"
        projection = AllProjection()

    shown_owner_id = UnicodeAttribute(hash_key=True)
    job_id = UnicodeAttribute(range_key=True)


class Job(Table):
    """One piece of work.

    `generation` counts how often it was asked for: a job that is asked for while it runs runs once more. `due_at`,
    `lease_until` and `expires_at` are epoch seconds. `arguments`, `cursor` and `result` are JSON; `done` of `total`
    says how far it is, in whatever it counts.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-jobs"

    job_id = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute()
    subject = UnicodeAttribute()
    shown_owner_id = UnicodeAttribute(null=True)
    arguments = UnicodeAttribute(default="{}")
    state = UnicodeAttribute()
    generation = NumberAttribute()
    attempts = NumberAttribute(default=0)
    due_shard = UnicodeAttribute(null=True)
    due_at = NumberAttribute(null=True)
    lease_until = NumberAttribute(default=0)
    cursor = UnicodeAttribute(null=True)
    done = NumberAttribute(default=0)
    total = NumberAttribute(null=True)
    result = UnicodeAttribute(null=True)
    error_detail = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    finished_at = UTCDateTimeAttribute(null=True)
    expires_at = NumberAttribute(null=True)

    due = DueJobsIndex()
    by_owner = ShownJobsIndex()


def job_request(
    writes: TransactWrite,
    *,
    job_id: str,
    kind: str,
    subject: str,
    now: datetime,
    not_before: datetime | None = None,
    arguments: Mapping[str, Any] | None = None,
    shown_owner_id: str | None = None,
    shard: str = DUE_SHARD,
) -> None:
    """Add to a transaction that this work is wanted, from `not_before` on if that is given.

    What stands under another shard no sweep finds, but who knows the job's id.
    """
    actions: list[Action] = [
        Job.kind.set(kind),
        Job.subject.set(subject),
        Job.arguments.set(json.dumps(dict(arguments or {}))),
        Job.state.set(QUEUED),
        Job.generation.add(1),
        Job.attempts.set(0),
        Job.due_shard.set(shard),
        Job.due_at.set(int((not_before or now).timestamp())),
        Job.done.set(0),
        Job.created_at.set(now),
        Job.cursor.remove(),
        Job.result.remove(),
        Job.error_detail.remove(),
        Job.finished_at.remove(),
        Job.expires_at.remove(),
    ]
    if shown_owner_id:
        actions.append(Job.shown_owner_id.set(shown_owner_id))
    writes.update(Job(job_id), actions=actions)


def job_ask(*, job_id: str, kind: str, subject: str, now: datetime, arguments: Mapping[str, Any] | None = None) -> None:
    """Want work that follows from no write of its own."""
    transact(
        lambda writes: job_request(writes, job_id=job_id, kind=kind, subject=subject, now=now, arguments=arguments)
    )


def job_ask_shown(*, job_id: str, kind: str, owner_id: str, now: datetime, shard: str = DUE_SHARD) -> None:
    """The same, for somebody who watches what becomes of it."""

    def fill(writes: TransactWrite) -> None:
        job_request(writes, job_id=job_id, kind=kind, subject=owner_id, now=now, shown_owner_id=owner_id, shard=shard)

    transact(fill)


def job_get(*, job_id: str) -> Job | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Job.get(job_id, consistent_read=True)
    except DoesNotExist:
        return None


def jobs_due_since() -> int | None:
    """Since when (epoch seconds) the one that is due longest should run, or when the next will."""
    with temporary_faults_as_unavailable():
        return next((int(one.due_at) for one in Job.due.query(DUE_SHARD, limit=1, page_size=1)), None)


def jobs_due(*, now: datetime, limit: int) -> list[str]:
    """Ids of jobs that are due, the longest waiting first: one Query on `due`."""
    with temporary_faults_as_unavailable():
        found = Job.due.query(DUE_SHARD, DueJobsIndex.due_at <= int(now.timestamp()), limit=limit, page_size=limit)
        return [job.job_id for job in found]


def jobs_of_owner(*, owner_id: str, prefix: str, limit: int) -> list[Job]:
    """The jobs whose ids begin with `prefix` that a person may watch, newest id first: one Query on `by_owner`."""
    begins = ShownJobsIndex.job_id.startswith(prefix) if prefix else None
    with temporary_faults_as_unavailable():
        return list(
            Job.by_owner.query(
                owner_id,
                begins,
                scan_index_forward=False,
                limit=limit,
                page_size=limit,
            )
        )


def jobs_forget(*, owner_id: str, limit: int) -> int:
    """Delete up to `limit` jobs that a person asked for, also those that still wait; how many there were."""
    found = jobs_of_owner(owner_id=owner_id, prefix="", limit=limit)
    with temporary_faults_as_unavailable(), Job.batch_write() as batch:
        for job in found:
            batch.delete(Job(job.job_id))
    return len(found)


def jobs_drop(*, job_ids: Iterable[str]) -> None:
    """Delete these, whether or not they are there, or run; nobody waits for them any more."""
    with temporary_faults_as_unavailable(), Job.batch_write() as batch:
        for job_id in set(job_ids):
            batch.delete(Job(job_id))


def job_claim(*, job_id: str, now: datetime, lease_seconds: int) -> Job | None:
    """Take a job that is due; None if it is not due, ended, or in other hands."""
    seconds = int(now.timestamp())
    job = Job(job_id)
    claimed = _update_if(
        job,
        [
            Job.state.set(RUNNING),
            Job.lease_until.set(seconds + lease_seconds),
            Job.due_at.set(seconds + lease_seconds + 1),
            Job.attempts.add(1),
        ],
        Job.due_shard.exists()
        & (Job.due_at <= seconds)
        & (Job.lease_until.does_not_exist() | (Job.lease_until < seconds)),
    )
    return job if claimed else None


def job_advance(
    job: Job, *, cursor: Mapping[str, Any], done: int, total: int | None, now: datetime, lease_seconds: int
) -> bool:
    """Record how far a claimed job is, and hold it longer. False if it was asked for anew or taken over meanwhile."""
    seconds = int(now.timestamp())
    return _update_if(
        job,
        [
            Job.cursor.set(json.dumps(dict(cursor))),
            Job.done.set(done),
            Job.total.set(total) if total is not None else Job.total.remove(),
            Job.attempts.set(0),
            Job.lease_until.set(seconds + lease_seconds),
            Job.due_at.set(seconds + lease_seconds + 1),
        ],
        _held(job),
    )


def job_release(job: Job, *, due_at: datetime, error_detail: str | None = None) -> None:
    """Give a claimed job back to go on where it is, from `due_at` on; nothing if it is no longer held."""
    actions: list[Action] = [Job.state.set(QUEUED), Job.lease_until.set(0), Job.due_at.set(int(due_at.timestamp()))]
    if error_detail is not None:
        actions.append(Job.error_detail.set(error_detail))
    _update_if(job, actions, Job.lease_until == job.lease_until)


def job_end(job: Job, *, state: str, result: Mapping[str, Any] | None, error_detail: str | None, now: datetime) -> bool:
    """`failed`, or `done` and watched: the row is kept for a week. Otherwise it goes.

    False if the job was asked for anew while it ran.
    """
    watched: str | None = job.shown_owner_id
    if state == DONE and watched is None:
        return _delete_if(job, _held(job))
    return _update_if(
        job,
        [
            Job.state.set(state),
            Job.lease_until.set(0),
            Job.due_shard.remove(),
            Job.due_at.remove(),
            Job.finished_at.set(now),
            Job.expires_at.set(int(now.timestamp()) + KEEP_FINAL_SECONDS),
            Job.result.set(json.dumps(dict(result))) if result is not None else Job.result.remove(),
            Job.error_detail.set(error_detail) if error_detail else Job.error_detail.remove(),
        ],
        _held(job),
    )


def _held(job: Job) -> Condition:
    """By us, and not asked for anew since."""
    condition: Condition = (Job.lease_until == job.lease_until) & (Job.generation == job.generation)
    return condition


def _delete_if(job: Job, condition: Condition) -> bool:
    """Whether the condition held."""
    try:
        with temporary_faults_as_unavailable():
            job.delete(condition=condition)
    except DeleteError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def _update_if(job: Job, actions: list[Action], condition: Condition) -> bool:
    """Whether the condition held; `job` then carries the whole row."""
    try:
        with temporary_faults_as_unavailable():
            job.update(actions=actions, condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
