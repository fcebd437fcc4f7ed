"""What DynamoDB's own failures are to the rest of the application."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from botocore.exceptions import ClientError
from pynamodb.exceptions import PynamoDBException, TransactWriteError

from accounts.errors import Unavailable

CONNECT_SECONDS: Final = 2
READ_SECONDS: Final = 5

CONDITION_FAILED: Final = "ConditionalCheckFailedException"

_TEMPORARY: Final = frozenset(
    {
        "InternalServerError",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)
_TEMPORARY_REASONS: Final = frozenset({"ProvisionedThroughputExceeded", "ThrottlingError", "TransactionConflict"})


@contextmanager
def temporary_faults_as_unavailable() -> Iterator[None]:
    """Raise Unavailable for what may work when tried again; a denied or malformed request stays loud."""
    try:
        yield
    except PynamoDBException as error:
        if _is_temporary(error):
            raise Unavailable from error
        raise


def failed_conditions(error: TransactWriteError, *, actions: int) -> list[bool]:
    """Which of a cancelled transaction's actions failed by their condition, in the order DynamoDB is sent them:

    checks, deletes, puts, updates. All False if the transaction failed for another reason.
    """
    failed = [reason is not None and reason.code == "ConditionalCheckFailed" for reason in error.cancellation_reasons]
    return failed or [False] * actions


def _is_temporary(error: PynamoDBException) -> bool:
    if error.cause is None:
        return False
    if not isinstance(error.cause, ClientError):
        return True  # no answer at all: refused, cut off or timed out
    if isinstance(error, TransactWriteError) and error.cancellation_reasons:
        return any(reason is not None and reason.code in _TEMPORARY_REASONS for reason in error.cancellation_reasons)
    return error.cause_response_code in _TEMPORARY
