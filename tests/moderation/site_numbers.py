"""What the pages of administrators show: the daily count, and what audits found."""

import json

from gallery.services.audit_results import AuditLog, audit_record
from gallery.services.differences import Difference
from gallery.services.jobs import Done, More, Work
from gallery.services.site_totals import totals_count
from tests.roles import acting_as


def count_all(day: str) -> None:
    """Run the daily job as the jobs function does."""
    work = Work(f"totals#{day}", day, {})
    with acting_as("jobs"):
        while isinstance(outcome := totals_count(work), More):
            work = Work(work.job_id, day, {}, json.loads(json.dumps(dict(outcome.cursor))))
    assert isinstance(outcome, Done)


def audit_twice() -> None:
    """Two results of one minute: that of a run that left something, and that of one that found nothing."""
    with acting_as("maintenance"):
        found = AuditLog()
        found.note(Difference("wrong counters", "a person", "3 instead of 2"), repaired=False)
        audit_record(found)
        audit_record(AuditLog())
