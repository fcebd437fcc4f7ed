"""Short names of what the stack has, such as `table/images` or `object/media/incoming`, and their ARNs."""

import os
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Any, Final

from cfnlint.decode import decode
from django.conf import settings

from imageshare.env import AWS_CONFIG_NAME
from imageshare.template import TEMPLATE

ACCOUNT: Final = settings.UPLOADS_QUEUE_URL.split("/")[-2]
REGION: Final = settings.AWS_REGION
STACK: Final = settings.STACK_NAME
BUCKETS: Final = ("media", "static", "packages")
# Besides those that hold something, one that nobody ever heard of.
PREFIXES: Final = (
    *("incoming", "originals", "published", "renditions", "archives", "quarantine", "evidence"),
    "elsewhere",
)
QUEUES: Final = ("uploads", "uploads-dead-letters", "jobs", "jobs-dead-letters")
FUNCTIONS: Final = ("web", "worker", "jobs")
ROLES: Final = ("web", "worker", "jobs", "maintenance")
SECRETS: Final = (
    *(f"{STACK}/{name}" for name in ("SECRET_KEY", "COGNITO_CLIENT_SECRET", "ORIGIN_SECRET", "media-keys/KPROBE")),
    *("another/SECRET_KEY", "another/media-keys/KPROBE"),
)
KEY: Final = "probe/probe"

_SERVICES: Final = {
    "table": f"dynamodb:{REGION}:{ACCOUNT}:table/{STACK}-",
    "foreign-table": f"dynamodb:{REGION}:{ACCOUNT}:table/",
    "queue": f"sqs:{REGION}:{ACCOUNT}:{STACK}-",
    "secret": f"ssm:{REGION}:{ACCOUNT}:parameter/",
    "function": f"lambda:{REGION}:{ACCOUNT}:function:{STACK}-",
    "pool": f"cognito-idp:{REGION}:{ACCOUNT}:userpool/",
}


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Properties of each table of the template, by its short name; a new table is tried without being named here."""
    resources = decode(str(TEMPLATE))[0]["Resources"].values()
    found = [resource["Properties"] for resource in resources if resource["Type"] == "AWS::DynamoDB::Table"]
    return {table["TableName"]["Fn::Sub"].removeprefix("${AWS::StackName}-"): table for table in found}


def row_key(schema: list[dict[str, str]], table: str) -> dict[str, dict[str, str]]:
    """A key of this schema that no row has."""
    kinds = {one["AttributeName"]: one["AttributeType"] for one in tables()[table]["AttributeDefinitions"]}
    values = {"S": "probe", "N": "0", "B": "cHJvYmU="}
    return {key["AttributeName"]: {(kind := kinds[key["AttributeName"]]): values[kind]} for key in schema}


@cache
def role_arn(name: str) -> str:
    """As provisioning left it for the processes of this machine."""
    config = ConfigParser()
    config.read(Path(os.environ["STATE_DIR"]) / AWS_CONFIG_NAME)
    return config[f"profile imageshare-{name}"]["role_arn"]


def role_name(name: str) -> str:
    return role_arn(name).rpartition("/")[2]


def bucket(name: str) -> str:
    return f"{STACK}-{name}-{ACCOUNT}-{REGION}"


def arn(resource: str) -> str:
    """The ARN that IAM judges; `*` stands for whatever the service takes."""
    kind, _, name = resource.partition("/")
    if kind == "*":
        return "*"
    if kind == "role":
        return role_arn(name)
    if kind == "bucket":
        return f"arn:aws:s3:::{bucket(name)}"
    if kind == "object":
        of, _, prefix = name.partition("/")
        return f"arn:aws:s3:::{bucket(of)}/{prefix}/{KEY}"
    if kind == "index":
        table, _, index = name.partition("/")
        return f"{arn(f'table/{table}')}/index/{index}"
    if kind == "log-group":
        return f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/lambda/{STACK}-{name}:*"
    if kind == "log-stream":
        return f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/lambda/{STACK}-{name}:log-stream:probe"
    return f"arn:aws:{_SERVICES[kind]}{name}"
