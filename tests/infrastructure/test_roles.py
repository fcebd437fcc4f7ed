"""Every role is tried for what it must be able to do and for what it must not: real calls under assumed credentials."""

import uuid
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from django.conf import settings

BUCKET = settings.MEDIA_BUCKET
QUEUE = settings.UPLOADS_QUEUE_URL
DEAD_LETTERS = f"{QUEUE}-dead-letters"
KEYS = {"profiles": "user_id", "handles": "handle", "sessions": "key_hash", "throttles": "key", "uploads": "upload_id",
        "images": "image_id"}  # fmt: skip
INDEXES = {
    "by_user": ("sessions", "user_id"),
    "open_by_owner": ("uploads", "open_owner_id"),
    "by_owner": ("images", "owner_id"),
    "feed": ("images", "feed_shard"),
    "published_by_owner": ("images", "published_owner_id"),
    "by_content": ("images", "content_key"),
    "fingerprints": ("images", "owner_id"),
    "due": ("uploads", "due_shard"),
}
PREFIXES = ("incoming", "originals", "published", "renditions")

Probe = Callable[[boto3.Session], object]


def table(name: str, action: str, **more: Any) -> Probe:
    """A call on one row, of which there is none: allowed calls find nothing and change nothing that stays."""
    key = {KEYS[name]: {"S": f"probe-{uuid.uuid4()}"}}
    named = {"TableName": f"{settings.STACK_NAME}-{name}"}
    arguments: dict[str, dict[str, Any]] = {
        "get_item": {**named, "Key": key},
        "batch_get_item": {"RequestItems": {named["TableName"]: {"Keys": [key]}}},
        # A condition that does not hold: whoever may write gets as far as that.
        "put_item": {**named, "Item": key, "ConditionExpression": "attribute_exists(nothing)"},
        "update_item": {**named, "Key": key, "ConditionExpression": "attribute_exists(nothing)"},
        "delete_item": {**named, "Key": key},
        "scan": named,
        "delete_table": named,
        "describe_table": named,
    }
    return lambda session: getattr(session.client("dynamodb"), action)(**arguments[action], **more)


def query(index: str) -> Probe:
    name, attribute = INDEXES[index]
    return lambda session: session.client("dynamodb").query(
        TableName=f"{settings.STACK_NAME}-{name}",
        IndexName=index,
        KeyConditionExpression="#k = :v",
        ExpressionAttributeNames={"#k": attribute},
        ExpressionAttributeValues={":v": {"S": "probe"}},
    )


def s3(action: str, prefix: str) -> Probe:
    key = f"{prefix}/probe/{uuid.uuid4()}"
    body = {"Body": b"probe"} if action == "put_object" else {}
    return lambda session: getattr(session.client("s3"), action)(Bucket=BUCKET, Key=key, **body)


def multipart(action: str, prefix: str) -> Probe:
    """On a multipart upload that does not exist."""
    named = {"Bucket": BUCKET, "Key": f"{prefix}/probe", "UploadId": "probe"}
    return lambda session: getattr(session.client("s3"), action)(**named)


def sqs(action: str, *, queue: str = QUEUE, **more: Any) -> Probe:
    return lambda session: getattr(session.client("sqs"), action)(QueueUrl=queue, **more)


def cognito(action: str, **more: Any) -> Probe:
    return lambda session: getattr(session.client("cognito-idp"), action)(
        UserPoolId=settings.COGNITO_USER_POOL_ID, **more
    )


def secret(name: str) -> Probe:
    """A parameter that is not there: whoever may read it gets as far as that."""
    return lambda session: session.client("ssm").get_parameter(Name=name, WithDecryption=True)


def function(name: str) -> Probe:
    return lambda session: session.client("lambda").invoke(FunctionName=f"{settings.STACK_NAME}-{name}")


SECRETS = [f"/{settings.STACK_NAME}/{name}" for name in ("SECRET_KEY", "COGNITO_CLIENT_SECRET")]
WEB_LISTS = ("by_content", "by_owner", "by_user", "feed", "open_by_owner", "published_by_owner")
WORKER_LISTS = ("due", "fingerprints")

WEB_MAY: dict[str, Probe] = {
    "grant uploads": s3("put_object", "incoming"),
    **{f"show {prefix}": s3("get_object", prefix) for prefix in PREFIXES[1:]},
    **{f"delete {prefix}": s3("delete_object", prefix) for prefix in PREFIXES},
    **{f"profiles {a}": table("profiles", a) for a in ("get_item", "batch_get_item", "put_item", "update_item")},
    **{f"handles {a}": table("handles", a) for a in ("get_item", "put_item", "delete_item")},
    **{
        f"sessions {action}": table("sessions", action)
        for action in ("get_item", "batch_get_item", "put_item", "update_item", "delete_item")
    },
    "throttles": table("throttles", "update_item"),
    **{f"uploads {a}": table("uploads", a) for a in ("get_item", "put_item", "update_item", "delete_item")},
    **{f"{a} of an upload": multipart(a, "incoming") for a in ("list_parts", "abort_multipart_upload")},
    "begin an upload in parts": s3("create_multipart_upload", "incoming"),
    **{f"images {a}": table("images", a) for a in ("get_item", "update_item", "delete_item")},
    **{f"list {index}": query(index) for index in WEB_LISTS},
    **{f"read the secret {name}": secret(name) for name in SECRETS},
}
WEB_MAY_NOT: dict[str, Probe] = {
    "read what nobody has checked": s3("get_object", "incoming"),
    **{f"write {prefix}": s3("put_object", prefix) for prefix in PREFIXES[1:]},
    "read outside the prefixes": s3("get_object", "elsewhere"),
    **{f"list {index}": query(index) for index in WORKER_LISTS},
    **{f"begin an upload in parts below {prefix}": s3("create_multipart_upload", prefix) for prefix in PREFIXES[1:]},
    "list the bucket": lambda session: session.client("s3").list_objects_v2(Bucket=BUCKET),
    "list uploads in parts": lambda session: session.client("s3").list_multipart_uploads(Bucket=BUCKET),
    "list buckets": lambda session: session.client("s3").list_buckets(),
    "change the bucket's policy": lambda session: session.client("s3").delete_bucket_policy(Bucket=BUCKET),
    **{f"scan {name}": table(name, "scan") for name in KEYS},
    "drop a table": table("images", "delete_table"),
    "make a picture": table("images", "put_item"),
    "delete a profile": table("profiles", "delete_item"),
    "take from the queue": sqs("receive_message"),
    "send to the queue": sqs("send_message", MessageBody="{}"),
    "make itself a moderator": cognito("admin_add_user_to_group", Username="probe", GroupName="moderators"),
    "list people": cognito("list_users"),
    "read another stage's secret": secret("/another/SECRET_KEY"),
    "call the worker": function("worker"),
    "read secrets of the app client": cognito("describe_user_pool_client", ClientId=settings.COGNITO_CLIENT_ID),
    "list roles": lambda session: session.client("iam").list_roles(),
    "see the stack": lambda session: session.client("cloudformation").describe_stacks(),
}
WORKER_MAY: dict[str, Probe] = {
    "read what arrived": s3("get_object", "incoming"),
    **{f"write {prefix}": s3("put_object", prefix) for prefix in PREFIXES[1:]},
    **{f"delete {prefix}": s3("delete_object", prefix) for prefix in PREFIXES},
    **{f"uploads {action}": table("uploads", action) for action in ("get_item", "update_item")},
    **{f"images {action}": table("images", action) for action in ("get_item", "put_item")},
    "count for a person": table("profiles", "update_item"),
    "look at the queue": sqs("get_queue_attributes"),
    **{f"list {index}": query(index) for index in WORKER_LISTS},
    "abort an upload in parts": multipart("abort_multipart_upload", "incoming"),
}
WORKER_MAY_NOT: dict[str, Probe] = {
    "write where uploads arrive": s3("put_object", "incoming"),
    **{f"read {prefix}": s3("get_object", prefix) for prefix in PREFIXES[1:]},
    "list the bucket": lambda session: session.client("s3").list_objects_v2(Bucket=BUCKET),
    "list buckets": lambda session: session.client("s3").list_buckets(),
    **{
        f"sessions {action}": table("sessions", action)
        for action in ("get_item", "batch_get_item", "put_item", "update_item", "delete_item", "scan")
    },
    **{f"{name} {a}": table(name, a) for name in ("handles", "throttles") for a in ("get_item", "update_item")},
    "read profiles": table("profiles", "get_item"),
    "delete pictures": table("images", "delete_item"),
    "start uploads": table("uploads", "put_item"),
    **{f"list {index}": query(index) for index in WEB_LISTS},
    **{f"scan {name}": table(name, "scan") for name in KEYS},
    "send to the queue": sqs("send_message", MessageBody="{}"),
    "empty the queue": sqs("purge_queue"),
    "list people": cognito("list_users"),
    **{f"read the secret {name}": secret(name) for name in SECRETS},
    "call the web function": function("web"),
}


MAINTENANCE_MAY: dict[str, Probe] = {
    "list the bucket": lambda session: session.client("s3").list_objects_v2(Bucket=BUCKET),
    "list uploads in parts": lambda session: session.client("s3").list_multipart_uploads(Bucket=BUCKET),
    **{f"delete {prefix}": s3("delete_object", prefix) for prefix in PREFIXES},
    **{f"abort uploads in parts below {prefix}": multipart("abort_multipart_upload", prefix) for prefix in PREFIXES},
    **{f"scan {name}": table(name, "scan") for name in ("images", "profiles", "uploads")},
    **{f"{name} {a}": table(name, a) for name in ("images", "uploads") for a in ("update_item", "delete_item")},
    "set counters right": table("profiles", "update_item"),
    "take dead letters": sqs("receive_message", queue=DEAD_LETTERS),
}
MAINTENANCE_MAY_NOT: dict[str, Probe] = {
    **{f"read {prefix}": s3("get_object", prefix) for prefix in PREFIXES},
    **{f"write {prefix}": s3("put_object", prefix) for prefix in PREFIXES},
    "delete outside the prefixes": s3("delete_object", "elsewhere"),
    **{f"scan {name}": table(name, "scan") for name in ("handles", "sessions", "throttles")},
    "make a picture": table("images", "put_item"),
    "delete a profile": table("profiles", "delete_item"),
    "take from the queue": sqs("receive_message"),
    "empty the queue": sqs("purge_queue"),
    "drop a table": table("images", "delete_table"),
    "make itself a moderator": cognito("admin_add_user_to_group", Username="probe", GroupName="moderators"),
    "list people": cognito("list_users"),
    "list roles": lambda session: session.client("iam").list_roles(),
}


@pytest.mark.parametrize("probe", WEB_MAY.values(), ids=WEB_MAY.keys())
def test_web_may(probe: Probe, web: boto3.Session) -> None:
    assert outcome(probe, web) in FINE


@pytest.mark.parametrize("probe", WEB_MAY_NOT.values(), ids=WEB_MAY_NOT.keys())
def test_web_may_not(probe: Probe, web: boto3.Session) -> None:
    assert outcome(probe, web) in DENIED


@pytest.mark.parametrize("probe", WORKER_MAY.values(), ids=WORKER_MAY.keys())
def test_worker_may(probe: Probe, worker: boto3.Session) -> None:
    assert outcome(probe, worker) in FINE


@pytest.mark.parametrize("probe", WORKER_MAY_NOT.values(), ids=WORKER_MAY_NOT.keys())
def test_worker_may_not(probe: Probe, worker: boto3.Session) -> None:
    assert outcome(probe, worker) in DENIED


@pytest.mark.parametrize("probe", MAINTENANCE_MAY.values(), ids=MAINTENANCE_MAY.keys())
def test_maintenance_may(probe: Probe, maintenance: boto3.Session) -> None:
    assert outcome(probe, maintenance) in FINE


@pytest.mark.parametrize("probe", MAINTENANCE_MAY_NOT.values(), ids=MAINTENANCE_MAY_NOT.keys())
def test_maintenance_may_not(probe: Probe, maintenance: boto3.Session) -> None:
    assert outcome(probe, maintenance) in DENIED


FINE = ("done", "ParameterNotFound", "NoSuchKey", "NoSuchUpload", "ConditionalCheckFailedException")
DENIED = ("AccessDenied", "AccessDeniedException")


def outcome(probe: Probe, session: boto3.Session) -> str:
    try:
        probe(session)
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return "done"
