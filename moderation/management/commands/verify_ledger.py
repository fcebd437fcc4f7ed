"""`manage.py verify_ledger`: whether every row of the moderators' ledger is there as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from moderation.services.ledger import ledger_verify


class Command(BaseCommand):
    help = "Check the moderators' ledger; fails if a row was changed, taken out or put in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--known", nargs=2, metavar=("ROW", "HASH"), help="a row that this printed before")

    def handle(self, *args: Any, **options: Any) -> None:
        known = options["known"]
        try:
            about = {"known_sequence": int(known[0]), "known_hash": known[1]} if known else {}
        except ValueError:
            raise CommandError("ROW is a number.") from None
        verdict = ledger_verify(**about)
        if verdict.faults:
            raise CommandError("\n".join(verdict.faults))
        self.stdout.write(f"All {verdict.rows} rows are in order. Keep this elsewhere, for --known next time:")
        self.stdout.write(f"{verdict.rows} {verdict.head_hash}")
