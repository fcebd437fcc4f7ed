"""The one place of this app that talks to CloudFormation: brings the stack up to date and tells what it made."""

import json
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from imageshare.template_bucket import template_upload

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import ParameterTypeDef, StackEventTypeDef, StackTypeDef

Progress = Callable[[str], None]

_CREATED_NOTHING = "ROLLBACK_COMPLETE"
_SETTLED = (
    "CREATE_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE",
    "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE",
)


class StackFailed(Exception):
    """The stack is not as the template wants it; the message says why, in words for the operator."""


@dataclass(frozen=True)
class OperatorKey:
    """The credentials that this process found; `session_token` is None for a long-lived key."""

    access_key_id: str
    secret_access_key: str
    session_token: str | None


def stack_apply(*, name: str, template: str, parameters: dict[str, str], progress: Progress) -> bool:
    """Create or update the stack and wait for it; False if it was up to date already.

    A parameter that is not named stays what it was, or has the template's default in a new stack. `progress` gets one
    line for every step of a resource. Raises StackFailed.
    """
    with _failures_in_words():
        cloudformation = boto3.client("cloudformation", region_name=settings.AWS_REGION)
        stack = _find(cloudformation, name)
        if stack and stack["StackStatus"] == _CREATED_NOTHING:
            progress("Removing what is left of a creation that failed before")
            cloudformation.delete_stack(StackName=stack["StackId"])
            cloudformation.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"])
            stack = None
        if stack and stack["StackStatus"] not in _SETTLED:
            raise StackFailed(
                f"The stack {name} is in the state {stack['StackStatus']}. Wait for it to settle, or settle it in the"
                " CloudFormation console, then run this again."
            )
        token = str(uuid.uuid4())
        stack_id = _begin(cloudformation, name, template, parameters, token, stack)
        if stack_id is None:
            return False
        _follow(cloudformation, stack_id, token, progress)
        return True


def stack_outputs(*, name: str) -> dict[str, str]:
    """The values that the template names under Outputs. Raises StackFailed."""
    with _failures_in_words():
        cloudformation = boto3.client("cloudformation", region_name=settings.AWS_REGION)
        stack = _find(cloudformation, name)
    if stack is None:
        raise StackFailed(f"There is no stack {name}.")
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def process_values(
    outputs: dict[str, str], *, name: str, site_url: str, region: str, endpoint_url: str | None
) -> dict[str, str]:
    """What env.py asks of every process besides secrets, by its names there; `endpoint_url` is the local AWS's."""
    pool = outputs["CognitoUserPoolId"]
    keys = endpoint_url or f"https://cognito-idp.{region}.amazonaws.com"
    return {
        "STACK_NAME": name,
        "SITE_URL": site_url,
        "AWS_REGION": region,
        "MEDIA_BUCKET": outputs["MediaBucket"],
        "MEDIA_URL": endpoint_url or outputs["MediaUrl"],
        "UPLOADS_QUEUE_URL": _queue_url(outputs["UploadsQueueUrl"], endpoint_url),
        "JOBS_QUEUE_URL": _queue_url(outputs["JobsQueueUrl"], endpoint_url),
        "COGNITO_USER_POOL_ID": pool,
        "COGNITO_CLIENT_ID": outputs["CognitoClientId"],
        "COGNITO_URL": endpoint_url or f"https://{outputs['CognitoDomain']}.auth.{region}.amazoncognito.com",
        "COGNITO_JWKS_URL": f"{keys}/{pool}/.well-known/jwks.json",
    }


def _queue_url(made: str, endpoint_url: str | None) -> str:
    """A local queue keeps the port that it was made on, and the local AWS may have moved since."""
    return made if endpoint_url is None else endpoint_url + urlsplit(made).path


def client_secret(*, user_pool_id: str, client_id: str) -> str:
    """The app client's secret, which a stack's outputs would show to everybody who may describe stacks."""
    with _failures_in_words():
        cognito = boto3.client("cognito-idp", region_name=settings.AWS_REGION)
        answer = cognito.describe_user_pool_client(UserPoolId=user_pool_id, ClientId=client_id)
    return answer["UserPoolClient"]["ClientSecret"]


def operator_key() -> OperatorKey:
    """Whoever runs this is the operator. Raises StackFailed without credentials."""
    credentials = boto3.Session().get_credentials()
    frozen = credentials.get_frozen_credentials() if credentials else None
    if frozen is None or not frozen.access_key or not frozen.secret_key:
        raise StackFailed("There are no AWS credentials.")
    return OperatorKey(frozen.access_key, frozen.secret_key, frozen.token)


def _find(cloudformation: "CloudFormationClient", name: str) -> "StackTypeDef | None":
    try:
        return cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in _message(error):
            return None
        raise


def _begin(
    cloudformation: "CloudFormationClient",
    name: str,
    template: str,
    parameters: dict[str, str],
    token: str,
    stack: "StackTypeDef | None",
) -> str | None:
    """Ask for the change and answer the stack's id, or None if there is nothing to change."""
    values: list[ParameterTypeDef] = [
        {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
    ]
    known = set(json.loads(template)["Parameters"])
    before = {parameter["ParameterKey"] for parameter in stack.get("Parameters", [])} if stack else set()
    values += [{"ParameterKey": key, "UsePreviousValue": True} for key in sorted((before & known) - parameters.keys())]
    ask = cloudformation.update_stack if stack else cloudformation.create_stack
    try:
        answer = ask(
            StackName=name,
            TemplateURL=template_upload(stack_name=name, body=template),
            Parameters=values,
            Capabilities=["CAPABILITY_IAM"],
            ClientRequestToken=token,
        )
    except ClientError as error:
        if "No updates are to be performed" in _message(error):
            return None
        raise
    return answer["StackId"]


def _follow(cloudformation: "CloudFormationClient", stack_id: str, token: str, progress: Progress) -> None:
    """Tell what happens until it is over. Raises StackFailed with everything that stood in the way."""
    seen: set[str] = set()
    reasons: list[str] = []
    pause = 0.1
    while True:
        stack = _find(cloudformation, stack_id)
        for event in _new_events(cloudformation, stack_id, token, seen):
            status, resource = event.get("ResourceStatus", ""), event.get("LogicalResourceId", "")
            progress(f"{status:<20} {resource} ({event.get('ResourceType', '')})")
            if status.endswith("_FAILED"):
                reasons.append(f"{resource}: {event.get('ResourceStatusReason', '')}")
        status = stack["StackStatus"] if stack else "DELETE_COMPLETE"
        if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return
        if not status.endswith("_IN_PROGRESS"):
            # The first failure is the cause; what comes after it was cancelled because of it.
            causes = _refused_in_advance(cloudformation, stack_id) or reasons[:1]
            raise StackFailed(" ".join(f"The stack went to {status}. {'; '.join(causes)}".split()))
        time.sleep(pause)
        pause = min(pause * 2, 3)


def _refused_in_advance(cloudformation: "CloudFormationClient", stack_id: str) -> list[str]:
    """What CloudFormation's validation found before it began, such as names that are taken; the usual events only say
    that there was something.
    """
    answer = cloudformation.describe_events(StackName=stack_id, Filters={"FailedEvents": True})
    return [
        f"{event.get('LogicalResourceId', '')}: {event['ValidationStatusReason']}"
        for event in answer.get("OperationEvents", [])
        if "ValidationStatusReason" in event
    ]


def _new_events(
    cloudformation: "CloudFormationClient", stack_id: str, token: str, seen: set[str]
) -> "Iterator[StackEventTypeDef]":
    """This operation's events that were not seen yet, oldest first."""
    fresh = []
    for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack_id):
        fresh += [e for e in page["StackEvents"] if e.get("ClientRequestToken") == token and e["EventId"] not in seen]
    seen.update(event["EventId"] for event in fresh)
    return reversed(fresh)


def _message(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Message", ""))


@contextmanager
def _failures_in_words() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise StackFailed(str(error)) from error
