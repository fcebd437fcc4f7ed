"""The `ledger` table: everything that moderators did, one row after the other, each with the hash of the one before.

Rows are only ever added. A row that was changed, taken out or put in no longer fits its neighbours.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

CHAIN: Final = "decisions"
# What the first row has in place of the hash of the row before.
NOTHING: Final = "0" * 64


class LedgerRow(Table):
    """`entry` is JSON with its keys sorted; `entry_hash` is SHA-256 of sequence, previous hash and entry."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-ledger"

    chain = UnicodeAttribute(hash_key=True)
    sequence = NumberAttribute(range_key=True)
    entry = UnicodeAttribute()
    previous_hash = UnicodeAttribute()
    entry_hash = UnicodeAttribute()

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.entry)
        return found

    @property
    def right_hash(self) -> str:
        """What `entry_hash` is if nobody changed the row."""
        return row_hash(int(self.sequence), self.previous_hash, self.entry)


def row_hash(sequence: int, previous_hash: str, entry: str) -> str:
    """Changes with every part of a row."""
    return hashlib.sha256(f"{CHAIN}\n{sequence}\n{previous_hash}\n{entry}".encode()).hexdigest()


def ledger_head() -> LedgerRow | None:
    """The newest row, read consistently; None in an empty ledger."""
    with temporary_faults_as_unavailable():
        found = LedgerRow.query(CHAIN, limit=1, page_size=1, scan_index_forward=False, consistent_read=True)
        return next(iter(found), None)


def ledger_append(writes: TransactWrite, entry: dict[str, Any], *, head: LedgerRow | None, now: datetime) -> None:
    """Add a row behind `head` to a transaction, which fails if another was added meanwhile: read the head again."""
    sequence = int(head.sequence) + 1 if head else 1
    previous = head.entry_hash if head else NOTHING
    text = json.dumps({**entry, "at": now.isoformat()}, sort_keys=True, ensure_ascii=False)
    row = LedgerRow(CHAIN, sequence, entry=text, previous_hash=previous, entry_hash=row_hash(sequence, previous, text))
    writes.save(row, condition=LedgerRow.chain.does_not_exist())


def ledger_rows(*, after: int = 0) -> Iterator[LedgerRow]:
    """All rows behind that number, oldest first, a page after the other as they are asked for."""
    with temporary_faults_as_unavailable():
        yield from LedgerRow.query(CHAIN, LedgerRow.sequence > after, page_size=100, consistent_read=True)


def ledger_page(*, before: int | None, limit: int) -> Sequence[LedgerRow]:
    """The newest rows below that number."""
    beyond = LedgerRow.sequence < before if before else None
    with temporary_faults_as_unavailable():
        found = LedgerRow.query(CHAIN, beyond, limit=limit, page_size=limit, scan_index_forward=False)
        return list(found)
