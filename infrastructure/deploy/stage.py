"""What is deployed and where to: read from the environment, and every name that follows from it."""

import json
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import boto3

from imageshare.env_values import SITE_PATTERN
from infrastructure.packages import BASE_DIR

LIVE: Final = "live"
# Where CloudFront takes certificates and rules from, and where numbers of a whole account are told.
EDGE_REGION: Final = "us-east-1"


class DeployError(Exception):
    """The deployment cannot go on; one line for the person at the terminal."""


@dataclass(frozen=True)
class Stage:
    """What is deployed and where to; every name follows from `stack`. `endpoint_url` is a local AWS's, else None.

    `site_url` is empty until `with_address` fills it in, unless the environment names one.
    """

    name: str
    stack: str
    site_url: str
    region: str
    endpoint_url: str | None
    certificate_arn: str | None
    cloudfront: bool = False  # before the site and the pictures
    media_signing: str = "s3"  # or "cloudfront"
    requests_per_address: int = 0  # in five minutes, before WAF refuses; 0 is no limit
    rotate_media_key: bool = False
    tracing: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.site_url).hostname or ""

    @property
    def work_dir(self) -> Path:
        return BASE_DIR / "dist" / "deploy" / self.stack

    def function(self, kind: str) -> str:
        """Zappa's name for it: the project's and the stage's, joined."""
        return f"{self.stack}-{kind}"

    @cached_property
    def account(self) -> str:
        return str(self.client("sts").get_caller_identity()["Account"])

    def client(self, service: str, region: str | None = None) -> Any:
        # The services' stubs are not all installed, and a name that is not a literal has none.
        return boto3.client(service, region_name=region or self.region)  # type: ignore[call-overload]


def read_stage(name: str) -> Stage:
    """From the environment, checked. Raises DeployError."""
    stack = stack_of(name)
    site_url = os.environ.get("SITE_URL", "").rstrip("/")
    if site_url and not SITE_PATTERN.fullmatch(site_url):
        raise DeployError(f"SITE_URL must be an origin such as https://pictures.example.com; it is {site_url!r}.")
    endpoint_url = os.environ.get("AWS_ENDPOINT_URL") or None
    # A local AWS has no way to its own API for CloudFront.
    cloudfront = endpoint_url is None and chosen("CLOUDFRONT", "true", "false") == "true"
    requests = os.environ.get("REQUESTS_PER_ADDRESS") or "0"
    if not re.fullmatch(r"0|[1-9][0-9]{1,8}", requests):
        raise DeployError(f"REQUESTS_PER_ADDRESS must be 0 or a number from 10 on; it is {requests!r}.")
    return Stage(
        name=name,
        stack=stack,
        site_url=site_url,
        region=required("AWS_REGION", "such as eu-central-1"),
        endpoint_url=endpoint_url,
        certificate_arn=os.environ.get("CERTIFICATE_ARN") or None,
        cloudfront=cloudfront,
        media_signing=chosen("MEDIA_SIGNING", "cloudfront", "s3") if cloudfront else "s3",
        requests_per_address=int(requests),
        rotate_media_key=chosen("ROTATE_MEDIA_KEY", "false", "true") == "true",
        tracing=os.environ.get("TRACING") == "true",
    )


def chosen(name: str, default: str, other: str) -> str:
    value = os.environ.get(name) or default
    if value not in (default, other):
        raise DeployError(f"{name} must be {default} or {other}; it is {value!r}.")
    return value


def stack_of(name: str) -> str:
    """The stack of a stage. Raises DeployError if there is no such stage."""
    if not re.fullmatch(r"[a-z][a-z0-9]{0,15}", name):
        raise DeployError(f"STAGE must be up to 16 lower-case letters and digits, beginning with a letter: {name!r}.")
    if name not in zappa_stages():
        raise DeployError(f"zappa_settings.json has no stage {name!r}; it has {', '.join(sorted(zappa_stages()))}.")
    stack = os.environ.get("STACK_NAME") or f"imageshare-{name}"
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,25}", stack):
        raise DeployError(f"STACK_NAME must be up to 26 lower-case letters, digits and hyphens: {stack!r}.")
    return stack


def required(name: str, what: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise DeployError(f"{name} is not set: {what}.")
    return value


def zappa_stages() -> dict[str, dict[str, Any]]:
    stages: dict[str, dict[str, Any]] = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    return {name: stage for name, stage in stages.items() if not name.endswith(("_worker", "_jobs"))}


def live_arn(stage: Stage, kind: str) -> str:
    return f"arn:{partition(stage)}:lambda:{stage.region}:{stage.account}:function:{stage.function(kind)}:{LIVE}"


def partition(stage: Stage) -> str:
    return boto3.Session().get_partition_for_region(stage.region)


def say(line: str) -> None:
    print(f"==> {line}", flush=True)
