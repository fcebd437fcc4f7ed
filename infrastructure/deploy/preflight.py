"""What can be known to fail before anything is built or changed: credentials, region, names, domain and quotas."""

import sys
from typing import Final

import boto3
from botocore.exceptions import ClientError, NoCredentialsError

from infrastructure.deploy.domain import check_domain
from infrastructure.deploy.functions import stack_exists
from infrastructure.deploy.quotas import check_quotas
from infrastructure.deploy.stage import EDGE_REGION, DeployError, Stage, partition

RUNTIME: Final[tuple[int, int]] = (sys.version_info.major, sys.version_info.minor)
# How the template describes every stack that was made of it.
OURS: Final = "ImageShare - "


def preflight(stage: Stage) -> None:
    """Raises DeployError, with one line for the person at the terminal."""
    check_region(stage)
    try:
        account = stage.account
    except NoCredentialsError as error:
        raise DeployError("There are no AWS credentials. Set AWS_PROFILE, or run `aws sso login`.") from error
    if stage.endpoint_url is None and RUNTIME < (3, 12):
        raise DeployError(
            "The functions run the Python that builds them, and for this one Lambda's C library is too old."
            " Start again: make clean, then make deploy with PYTHON=python3.12 or newer."
        )
    check_domain(stage)
    check_stack(stage)
    for bucket in ("media", "static", "packages", "template"):
        check_bucket(stage, f"{stage.stack}-{bucket}-{account}-{stage.region}")
    check_quotas(stage)


def check_region(stage: Stage) -> None:
    """Before anything is asked there: a name that is none only leads to an address that does not answer."""
    known = boto3.Session().get_available_regions("lambda", partition_name=partition(stage))
    if stage.endpoint_url is None and stage.region not in known:
        raise DeployError(f"AWS_REGION is {stage.region!r}, which is no region with Lambda: {', '.join(known)}.")
    if stage.cloudfront and stage.requests_per_address and stage.region != EDGE_REGION:
        raise DeployError(
            f"REQUESTS_PER_ADDRESS needs a stack in {EDGE_REGION}, where rules for CloudFront have to be."
        )


def check_stack(stage: Stage) -> None:
    """A stack of that name may be anything; to deploy over it would delete what is in it."""
    if not stack_exists(stage, stage.stack):
        return
    (stack,) = stage.client("cloudformation").describe_stacks(StackName=stage.stack)["Stacks"]
    if not stack.get("Description", "").startswith(OURS):
        raise DeployError(f"There is a stack {stage.stack} that is not an ImageShare. Choose another STACK_NAME.")


def check_bucket(stage: Stage, name: str) -> None:
    """Bucket names are the world's: one that is somebody else's answers 403."""
    try:
        stage.client("s3").head_bucket(Bucket=name)
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
            raise DeployError(f"The bucket {name} belongs to somebody else. Choose another STACK_NAME.") from error
