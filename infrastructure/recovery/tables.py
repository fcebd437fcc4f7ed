"""Which tables a stage has, and the temporary ones that a restoration makes beside them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import boto3

from infrastructure.deploy.stage import required, stack_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Older rows of these would do harm, and nobody misses them for long: somebody who signed out would be signed in again,
# a token that was revoked would open again, a request that was answered since would be answered as before, an archive
# whose files are gone would be offered; and who was erased since, whose rows come back with the others, is known by
# what `erasures` says now.
LEFT_ALONE: Final = (
    "api_tokens",
    "archives",
    "erasures",
    "idempotency",
    "jobs",
    "sessions",
    "throttles",
    "token_holders",
)
# DynamoDB may take hours for a large table.
_PATIENCE: Final[Any] = {"Delay": 5, "MaxAttempts": 4320}

Row = dict[str, Any]


class RecoveryError(Exception):
    """It cannot go on; one line for the person at the terminal."""


@dataclass(frozen=True)
class Place:
    """A stack in a region. Its clients come from whatever credentials the operator has."""

    stack: str
    region: str

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        return boto3.client("dynamodb", region_name=self.region)

    @cached_property
    def tables(self) -> list[str]:
        """The names, in full, of those whose rows are kept and brought back."""
        pages = boto3.client("cloudformation", region_name=self.region).get_paginator("list_stack_resources")
        resources = [r for page in pages.paginate(StackName=self.stack) for r in page["StackResourceSummaries"]]
        names = [r["PhysicalResourceId"] for r in resources if r["ResourceType"] == "AWS::DynamoDB::Table"]
        if not names:
            raise RecoveryError(f"The stack {self.stack} has no tables.")
        return sorted(name for name in names if name.removeprefix(f"{self.stack}-") not in LEFT_ALONE)


def read_place(stage: str) -> Place:
    """From the environment. Raises DeployError."""
    return Place(stack_of(stage), required("AWS_REGION", "such as eu-central-1"))


def wait_for_table(place: Place, name: str) -> None:
    place.dynamodb.get_waiter("table_exists").wait(TableName=name, WaiterConfig=_PATIENCE)


def drop_table(place: Place, name: str) -> None:
    """A temporary one; the name is checked once more, because nothing brings back a table that is dropped."""
    if "-restored-" not in name or name in place.tables:
        raise RecoveryError(f"{name} is not a temporary table.")
    place.dynamodb.delete_table(TableName=name)


def keys_of(place: Place, name: str) -> tuple[str, ...]:
    """The names of a table's key attributes."""
    return tuple(key["AttributeName"] for key in place.dynamodb.describe_table(TableName=name)["Table"]["KeySchema"])


def rows_count(place: Place, name: str) -> int:
    """Counted, not the estimate that DynamoDB refreshes every six hours."""
    pages = place.dynamodb.get_paginator("scan").paginate(TableName=name, Select="COUNT", ConsistentRead=True)
    return sum(page["Count"] for page in pages)
