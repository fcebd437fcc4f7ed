"""Takes a stage away again, with everything in it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from imageshare.secret_store import secrets_delete
from infrastructure.deploy.address import with_address
from infrastructure.deploy.edge import forget_media_keys
from infrastructure.deploy.functions import function_exists, stack_exists, zappa
from infrastructure.deploy.stage import DeployError, Stage, live_arn, say
from infrastructure.deploy.up import KINDS
from infrastructure.deploy.wiring import SWEEPS, sweep_rule

# The stack's own data, which it leaves behind when it is deleted.
TABLES: Final = (
    "album_items", "album_members", "albums", "favourites", "handles", "images", "indexed", "jobs", "people",
    "profiles", "relations", "sessions", "terms", "throttles", "uploads", "vocabulary",
)  # fmt: skip

# Up to an hour: CloudFront's distributions are first switched off everywhere.
STACK_WAIT: Final = {"Delay": 3, "MaxAttempts": 1200}


def down(stage: Stage) -> None:
    """Everything, the data included. Raises DeployError unless the person says the stack's name."""
    stage = with_address(stage)
    say(f"This deletes {stage.stack} in account {stage.account}, {stage.region}: every picture, row and account in it")
    said = os.environ.get("CONFIRM") or input(f"Type {stage.stack} to go on: ")
    if said.strip() != stage.stack:
        raise DeployError("Nothing was deleted.")
    say("Functions")
    disconnect(stage)
    for kind in KINDS:
        remove_function(stage, kind)
    say("Buckets")
    for bucket in ("media", "static", "packages", "template"):
        empty_bucket(stage, f"{stage.stack}-{bucket}-{stage.account}-{stage.region}")
    say("Resources and data")
    remove_stack(stage, stage.stack)
    remove_data(stage)
    forget_media_keys(stage, keep=0)
    secrets_delete(stack_name=stage.stack, region=stage.region)
    say(f"{stage.stack} is gone")


def disconnect(stage: Stage) -> None:
    gateway, events, client = stage.client("apigateway"), stage.client("events"), stage.client("lambda")
    with suppress(gateway.exceptions.NotFoundException):
        # Only what a deployment of this stack has made.
        if gateway.get_domain_name(domainName=stage.host).get("tags", {}).get("imageshare") == stage.stack:
            gateway.delete_domain_name(domainName=stage.host)
    for kind in SWEEPS:
        with suppress(events.exceptions.ResourceNotFoundException):
            events.remove_targets(Rule=sweep_rule(stage, kind), Ids=[kind])
            events.delete_rule(Name=sweep_rule(stage, kind))
        if function_exists(stage, kind):
            mappings = client.list_event_source_mappings(FunctionName=live_arn(stage, kind))
            for mapping in mappings["EventSourceMappings"]:
                client.delete_event_source_mapping(UUID=mapping["UUID"])


def remove_function(stage: Stage, kind: str) -> None:
    """Zappa's `undeploy`, and what it passes over when the function is gone already."""
    if function_exists(stage, kind) and (stage.work_dir / "zappa_settings.json").is_file():
        zappa(stage, "undeploy", kind, "--yes")
    if function_exists(stage, kind):
        stage.client("lambda").delete_function(FunctionName=stage.function(kind))
    remove_stack(stage, stage.function(kind))
    logs = stage.client("logs")
    with suppress(logs.exceptions.ResourceNotFoundException):
        logs.delete_log_group(logGroupName=f"/aws/lambda/{stage.function(kind)}")


def remove_stack(stage: Stage, name: str) -> None:
    client = stage.client("cloudformation")
    if stack_exists(stage, name):
        client.delete_stack(StackName=name)
        client.get_waiter("stack_delete_complete").wait(StackName=name, WaiterConfig=STACK_WAIT)


def empty_bucket(stage: Stage, name: str) -> None:
    s3 = stage.client("s3")
    for keys in batches_of_keys(s3, name):
        s3.delete_objects(Bucket=name, Delete={"Objects": keys, "Quiet": True})


def batches_of_keys(s3: Any, bucket: str) -> Iterator[list[dict[str, str]]]:
    """Up to 1,000 at a time; none if there is no such bucket."""
    try:
        while contents := s3.list_objects_v2(Bucket=bucket).get("Contents"):
            yield [{"Key": entry["Key"]} for entry in contents]
    except s3.exceptions.NoSuchBucket:
        return


def remove_data(stage: Stage) -> None:
    """What the stack keeps on purpose when it is deleted."""
    dynamodb, s3, cognito = stage.client("dynamodb"), stage.client("s3"), stage.client("cognito-idp")
    for table in TABLES:
        with suppress(dynamodb.exceptions.ResourceNotFoundException):
            dynamodb.delete_table(TableName=f"{stage.stack}-{table}")
    for bucket in ("media", "template"):
        with suppress(s3.exceptions.NoSuchBucket):
            s3.delete_bucket(Bucket=f"{stage.stack}-{bucket}-{stage.account}-{stage.region}")
    pages = cognito.get_paginator("list_user_pools").paginate(MaxResults=60)
    for pool in [pool for page in pages for pool in page["UserPools"] if pool["Name"] == stage.stack]:
        cognito.delete_user_pool(UserPoolId=pool["Id"])
