"""Jobs: recorded with their cause, run slice by slice, never lost and never run twice at once."""

import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.tables.transactions import transact
from gallery.services.jobs import ATTEMPTS, Done, JobFailed, More, Slice, Work, job_run, jobs_sweep
from gallery.tables import jobs as table
from gallery.tables.jobs import DONE, FAILED, QUEUED, Job, job_claim, job_get, job_request
from tests.roles import acting_as


def ask(
    kind: str = "test",
    *,
    arguments: Mapping[str, Any] | None = None,
    not_before: datetime | None = None,
    shown_owner_id: str | None = None,
) -> str:
    """A job as a service would ask for it; its id."""
    job_id = f"test#{uuid.uuid4()}"
    ask_again(job_id, kind, arguments=arguments, not_before=not_before, shown_owner_id=shown_owner_id)
    return job_id


def ask_again(
    job_id: str,
    kind: str = "test",
    *,
    arguments: Mapping[str, Any] | None = None,
    not_before: datetime | None = None,
    shown_owner_id: str | None = None,
) -> None:
    transact(
        lambda writes: job_request(
            writes,
            job_id=job_id,
            kind=kind,
            subject="thing",
            now=datetime.now(UTC),
            arguments=arguments,
            not_before=not_before,
            shown_owner_id=shown_owner_id,
        )
    )


def run(job_id: str, work: Slice) -> None:
    with acting_as("jobs"):
        job_run(job_id=job_id, kinds={"test": work})


def stored(job_id: str) -> Job:
    with acting_as("operator"):
        job = job_get(job_id=job_id)
    assert job is not None
    return job


def is_gone(job_id: str) -> bool:
    """A job that is done leaves nothing that names anybody."""
    with acting_as("operator"):
        return job_get(job_id=job_id) is None


def make_due(job_id: str) -> None:
    """As if its time had come."""
    with acting_as("operator"):
        Job(job_id).update(actions=[Job.due_at.set(0), Job.lease_until.set(0)])


def test_a_job_runs_slice_by_slice_and_keeps_its_result() -> None:
    seen: list[Mapping[str, Any]] = []

    def count(work: Work) -> More | Done:
        seen.append(work.cursor)
        at = int(work.cursor.get("at", 0)) + 1
        return Done({"counted": at}) if at == work.arguments["to"] else More({"at": at}, done=at, total=3)

    job_id = ask(arguments={"to": 3}, shown_owner_id="somebody")
    run(job_id, count)
    assert seen == [{}, {"at": 1}, {"at": 2}]
    job = stored(job_id)
    assert (job.state, job.result) == (DONE, '{"counted": 3}')
    assert job.due_shard is None


def test_a_job_that_is_over_does_not_run_again() -> None:
    runs: list[str] = []

    def work(work: Work) -> Done:
        runs.append(work.job_id)
        return Done()

    job_id = ask()
    for _ in range(3):
        run(job_id, work)
    assert runs == [job_id]


def test_asking_while_it_runs_runs_it_once_more_from_the_start() -> None:
    cursors: list[Mapping[str, Any]] = []
    job_id = ask()

    def ask_meanwhile(work: Work) -> Done:
        cursors.append(work.cursor)
        if len(cursors) == 1:
            ask_again(job_id)
        return Done()

    run(job_id, ask_meanwhile)
    assert stored(job_id).state == QUEUED
    run(job_id, ask_meanwhile)
    assert cursors == [{}, {}]
    assert is_gone(job_id)


def test_two_runners_never_hold_one_job() -> None:
    job_id = ask()
    now = datetime.now(UTC)
    with acting_as("jobs"):
        assert job_claim(job_id=job_id, now=now, lease_seconds=60) is not None
        assert job_claim(job_id=job_id, now=now, lease_seconds=60) is None


def test_a_dead_runners_job_goes_on_where_it_was() -> None:
    job_id, cursors = ask(), []

    def die(work: Work) -> More | Done:
        cursors.append(dict(work.cursor))
        if len(cursors) == 2:
            raise KeyboardInterrupt
        return More({"at": 7}) if len(cursors) == 1 else Done()

    with pytest.raises(KeyboardInterrupt):
        run(job_id, die)
    make_due(job_id)
    run(job_id, die)
    assert cursors == [{}, {"at": 7}, {"at": 7}]
    assert is_gone(job_id)


def test_a_job_that_has_to_wait_goes_on_when_its_time_has_come() -> None:
    job_id, cursors = ask(), []

    def wait(work: Work) -> More | Done:
        cursors.append(dict(work.cursor))
        return Done() if work.cursor else More({"at": 7}, wait_until=datetime.now(UTC) + timedelta(hours=1))

    run(job_id, wait)
    assert (stored(job_id).state, cursors) == (QUEUED, [{}])
    run(job_id, wait)
    assert cursors == [{}]
    make_due(job_id)
    run(job_id, wait)
    assert cursors == [{}, {"at": 7}]


def test_a_job_that_keeps_failing_is_given_up_visibly() -> None:
    def fail(_work: Work) -> Done:
        raise RuntimeError("broken")

    job_id = ask()
    for attempt in range(ATTEMPTS):
        with pytest.raises(RuntimeError):
            run(job_id, fail)
        assert stored(job_id).state == (FAILED if attempt == ATTEMPTS - 1 else QUEUED)
        if attempt < ATTEMPTS - 1:
            assert stored(job_id).due_at > datetime.now(UTC).timestamp()
            make_due(job_id)
    assert stored(job_id).error_detail == "Something went wrong on our side."


def test_a_job_that_cannot_succeed_tells_why_at_once() -> None:
    def refuse(_work: Work) -> Done:
        raise JobFailed("There is nothing to pack.")

    job_id = ask()
    run(job_id, refuse)
    assert (stored(job_id).state, stored(job_id).error_detail) == (FAILED, "There is nothing to pack.")


def test_a_job_whose_runner_dies_each_time_is_given_up_too() -> None:
    def die(_work: Work) -> Done:
        raise KeyboardInterrupt

    job_id, ends = ask(), []
    for _ in range(ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            run(job_id, die)
        make_due(job_id)
    with acting_as("jobs"):
        job_run(job_id=job_id, kinds={"test": die}, endings={"test": lambda work, detail: ends.append((work, detail))})
    assert stored(job_id).state == FAILED
    assert ends == [(Work(job_id, "thing", {}), "Something went wrong on our side.")]


def test_a_job_has_not_failed_before_whoever_waits_for_it_knows() -> None:
    told: list[str] = []

    def refuse(_work: Work) -> Done:
        raise JobFailed("There is nothing to pack.")

    def tell(_work: Work, detail: str) -> None:
        told.append(detail)
        if len(told) == 1:
            raise RuntimeError

    job_id = ask()
    with acting_as("jobs"), pytest.raises(RuntimeError):
        job_run(job_id=job_id, kinds={"test": refuse}, endings={"test": tell})
    assert stored(job_id).state != FAILED
    make_due(job_id)
    with acting_as("jobs"):
        job_run(job_id=job_id, kinds={"test": refuse}, endings={"test": tell})
    assert told == ["There is nothing to pack."] * 2
    assert stored(job_id).state == FAILED


def test_a_job_waits_for_its_time() -> None:
    def work(_work: Work) -> Done:
        raise AssertionError("it ran")

    job_id = ask(not_before=datetime.now(UTC) + timedelta(hours=1))
    run(job_id, work)
    assert stored(job_id).state == QUEUED


def test_the_sweep_runs_what_nobody_announced_and_goes_on_after_a_failure() -> None:
    done: list[str] = []

    def work(work: Work) -> Done:
        if work.arguments["bad"]:
            raise RuntimeError
        done.append(work.job_id)
        return Done()

    bad, good = ask("swept", arguments={"bad": True}), ask("swept", arguments={"bad": False})
    with acting_as("jobs"):
        assert {bad, good} <= set(table.jobs_due(now=datetime.now(UTC), limit=100))
        counts = jobs_sweep(kinds={"swept": work, "test": work}, limit=100)
    assert counts["failed"] >= 1
    assert good in done


def test_the_jobs_of_a_sweep_share_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def take_long(work: Work) -> More:
        ran.append(work.job_id)
        time.sleep(0.5)
        return More({"at": 1})

    monkeypatch.setattr("gallery.services.jobs.RUN_SECONDS", 0.4)
    mine = {ask(), ask()}
    with acting_as("operator"):
        for job_id in mine:
            # Before whatever other tests have left.
            Job(job_id).update(actions=[Job.due_at.set(0)])
    with acting_as("jobs"):
        assert jobs_sweep(kinds={"test": take_long}) == {"run": 1, "failed": 0}
    [first] = ran
    [second] = mine - {first}
    assert (stored(first).state, stored(first).cursor) == (QUEUED, '{"at": 1}')
    assert (stored(second).state, stored(second).attempts) == (QUEUED, 0)
    for job_id in mine:
        run(job_id, lambda _work: Done())
