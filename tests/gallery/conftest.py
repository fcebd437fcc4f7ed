"""People for the gallery's tests, made once a module; and no work that other modules left."""

import pytest

from gallery.tables.jobs import Job
from tests.accounts.people import Person, create_person
from tests.roles import acting_as


@pytest.fixture(scope="module", autouse=True)
def no_jobs_of_others() -> None:
    """Modules before may have left thousands that nobody waits for; running them would take minutes."""
    with acting_as("operator"), Job.batch_write() as batch:
        for job in Job.scan(attributes_to_get=["job_id"]):
            batch.delete(job)


@pytest.fixture(scope="module")
def ana() -> Person:
    return create_person("Ana")


@pytest.fixture(scope="module")
def ben() -> Person:
    return create_person("Ben")
