"""The calls on every table of the template and every index; a new table is tried without a change here."""

from collections.abc import Iterator
from typing import Any

from tests.infrastructure.iam.call import Call
from tests.infrastructure.iam.resources import STACK, row_key, tables


def _on_tables() -> Iterator[Call]:
    nothing = {"ConditionExpression": "attribute_exists(nothing)"}
    for name, table in tables().items():
        resource, named = f"table/{name}", {"TableName": f"{STACK}-{name}"}
        key = row_key(table["KeySchema"], name)
        one: dict[str, tuple[str, dict[str, Any]]] = {
            "get_item": ("GetItem", {**named, "Key": key}),
            "batch_get_item": ("BatchGetItem", {"RequestItems": {named["TableName"]: {"Keys": [key]}}}),
            "put_item": ("PutItem", {**named, "Item": key, **nothing}),
            "update_item": ("UpdateItem", {**named, "Key": key, **nothing}),
            "delete_item": ("DeleteItem", {**named, "Key": key}),
            "batch_write_item": (
                "BatchWriteItem",
                {"RequestItems": {named["TableName"]: [{"DeleteRequest": {"Key": key}}]}},
            ),
            "query": ("Query", {**named, **_equals(table["KeySchema"][0]["AttributeName"], key)}),
            "scan": ("Scan", named),
            "describe_table": ("DescribeTable", named),
            "update_table": ("UpdateTable", {**named, "DeletionProtectionEnabled": False}),
            "delete_table": ("DeleteTable", named),
            "create_backup": ("CreateBackup", {**named, "BackupName": "probe"}),
            "update_continuous_backups": (
                "UpdateContinuousBackups",
                {**named, "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": False}},
            ),
            "update_time_to_live": (
                "UpdateTimeToLive",
                {**named, "TimeToLiveSpecification": {"Enabled": True, "AttributeName": "probe"}},
            ),
            "execute_statement": (
                "PartiQLSelect",
                {"Statement": 'SELECT * FROM "{}"'.format(named["TableName"])},  # noqa: S608  # no SQL, no input
            ),
        }
        for operation, (action, arguments) in one.items():
            yield Call("dynamodb", operation, ((f"dynamodb:{action}", resource),), arguments)
        for kind, write in {
            "PutItem": {"Put": {**named, "Item": key, **nothing}},
            "UpdateItem": {
                "Update": {
                    **named,
                    "Key": key,
                    "UpdateExpression": "SET probe = :p",
                    "ExpressionAttributeValues": {":p": {"S": "probe"}},
                    **nothing,
                }
            },
            "DeleteItem": {"Delete": {**named, "Key": key, **nothing}},
            "ConditionCheckItem": {"ConditionCheck": {**named, "Key": key, **nothing}},
        }.items():
            yield Call(
                "dynamodb", "transact_write_items", ((f"dynamodb:{kind}", resource),), {"TransactItems": [write]}
            )
        yield from _on_indexes(name, table)
    for operation, action in {"get_item": "GetItem", "scan": "Scan", "delete_item": "DeleteItem"}.items():
        more = {} if operation == "scan" else {"Key": {"id": {"S": "probe"}}}
        yield Call(
            "dynamodb",
            operation,
            ((f"dynamodb:{action}", "foreign-table/another-images"),),
            {"TableName": "another-images", **more},
        )


def _on_indexes(name: str, table: dict[str, Any]) -> Iterator[Call]:
    for index in table.get("GlobalSecondaryIndexes", []):
        resource = f"index/{name}/{index['IndexName']}"
        named = {"TableName": f"{STACK}-{name}", "IndexName": index["IndexName"]}
        key = row_key(index["KeySchema"][:1], name)
        arguments = {**named, **_equals(index["KeySchema"][0]["AttributeName"], key)}
        yield Call("dynamodb", "query", (("dynamodb:Query", resource),), arguments)
        yield Call("dynamodb", "scan", (("dynamodb:Scan", resource),), named)


def _equals(name: str, key: dict[str, Any]) -> dict[str, Any]:
    return {
        "KeyConditionExpression": "#k = :v",
        "ExpressionAttributeNames": {"#k": name},
        "ExpressionAttributeValues": {":v": key[name]},
    }
