"""Looks for a word in everything that the stack keeps: every row of every table, every version of every object."""

import json
from collections.abc import Iterable
from typing import Any

import boto3
from django.conf import settings


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


def _rows(client: Any, table: str, words: list[str]) -> list[Any]:
    pages = client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    rows = (row for page in pages for row in page["Items"])
    return [row for row in rows if any(word in json.dumps(row, default=str) for word in words)]


def _operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")
