"""`manage.py audit`: says where rows, objects, counters and open multipart uploads disagree, and sets it right."""

import logging
import sys
import time
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand

from gallery.services.audit_asking import audit_done, audit_failed, audit_take
from gallery.services.audit_results import AuditLog, audit_begin_daily, audit_record
from gallery.services.auditing import audit

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Print what does not agree; ends with 1 if something is left to do. Exact only while nothing is uploaded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="set right what can be")
        parser.add_argument(
            "--forget-lost", action="store_true", help="with --repair, forget pictures whose original is gone"
        )
        parser.add_argument(
            "--grace", type=int, default=3600, metavar="SECONDS", help="pass over what is younger (default: an hour)"
        )
        parser.add_argument("--asked", action="store_true", help="only if an administrator has asked for it")
        parser.add_argument("--every", type=int, metavar="SECONDS", help="with --asked, look again so often, for ever")
        parser.add_argument("--daily", action="store_true", help="with --asked, also once a day unasked")

    def handle(self, *args: Any, asked: bool, every: int | None, **options: Any) -> None:
        if not asked:
            if self._audit(**options):
                sys.exit(1)
            return
        if not every:
            self._audit_asked(**options)
        while every:
            try:
                self._audit_asked(**options)
            except Exception:
                # Whatever was in the way, the next wish finds somebody who listens.
                log.exception("an audit broke off")
            time.sleep(every)

    def _audit_asked(self, *, daily: bool, **options: Any) -> None:
        job = audit_take()
        if job is None:
            if daily and audit_begin_daily(now=datetime.now(UTC)):
                self._audit(**options)
            return
        try:
            left = self._audit(**options)
        except BaseException:
            audit_failed(job)
            raise
        audit_done(job, left=left)

    def _audit(self, *, repair: bool, grace: int, forget_lost: bool, **_options: Any) -> int:
        """How many differences are left."""
        left, found = 0, AuditLog()
        for difference in audit(now=datetime.now(UTC), grace=timedelta(seconds=grace), forget_lost=forget_lost):
            repaired = repair and difference.repair is not None and difference.repair()
            left += not repaired
            found.note(difference, repaired=repaired)
            mark = "repaired: " if repaired else ""
            self.stdout.write(f"{mark}{difference.kind}: {difference.subject} ({difference.detail})")
        self.stdout.write("Everything agrees." if left == 0 else f"{left} left.")
        audit_record(found)
        return left
