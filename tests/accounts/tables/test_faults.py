"""Which of DynamoDB's failures may pass by themselves."""

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError
from pynamodb.exceptions import CancellationReason, GetError, PutError, TransactWriteError, VerboseClientError

from accounts.errors import Unavailable
from accounts.tables.faults import failed_conditions, temporary_faults_as_unavailable


def refused(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": ""}}, "GetItem")


def cancelled(*codes: str | None) -> TransactWriteError:
    reasons = [CancellationReason(code) if code else None for code in codes]
    response = {"Error": {"Code": "TransactionCanceledException", "Message": ""}}
    return TransactWriteError("", VerboseClientError(response, "TransactWriteItems", cancellation_reasons=reasons))


@pytest.mark.parametrize(
    "fault",
    [
        GetError("", refused("ProvisionedThroughputExceededException")),
        PutError("", refused("ThrottlingException")),
        GetError("", refused("InternalServerError")),
        GetError("", ConnectTimeoutError(endpoint_url="http://127.0.0.1:9")),
        cancelled(None, "TransactionConflict"),
        cancelled("ThrottlingError", None),
    ],
)
def test_what_may_work_in_a_moment_is_unavailable(fault: Exception) -> None:
    with pytest.raises(Unavailable), temporary_faults_as_unavailable():
        raise fault


@pytest.mark.parametrize(
    "fault",
    [
        GetError("", refused("AccessDeniedException")),
        GetError("", refused("ValidationException")),
        PutError("", refused("ConditionalCheckFailedException")),
        cancelled("ConditionalCheckFailed", None),
    ],
)
def test_what_will_not_get_better_stays_loud(fault: Exception) -> None:
    with pytest.raises(type(fault)), temporary_faults_as_unavailable():
        raise fault


def test_failed_conditions_are_told_apart() -> None:
    assert failed_conditions(cancelled(None, "ConditionalCheckFailed"), actions=2) == [False, True]
    assert failed_conditions(TransactWriteError("", refused("AccessDeniedException")), actions=2) == [False, False]
