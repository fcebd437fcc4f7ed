"""`manage.py jobs`: the jobs function of a laptop, running the very handler that Lambda runs."""

from argparse import ArgumentParser
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand

from gallery.events import jobs
from gallery.events.polling import poll_until_stopped

SWEEP_SECONDS: Final = 15


class Command(BaseCommand):
    help = "Run jobs from their queue until stopped (SIGTERM or Ctrl-C; the slice in hand is finished first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workers", type=int, default=2, help="how many jobs to run side by side")

    def handle(self, *args: Any, workers: int, **options: Any) -> None:
        poll_until_stopped(
            jobs.handle,
            queue_url=settings.JOBS_QUEUE_URL,
            threads=workers,
            schedule=jobs.handle_schedule,
            schedule_seconds=SWEEP_SECONDS,
        )
