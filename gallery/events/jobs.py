"""The entry point for "there is work": the jobs queue's messages, and the schedule that finds what nobody announced."""

import json
import logging
from typing import Any

from structlog.contextvars import bound_contextvars

from gallery.services.job_kinds import ENDINGS, job_kinds
from gallery.services.jobs import job_run, jobs_sweep
from gallery.services.site_totals import totals_schedule

log = logging.getLogger(__name__)


def handle(event: dict[str, Any], _context: object = None) -> dict[str, list[dict[str, str]]]:
    """Run each message's job. A job that fails is due again by its own row, so a message never comes back for it;

    what does come back is a message that could not be read at all, until the queue puts it aside.
    """
    failures = []
    for message in event["Records"]:
        try:
            job_id = str(json.loads(message["body"])["job_id"])
        except (ValueError, KeyError, TypeError):
            log.exception("message %s is not about a job", message["messageId"])
            failures.append(message["messageId"])
            continue
        with bound_contextvars(message_id=message["messageId"], job_id=job_id):
            try:
                job_run(job_id=job_id, kinds=job_kinds(), endings=ENDINGS)
            except Exception:
                log.exception("job %s failed", job_id)
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failures]}


def handle_schedule(_event: dict[str, Any] | None = None, _context: object = None) -> dict[str, int]:
    """One sweep over what is due, and once a day the site's numbers."""
    totals_schedule()
    counts = jobs_sweep(kinds=job_kinds(), endings=ENDINGS)
    if any(counts.values()):
        log.info("swept jobs: %s", counts)
    return counts
