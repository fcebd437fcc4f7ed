"""`manage.py audit`: says where rows, objects, counters and open multipart uploads disagree, and sets it right."""

import sys
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand

from gallery.services.audit_results import AuditLog, audit_record
from gallery.services.auditing import audit


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

    def handle(self, *args: Any, repair: bool, grace: int, forget_lost: bool, **options: Any) -> None:
        left, found = 0, AuditLog()
        for difference in audit(now=datetime.now(UTC), grace=timedelta(seconds=grace), forget_lost=forget_lost):
            repaired = repair and difference.repair is not None and difference.repair()
            left += not repaired
            found.note(difference, repaired=repaired)
            mark = "repaired: " if repaired else ""
            self.stdout.write(f"{mark}{difference.kind}: {difference.subject} ({difference.detail})")
        self.stdout.write("Everything agrees." if left == 0 else f"{left} left.")
        audit_record(found)
        if left:
            sys.exit(1)
