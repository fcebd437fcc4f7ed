"""The jobs function as Lambda starts it: by a handler's name, with nothing but the function's variables."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from accounts.tables.transactions import transact
from gallery.tables.jobs import job_get, job_request
from tests.imageshare.emf import samples
from tests.imageshare.on_lambda import run_on_lambda
from tests.roles import acting_as


def test_it_runs_an_announced_job_and_sweeps_without_any_secret(tmp_path: Path) -> None:
    job_id = "picture#nobody-has-it"
    transact(
        lambda writes: job_request(
            writes, job_id=job_id, kind="picture", subject="nobody-has-it", now=datetime.now(UTC)
        )
    )
    message = {"messageId": "1", "body": json.dumps({"job_id": job_id})}
    spoilt = {"messageId": "2", "body": "not JSON"}
    program = (
        f"print(json.dumps(handle({{'Records': [{message!r}, {spoilt!r}]}}, None)))\n"
        "print(json.dumps(handle({'source': 'aws.events'}, None)))"
    )
    done = run_on_lambda("jobs", stage="prod_jobs", program=program, state_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    handled, swept = (json.loads(line) for line in done.stdout.splitlines() if line.startswith(('{"batch', '{"run')))
    assert handled == {"batchItemFailures": [{"itemIdentifier": "2"}]}
    # What other tests have left due is run too, whatever becomes of it.
    assert swept.keys() == {"run", "failed"}
    ran = next(sample for sample in samples(done.stdout) if sample.name == "JobDuration")
    assert ran.dimensions == (("Stack", settings.STACK_NAME), ("Process", "jobs"))
    with acting_as("operator"):
        assert job_get(job_id=job_id) is None, "a job that is done leaves no row"
