"""Rules for what keeps something: buckets, tables, queues and logs."""

from collections.abc import Iterator
from typing import Any

from tests.infrastructure.guard.rights import is_reading_static_files
from tests.infrastructure.guard.rule import rule
from tests.infrastructure.guard.template import Deployed, texts


@rule("S3-1", "a bucket blocks public access, unless all that everybody may is to read static files")
def _no_public_access(on: Deployed) -> Iterator[str]:
    for name, bucket in on.of_type("AWS::S3::Bucket").items():
        block = bucket.get("PublicAccessBlockConfiguration", {})
        must = {"BlockPublicAcls", "IgnorePublicAcls"}
        if not _lets_everybody_read_static_files(on, name):
            must |= {"BlockPublicPolicy", "RestrictPublicBuckets"}
        if any(block.get(one) is not True for one in must):
            yield name


@rule("S3-2", "objects are encrypted")
def _encrypted_buckets(on: Deployed) -> Iterator[str]:
    for name, bucket in on.of_type("AWS::S3::Bucket").items():
        rules = bucket.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [])
        if not any(one.get("ServerSideEncryptionByDefault", {}).get("SSEAlgorithm") for one in rules):
            yield name


@rule("S3-3", "the bucket's owner owns every object, and ACLs mean nothing")
def _owned_objects(on: Deployed) -> Iterator[str]:
    for name, bucket in on.of_type("AWS::S3::Bucket").items():
        rules = bucket.get("OwnershipControls", {}).get("Rules", [])
        if [one.get("ObjectOwnership") for one in rules] != ["BucketOwnerEnforced"]:
            yield name


@rule("S3-4", "whatever comes without TLS is refused")
def _only_tls(on: Deployed) -> Iterator[str]:
    for name in on.of_type("AWS::S3::Bucket"):
        arn = {"Fn::GetAtt": [name, "Arn"]}
        if not any(
            one["Effect"] == "Deny"
            and one["Principal"] == "*"
            and one["Action"] == "s3:*"
            and arn in texts(one["Resource"])
            and {"Fn::Sub": f"${{{name}.Arn}}/*"} in texts(one["Resource"])
            and one.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
            for one in _statements_about(on, name)
        ):
            yield name


@rule("DDB-1", "a table can be brought back to any moment of the last weeks")
def _recovery(on: Deployed) -> Iterator[str]:
    for name, table in on.of_type("AWS::DynamoDB::Table").items():
        if table.get("PointInTimeRecoverySpecification") != {"PointInTimeRecoveryEnabled": True}:
            yield name


@rule("DATA-1", "what holds people's data outlives the stack")
def _retained(on: Deployed) -> Iterator[str]:
    kinds = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool")
    made_again = {"PackagesBucket", "StaticBucket"}
    for name in on.of_type(*kinds).keys() - made_again:
        resource = on.template["Resources"][name]
        if (resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")) != ("RetainExceptOnCreate", "Retain"):
            yield name


@rule("SQS-1", "messages are encrypted")
def _encrypted_queues(on: Deployed) -> Iterator[str]:
    for name, queue in on.of_type("AWS::SQS::Queue").items():
        if queue.get("SqsManagedSseEnabled") is not True and "KmsMasterKeyId" not in queue:
            yield name


@rule("SQS-2", "what keeps failing goes to a queue that keeps it longer than its own")
def _redriven(on: Deployed) -> Iterator[str]:
    queues = on.of_type("AWS::SQS::Queue")
    targets = [queue["RedrivePolicy"]["deadLetterTargetArn"] for queue in queues.values() if "RedrivePolicy" in queue]
    for name, queue in queues.items():
        if {"Fn::GetAtt": [name, "Arn"]} in targets:
            continue
        policy = queue.get("RedrivePolicy", {})
        target = policy.get("deadLetterTargetArn", {}).get("Fn::GetAtt", [None])[0]
        dead_letters = queues.get(target, {})
        longer = dead_letters.get("MessageRetentionPeriod", 0) > queue.get("MessageRetentionPeriod", 345_600)
        if not (longer and 3 <= policy["maxReceiveCount"] <= 10):
            yield name


@rule("LOGS-1", "a log is forgotten after a time")
def _forgotten(on: Deployed) -> Iterator[str]:
    for name, group in on.of_type("AWS::Logs::LogGroup").items():
        if not 1 <= group.get("RetentionInDays", 0) <= 365:
            yield name


@rule("LOGS-2", "each function finds its log made")
def _logs_of_functions(on: Deployed) -> Iterator[str]:
    made = [group["LogGroupName"] for group in on.of_type("AWS::Logs::LogGroup").values()]
    for kind in ("web", "worker", "jobs"):
        if {"Fn::Sub": f"/aws/lambda/${{AWS::StackName}}-{kind}"} not in made:
            yield kind


def _statements_about(on: Deployed, bucket: str) -> list[dict[str, Any]]:
    policies = on.of_type("AWS::S3::BucketPolicy").items()
    return [one for name, policy in policies if policy["Bucket"] == {"Ref": bucket} for one in on.statements(name)]


def _lets_everybody_read_static_files(on: Deployed, bucket: str) -> bool:
    allowed = [one for one in _statements_about(on, bucket) if one["Effect"] == "Allow"]
    return bool(allowed) and all(map(is_reading_static_files, allowed))
