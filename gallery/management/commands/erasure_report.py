"""`manage.py erasure_report`: what was erased, of whom nobody can tell any more."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.errors import NotFound
from gallery.services.leaving import erasure_report, erasures_all
from gallery.tables.erasures import Erasure


class Command(BaseCommand):
    help = "Print the report of one erasure, or a line for each there is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("erasure_id", nargs="?", help="as its person, or `manage.py erase`, was told")

    def handle(self, *args: Any, erasure_id: str | None, **options: Any) -> None:
        if erasure_id is None:
            for erasure in sorted(erasures_all(), key=lambda one: one.asked_at):
                self.stdout.write(f"{erasure.erasure_id} {_summary(erasure)}")
            return
        try:
            erasure = erasure_report(erasure_id=erasure_id)
        except NotFound as error:
            raise CommandError(error.detail) from error
        self.stdout.write(_summary(erasure))
        for name, count in sorted(erasure.counts.items()):
            self.stdout.write(f"{count:>8} {name}")


def _summary(erasure: Erasure) -> str:
    erased_at: datetime | None = erasure.erased_at
    ended = f", erased {erased_at:%Y-%m-%d %H:%M}" if erased_at else ""
    return f"{erasure.state}: asked {erasure.asked_at:%Y-%m-%d %H:%M}, due {erasure.due_at:%Y-%m-%d %H:%M}{ended}"
