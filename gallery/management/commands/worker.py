"""`manage.py worker`: the media worker of a laptop, running the very handler that Lambda runs."""

from argparse import ArgumentParser
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand

from gallery.events import sweep, uploaded
from gallery.events.polling import poll_until_stopped

SWEEP_SECONDS: Final = 30


class Command(BaseCommand):
    help = "Process uploads from the queue until stopped (SIGTERM or Ctrl-C; the picture in hand is finished first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workers", type=int, default=2, help="how many pictures to process side by side")

    def handle(self, *args: Any, workers: int, **options: Any) -> None:
        poll_until_stopped(
            uploaded.handle,
            queue_url=settings.UPLOADS_QUEUE_URL,
            threads=workers,
            schedule=sweep.handle,
            schedule_seconds=SWEEP_SECONDS,
        )
