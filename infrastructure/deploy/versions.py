"""Versions of a function: published, asked, served through the alias, forgotten."""

import json
from typing import Any, Final
from urllib.parse import urlsplit

from imageshare.secret_store import origin_secret_ensure
from infrastructure.deploy.stage import LIVE, DeployError, Stage

# Versions of a function to go back to.
KEPT_VERSIONS: Final = 5


def publish(stage: Stage, kind: str) -> str:
    """Freeze code and configuration, as they are now, into a version."""
    client = stage.client("lambda")
    client.get_waiter("function_updated_v2").wait(FunctionName=stage.function(kind))
    version = str(client.publish_version(FunctionName=stage.function(kind))["Version"])
    client.get_waiter("published_version_active").wait(FunctionName=stage.function(kind), Qualifier=version)
    return version


def check_version(stage: Stage, kind: str, version: str) -> None:
    """Ask a version, before anybody is served by it, for what needs its packages, secrets and rights."""
    secret = origin_secret_ensure(stack_name=stage.stack, region=stage.region) if stage.cloudfront else None
    probes: dict[str, list[tuple[dict[str, Any], str, object]]] = {
        "web": [(request_event(stage, path, secret), "statusCode", 200) for path in ("/healthz", "/")],
        # No message, then the schedule.
        "worker": [({"Records": []}, "batchItemFailures", []), ({}, "failed", 0)],
        "jobs": [({"Records": []}, "batchItemFailures", []), ({}, "failed", 0)],
    }
    for event, name, expected in probes[kind]:
        answer = stage.client("lambda").invoke(
            FunctionName=stage.function(kind), Qualifier=version, Payload=json.dumps(event).encode()
        )
        payload = answer["Payload"].read()
        said = json.loads(payload)
        if answer.get("FunctionError") or not isinstance(said, dict) or said.get(name) != expected:
            words = " ".join(payload.decode(errors="replace").split())[:500]
            raise DeployError(f"The new {kind} function does not work, so the old one, if any, stays: {words}")


def request_event(stage: Stage, path: str, origin_secret: str | None = None) -> dict[str, Any]:
    """A GET as API Gateway brings it, over the site's own name; or from CloudFront, which knows a secret.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
    """
    site = urlsplit(stage.site_url)
    headers = {"Host": site.netloc, "X-Forwarded-Proto": site.scheme, "X-Forwarded-For": "192.0.2.1, 192.0.2.2"}
    if origin_secret is not None:
        headers["X-Origin-Secret"] = origin_secret
    return {
        "httpMethod": "GET",
        "path": path,
        "resource": "/{proxy+}",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "requestContext": {"stage": "web", "identity": {"sourceIp": "192.0.2.1"}},
        "body": None,
        "isBase64Encoded": False,
    }


def live_version(stage: Stage, kind: str) -> str | None:
    client = stage.client("lambda")
    try:
        return str(client.get_alias(FunctionName=stage.function(kind), Name=LIVE)["FunctionVersion"])
    except client.exceptions.ResourceNotFoundException:
        return None


def go_live(stage: Stage, kind: str, version: str) -> None:
    """Move the alias, in one step."""
    client, function = stage.client("lambda"), stage.function(kind)
    try:
        client.update_alias(FunctionName=function, Name=LIVE, FunctionVersion=version)
    except client.exceptions.ResourceNotFoundException:
        client.create_alias(FunctionName=function, Name=LIVE, FunctionVersion=version)


def forget_old_versions(stage: Stage, kind: str) -> None:
    client, function = stage.client("lambda"), stage.function(kind)
    pages = client.get_paginator("list_versions_by_function").paginate(FunctionName=function)
    numbers = sorted(int(v["Version"]) for page in pages for v in page["Versions"] if v["Version"] != "$LATEST")
    for number in numbers[:-KEPT_VERSIONS]:
        if str(number) != live_version(stage, kind):
            client.delete_function(FunctionName=function, Qualifier=str(number))
