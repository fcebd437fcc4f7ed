"""Moving rows from a restored table into the one in use, a page at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from infrastructure.recovery.tables import Place, Row, keys_of

# Writes at once; DynamoDB's client keeps as many connections.
_WORKERS: Final = 10


def rows_bring_back(place: Place, restored: str, table: str) -> int:
    """Put the rows that are missing; what is there is newer and stays. How many were missing."""
    names = keys_of(place, table)
    put = partial(_put_if_missing, place, table, names[0])
    with ThreadPoolExecutor(_WORKERS) as workers:
        return sum(sum(workers.map(put, page)) for page in _pages(place, restored))


def rows_make_equal(place: Place, restored: str, table: str) -> tuple[int, int]:
    """Put every row as it was, then delete those that were not there. (put, deleted)"""
    names = keys_of(place, table)
    with ThreadPoolExecutor(_WORKERS) as workers:
        put = sum(sum(workers.map(partial(_put, place, table), page)) for page in _pages(place, restored))
        delete = partial(_delete_if_new, place, restored, table)
        keys = _pages(place, table, only=names)
        return put, sum(sum(workers.map(delete, page)) for page in keys)


def _pages(place: Place, table: str, *, only: tuple[str, ...] = ()) -> Iterator[list[Row]]:
    """Up to 1 MB of rows each, which is what bounds our memory."""
    names = {f"#{number}": name for number, name in enumerate(only)}
    more = {"ProjectionExpression": ", ".join(names), "ExpressionAttributeNames": names} if only else {}
    pages = place.dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True, **more)  # type: ignore[arg-type]
    for page in pages:
        yield page["Items"]


def _put_if_missing(place: Place, table: str, key: str, row: Row) -> bool:
    try:
        place.dynamodb.put_item(
            TableName=table,
            Item=row,
            ConditionExpression="attribute_not_exists(#key)",
            ExpressionAttributeNames={"#key": key},
        )
    except place.dynamodb.exceptions.ConditionalCheckFailedException:
        return False
    return True


def _put(place: Place, table: str, row: Row) -> bool:
    place.dynamodb.put_item(TableName=table, Item=row)
    return True


def _delete_if_new(place: Place, restored: str, table: str, key: Row) -> bool:
    if "Item" in place.dynamodb.get_item(TableName=restored, Key=key, ConsistentRead=True):
        return False
    place.dynamodb.delete_item(TableName=table, Key=key)
    return True
