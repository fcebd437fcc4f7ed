"""`manage.py redrive`: has everything tried again that was put aside, once its cause is mended."""

import sys
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from gallery.messages import uploads_redrive
from gallery.services.auditing import stalled_retry


class Command(BaseCommand):
    help = "Bring dead-lettered messages back to the queue, and have uploads tried again that were given up."

    def handle(self, *args: Any, **options: Any) -> None:
        retried = stalled_retry(now=datetime.now(UTC))
        moved = uploads_redrive(limit=sys.maxsize)
        self.stdout.write(f"{len(retried)} uploads will be tried again; {moved} messages went back to the queue.")
