"""The ledger: whether it is whole, and all of it for whoever may have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from moderation.tables.decision_counts import ledger_rows_counted
from moderation.tables.ledger import NOTHING, LedgerRow, ledger_page, ledger_rows


@dataclass(frozen=True)
class Verdict:
    """`faults` are in words and name the rows; `head_hash` is of the last row, to be kept elsewhere."""

    rows: int
    head_hash: str
    faults: list[str]


def ledger_verify(*, known_sequence: int = 0, known_hash: str = NOTHING) -> Verdict:
    """Go through all rows. What was cut off at the end is missed by their count, and by a row known from before."""
    faults, last, before, rows = [], 0, NOTHING, 0
    known_found = known_sequence == 0
    counted = ledger_rows_counted()
    for row in ledger_rows():
        rows += 1
        sequence = int(row.sequence)
        if sequence != last + 1:
            faults.append(f"Between rows {last} and {sequence}, rows are missing.")
        if row.previous_hash != before:
            faults.append(f"Row {sequence} does not follow the row before it.")
        if row.entry_hash != row.right_hash:
            faults.append(f"Row {sequence} was changed.")
        if sequence == known_sequence:
            known_found = row.entry_hash == known_hash
        last, before = sequence, row.entry_hash
    # More may have been added while these were read.
    if not counted <= last <= ledger_rows_counted():
        faults.append(f"The ledger ends with row {last} and was {counted} rows long.")
    if not known_found:
        faults.append(f"Row {known_sequence} is not there as it is known from before.")
    return Verdict(rows, before, faults)


def ledger_export() -> Iterator[dict[str, Any]]:
    """All rows, oldest first, with what it takes to check them."""
    for row in ledger_rows():
        yield {
            "sequence": int(row.sequence),
            "entry": row.values,
            "previous_hash": row.previous_hash,
            "entry_hash": row.entry_hash,
        }


def ledger_list(*, before: int | None, limit: int) -> tuple[list[LedgerRow], int | None]:
    """The newest rows below that number, and where to go on."""
    found = list(ledger_page(before=before, limit=limit + 1))
    shown = found[:limit]
    return shown, int(shown[-1].sequence) if len(found) > limit else None
