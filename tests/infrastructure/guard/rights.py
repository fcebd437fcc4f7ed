"""Rules for who may what: roles, and the resources that let somebody in by themselves."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from tests.infrastructure.guard.rule import rule
from tests.infrastructure.guard.template import Deployed, texts


@rule("IAM-1", "a right names each action that it gives, without a wildcard and without NotAction")
def _named_actions(on: Deployed) -> Iterator[str]:
    for name, statement in _rights(on):
        named = {"NotAction", "NotResource"}.isdisjoint(statement)
        if not named or any("*" in action or "?" in action for action in texts(statement["Action"])):
            yield name


# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
_WITHOUT_RESOURCE: Final = {"xray:PutTelemetryRecords", "xray:PutTraceSegments"}


@rule("IAM-2", "a right is for something of this stack, by its name")
def _named_resources(on: Deployed) -> Iterator[str]:
    for name, statement in _rights(on):
        if set(texts(statement["Action"])) <= _WITHOUT_RESOURCE:
            continue
        if not all(_is_of_this_stack(resource) for resource in texts(statement.get("Resource", "*"))):
            yield name


@rule("IAM-3", "a role's rights are all in its own policies, one statement a purpose")
def _own_policies(on: Deployed) -> Iterator[str]:
    for name, role in on.of_type("AWS::IAM::Role").items():
        purposes = [statement.get("Sid") for statement in on.statements(name)]
        if "ManagedPolicyArns" in role or None in purposes or len(set(purposes)) != len(purposes):
            yield name
    yield from on.of_type("AWS::IAM::ManagedPolicy", "AWS::IAM::User", "AWS::IAM::Policy")


_TRUSTED: Final = {
    "WebRole": {"lambda.amazonaws.com", "apigateway.amazonaws.com"},
    "WorkerRole": {"lambda.amazonaws.com"},
    "JobsRole": {"lambda.amazonaws.com"},
    "MaintenanceRole": {"arn:${AWS::Partition}:iam::${AWS::AccountId}:root"},
}


@rule("IAM-4", "a role is taken by whom this rule names, and by nobody else")
def _trusted(on: Deployed) -> Iterator[str]:
    for name, role in on.of_type("AWS::IAM::Role").items():
        for statement in role["AssumeRolePolicyDocument"]["Statement"]:
            principals = statement.get("Principal", "*")
            kinds = principals.values() if isinstance(principals, dict) else [principals]
            trusted = {one.get("Fn::Sub") if isinstance(one, dict) else one for kind in kinds for one in texts(kind)}
            if not trusted <= _TRUSTED.get(name, set()) or statement["Action"] != "sts:AssumeRole":
                yield name


@rule("IAM-5", "a resource lets in a service of this account's only, and everybody to static files only")
def _resource_policies(on: Deployed) -> Iterator[str]:
    for name in on.of_type("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"):
        for statement in on.statements(name):
            if statement["Effect"] == "Deny" or is_reading_static_files(statement):
                continue
            condition = json.dumps(statement.get("Condition", {}))
            named = isinstance(statement["Principal"], dict) and statement["Principal"].keys() == {"Service"}
            if not named or not re.search(r"aws:Source(Arn|Account)", condition, re.IGNORECASE):
                yield name


def _rights(on: Deployed) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in on.of_type("AWS::IAM::Role"):
        for statement in on.statements(name):
            if statement["Effect"] == "Allow":
                yield f"{name}.{statement.get('Sid')}", statement


def _is_of_this_stack(resource: Any) -> bool:
    """By the attribute of one of its resources, or by a name that begins with the stack's."""
    if isinstance(resource, dict) and "Fn::GetAtt" in resource:
        return True
    text = resource.get("Fn::Sub", "") if isinstance(resource, dict) else ""
    by_name = (
        r"arn:\$\{AWS::Partition\}:[a-z]+:\$\{AWS::Region\}:\$\{AWS::AccountId\}:[a-z-]+[:/][^*]*\$\{AWS::StackName\}"
    )
    return bool(re.match(rf"\$\{{\w+\.Arn\}}/[a-z]|{by_name}[-/][a-zA-Z_]+", text))


def is_reading_static_files(statement: dict[str, Any]) -> bool:
    what = {"Principal": "*", "Action": "s3:GetObject", "Resource": {"Fn::Sub": "${StaticBucket.Arn}/static/*"}}
    return all(statement.get(key) == value for key, value in what.items())
