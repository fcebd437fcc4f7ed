"""`manage.py export_ledger`: the moderators' ledger as lines of JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from moderation.services.ledger import ledger_export


class Command(BaseCommand):
    help = "Write every row of the moderators' ledger as a line of JSON, oldest first."

    def handle(self, *args: Any, **options: Any) -> None:
        for row in ledger_export():
            self.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True))
