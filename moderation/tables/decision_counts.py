"""The `decision_counts` table: how many decisions stand under each rule, by month; and how long the ledger is."""

from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

_LEDGER: Final = ("ledger", "rows")


class DecisionCount(Table):
    """`month` is `2026-11` and `what` is `<rule>#<action>`; or they are `ledger` and `rows`."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-decision_counts"

    month = UnicodeAttribute(hash_key=True)
    what = UnicodeAttribute(range_key=True)
    decisions = NumberAttribute(default=0)


def decision_count(writes: TransactWrite, *, at: datetime, rule: str, action: str, step: int) -> None:
    """Add to a transaction that there is one more (1) or less (-1) of these; `at` is when it was decided."""
    row = DecisionCount(f"{at:%Y-%m}", f"{rule}#{action}")
    writes.update(row, actions=[DecisionCount.decisions.add(step)])


def ledger_row_count(writes: TransactWrite) -> None:
    """Add to a transaction that the ledger has one more row, so that rows that are cut off its end are missed."""
    writes.update(DecisionCount(*_LEDGER), actions=[DecisionCount.decisions.add(1)])


def ledger_rows_counted() -> int:
    """How many rows the ledger has to have, read consistently."""
    with temporary_faults_as_unavailable():
        return sum(int(row.decisions) for row in DecisionCount.query(_LEDGER[0], consistent_read=True))


def decisions_of_month(month: str) -> dict[tuple[str, str], int]:
    """How many by (rule, action): one Query."""
    with temporary_faults_as_unavailable():
        rows = list(DecisionCount.query(month, page_size=200))
    counted = {tuple(row.what.split("#", 1)): int(row.decisions) for row in rows if row.decisions > 0}
    return {(rule, action): count for (rule, action), count in counted.items()}
