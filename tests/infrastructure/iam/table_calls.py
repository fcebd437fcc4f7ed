"""The calls on every table of the template and every index; a new table is tried without a change here."""

from collections.abc import Iterator
from typing import Any, Final

from tests.infrastructure.iam.call import Call
from tests.infrastructure.iam.resources import STACK, row_key, tables

Arguments = dict[str, Any]
# A condition that does not hold: whoever may write gets as far as that.
_NOTHING: Final = {"ConditionExpression": "attribute_exists(nothing)"}
_NO_RECOVERY: Final = {"PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": False}}
_SWEEP: Final = {"TimeToLiveSpecification": {"Enabled": True, "AttributeName": "probe"}}


def on_tables() -> Iterator[Call]:
    for name, table in tables().items():
        named, key = {"TableName": f"{STACK}-{name}"}, row_key(table["KeySchema"], name)
        for operation, (action, arguments) in _on_table(named, key, table["KeySchema"][0]["AttributeName"]).items():
            yield _call(operation, action, f"table/{name}", arguments)
        for action, write in _in_transactions(named, key).items():
            yield _call("transact_write_items", action, f"table/{name}", {"TransactItems": [write]})
        for index in table.get("GlobalSecondaryIndexes", []):
            resource, through = f"index/{name}/{index['IndexName']}", {**named, "IndexName": index["IndexName"]}
            hash_key = index["KeySchema"][:1]
            equals = _equals(hash_key[0]["AttributeName"], row_key(hash_key, name))
            yield _call("query", "Query", resource, {**through, **equals})
            yield _call("scan", "Scan", resource, through)
    foreign, somebody_elses = "foreign-table/another-images", {"TableName": "another-images"}
    yield _call("scan", "Scan", foreign, somebody_elses)
    yield _call("get_item", "GetItem", foreign, {**somebody_elses, "Key": {"image_id": {"S": "probe"}}})
    yield _call("delete_item", "DeleteItem", foreign, {**somebody_elses, "Key": {"image_id": {"S": "probe"}}})


def _on_table(named: Arguments, key: Arguments, hash_key: str) -> dict[str, tuple[str, Arguments]]:
    """operation: (action, arguments)"""
    table = named["TableName"]
    return {
        "get_item": ("GetItem", {**named, "Key": key}),
        "batch_get_item": ("BatchGetItem", {"RequestItems": {table: {"Keys": [key]}}}),
        "put_item": ("PutItem", {**named, "Item": key, **_NOTHING}),
        "update_item": ("UpdateItem", {**named, "Key": key, **_NOTHING}),
        "delete_item": ("DeleteItem", {**named, "Key": key}),
        "batch_write_item": ("BatchWriteItem", {"RequestItems": {table: [{"DeleteRequest": {"Key": key}}]}}),
        "query": ("Query", {**named, **_equals(hash_key, key)}),
        "scan": ("Scan", named),
        "execute_statement": ("PartiQLSelect", {"Statement": f'SELECT * FROM "{table}"'}),  # noqa: S608  # PartiQL
        "describe_table": ("DescribeTable", named),
        "update_table": ("UpdateTable", {**named, "DeletionProtectionEnabled": False}),
        "delete_table": ("DeleteTable", named),
        "create_backup": ("CreateBackup", {**named, "BackupName": "probe"}),
        "update_continuous_backups": ("UpdateContinuousBackups", {**named, **_NO_RECOVERY}),
        "update_time_to_live": ("UpdateTimeToLive", {**named, **_SWEEP}),
    }


def _in_transactions(named: Arguments, key: Arguments) -> dict[str, Arguments]:
    """A transaction is no action itself: each of its items is judged as the action that it performs."""
    put_expression = {"UpdateExpression": "SET probe = :p", "ExpressionAttributeValues": {":p": {"S": "probe"}}}
    return {
        "PutItem": {"Put": {**named, "Item": key, **_NOTHING}},
        "UpdateItem": {"Update": {**named, "Key": key, **put_expression, **_NOTHING}},
        "DeleteItem": {"Delete": {**named, "Key": key, **_NOTHING}},
        "ConditionCheckItem": {"ConditionCheck": {**named, "Key": key, **_NOTHING}},
    }


def _call(operation: str, action: str, resource: str, arguments: Arguments) -> Call:
    return Call("dynamodb", operation, ((f"dynamodb:{action}", resource),), arguments)


def _equals(name: str, key: Arguments) -> Arguments:
    return {
        "KeyConditionExpression": "#k = :v",
        "ExpressionAttributeNames": {"#k": name},
        "ExpressionAttributeValues": {":v": key[name]},
    }
