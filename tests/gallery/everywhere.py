"""Looks at and writes whatever the stack keeps, as an operator, without changing the role of the whole process.

To change it (`acting_as`) takes seconds: each table's client is made anew.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import boto3
from django.conf import settings
from pynamodb.models import Model


def tables_naming(words: Iterable[str]) -> dict[str, list[Any]]:
    """By the short name of a table, its rows that hold one of these words; every table of the stack is there."""
    client, prefix = _operator().client("dynamodb"), f"{settings.STACK_NAME}-"
    names = [
        name
        for page in client.get_paginator("list_tables").paginate()
        for name in page["TableNames"]
        if name.startswith(prefix)
    ]
    return {name.removeprefix(prefix): _rows(client, name, list(words)) for name in names}


def objects_naming(words: Iterable[str]) -> list[str]:
    """Keys of objects that hold one of these words, of earlier versions too, and of multipart uploads that are open."""
    client, wanted = _operator().client("s3"), list(words)
    keys = [
        found["Key"]
        for page in client.get_paginator("list_object_versions").paginate(Bucket=settings.MEDIA_BUCKET)
        for found in (*page.get("Versions", []), *page.get("DeleteMarkers", []))
    ]
    parts = client.list_multipart_uploads(Bucket=settings.MEDIA_BUCKET).get("Uploads", [])
    return [key for key in (*keys, *(part["Key"] for part in parts)) if any(word in key for word in wanted)]


def row_put(row: Model) -> None:
    """Write a row whatever there is."""
    item: Any = row.to_dynamodb_dict()
    _operator().client("dynamodb").put_item(TableName=str(row.Meta.table_name), Item=item)


def value_set(row: Model, name: str, value: Any) -> None:
    """Set an attribute, as DynamoDB has it, of a row that is there."""
    item: Any = row.to_dynamodb_dict()
    _operator().client("dynamodb").update_item(
        TableName=str(row.Meta.table_name),
        Key={key: item[key] for key in row._get_keys()},
        UpdateExpression="SET #name = :value",
        ConditionExpression="attribute_exists(#name)",
        ExpressionAttributeNames={"#name": name},
        ExpressionAttributeValues={":value": value},
    )


def object_put(key: str) -> None:
    _operator().client("s3").put_object(Bucket=settings.MEDIA_BUCKET, Key=key, Body=b"something")


def has_account(user_id: str) -> bool:
    """Whether Cognito knows the person."""
    client = _operator().client("cognito-idp")
    try:
        client.admin_get_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)
    except client.exceptions.UserNotFoundException:
        return False
    return True


def _rows(client: Any, table: str, words: list[str]) -> list[Any]:
    pages = client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    rows = (row for page in pages for row in page["Items"])
    return [row for row in rows if any(word in json.dumps(row, default=str) for word in words)]


@cache
def _operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")
