"""`manage.py erase`: has somebody erased who asked for it by letter, or whom restored rows have brought back."""

from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.errors import Conflict, NotFound
from accounts.services.profiles import profile_by_handle
from gallery.services.leaving import erasure_request, erasures_again


class Command(BaseCommand):
    help = "Hide a person at once and have everything of theirs erased when the time to think is over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("handle", nargs="?", help="who it is")
        whose.add_argument("--restored", action="store_true", help="everybody whom a restoration has brought back")
        parser.add_argument(
            "--days", type=int, default=settings.LEAVING_DAYS, help="how long they may think; 0 erases now"
        )

    def handle(self, *args: Any, handle: str | None, restored: bool, days: int, **options: Any) -> None:
        if restored:
            self.stdout.write(f"{erasures_again()} people were brought back and are erased again.")
            return
        try:
            person = profile_by_handle(handle=str(handle))
            due_at, erasure_id = erasure_request(
                user_id=person.user_id, due_at=datetime.now(UTC) + timedelta(days=days)
            )
        except (NotFound, Conflict) as error:
            raise CommandError(error.detail) from error
        self.stdout.write(f"{handle} is hidden and will be erased from {due_at:%Y-%m-%d %H:%M} UTC on.")
        self.stdout.write(f"The report: manage.py erasure_report {erasure_id}")
