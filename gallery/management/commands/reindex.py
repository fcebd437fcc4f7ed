"""`manage.py reindex`: has what searches, tags and timelines are answered from made anew."""

from argparse import ArgumentParser
from itertools import count
from typing import Any

from django.core.management.base import BaseCommand

from gallery.services.reindexing import AT_ONCE, leftovers_reindex, people_reindex, pictures_reindex
from gallery.tables.everything import search_rows_delete


class Command(BaseCommand):
    help = "Ask for a job for every picture that brings in line what is derived from it, and put people in order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", metavar="ID", help="go on behind this picture, as a stopped run has printed")
        parser.add_argument(
            "--empty",
            action="store_true",
            help="first delete all of it; until it is there again, searches find less",
        )

    def handle(self, *args: Any, after: str | None, empty: bool, **options: Any) -> None:
        if empty:
            for name in search_rows_delete():
                self.stdout.write(f"Emptied {name}.")
        asked = 0
        for number, last in zip(count(1), pictures_reindex(after=after), strict=False):
            asked = number * AT_ONCE
            self.stdout.write(f"{asked} asked for; to go on from here: --after {last}")
        self.stdout.write(f"{leftovers_reindex()} pictures were gone; {people_reindex()} people are in order.")
        self.stdout.write("`manage.py jobs`, or the jobs function, now does the work.")
