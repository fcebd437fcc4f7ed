"""No work is left for other modules, and none of theirs is here."""

from collections.abc import Iterator

import pytest

from gallery.tables.jobs import Job
from tests.roles import acting_as


@pytest.fixture(scope="module", autouse=True)
def no_jobs_of_others() -> Iterator[None]:
    """Every reported picture and every decision asks for some; nobody waits for them here."""
    _jobs_drop()
    yield
    _jobs_drop()


def _jobs_drop() -> None:
    with acting_as("operator"), Job.batch_write() as batch:
        for job in Job.scan(attributes_to_get=["job_id"]):
            batch.delete(job)
