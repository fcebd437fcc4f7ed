"""DynamoDB transactions: over one connection a process, tried again when two of them met."""

import random
import time
from collections.abc import Callable
from typing import Final

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from accounts.errors import Unavailable
from accounts.tables.faults import failed_conditions, temporary_faults_as_unavailable
from accounts.tables.merged_writes import MergedWrites
from accounts.tables.table import connection

# Two transactions that touch one row at once make DynamoDB cancel one without looking at its conditions.
# Many people may like one picture at once, so the pauses grow, and no two of them are the same.
_PAUSES_SECONDS: Final = (0.02, 0.05, 0.1, 0.2, 0.4)


def transact(fill: Callable[[TransactWrite], None]) -> None:
    """Commit the writes that `fill` adds: all of them or none. `fill` may be called again, so it only adds.

    What several parts of `fill` change of one row is sent as one update.

    Raises PynamoDB's TransactWriteError when a condition fails, and Unavailable when DynamoDB stays busy.
    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    """
    for pause in _PAUSES_SECONDS:
        try:
            _commit(fill)
        except Unavailable as error:
            if not _was_cancelled(error):
                raise
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - nothing secret comes of it
        else:
            return
    _commit(fill)


def transact_if(fill: Callable[[TransactWrite], None]) -> bool:
    """Like `transact`; whether all conditions held. If not, nothing was written."""
    try:
        transact(fill)
    except TransactWriteError as error:
        if any(failed_conditions(error, actions=0)):
            return False
        raise
    return True


def _commit(fill: Callable[[TransactWrite], None]) -> None:
    with temporary_faults_as_unavailable(), MergedWrites(connection=connection()) as writes:
        fill(writes)


def _was_cancelled(error: Unavailable) -> bool:
    """Another transaction was in the way; when DynamoDB does not answer at all, PynamoDB has tried again already."""
    return isinstance(error.__cause__, TransactWriteError) and bool(error.__cause__.cancellation_reasons)
