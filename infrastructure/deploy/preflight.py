"""What can be known to fail before anything is built or changed."""

import sys
from typing import Final
from urllib.parse import urlsplit

from botocore.exceptions import ClientError, NoCredentialsError

from infrastructure.deploy.address import api_url, edge_url, stack_parameters
from infrastructure.deploy.stage import DeployError, Stage

RUNTIME: Final[tuple[int, int]] = (sys.version_info.major, sys.version_info.minor)

# Where CloudFront takes certificates and rules from, wherever the rest of a stack is.
EDGE_REGION: Final = "us-east-1"


def preflight(stage: Stage) -> None:
    """What can be known to fail before anything is built or changed. Raises DeployError."""
    try:
        account = stage.account
    except NoCredentialsError as error:
        raise DeployError("There are no AWS credentials. Set AWS_PROFILE, or run `aws sso login`.") from error
    if stage.endpoint_url is None:
        if RUNTIME < (3, 12):
            raise DeployError(
                "The functions run the Python that builds them, and for this one Lambda's C library is too old."
                " Start again: make clean, then make deploy with PYTHON=python3.12 or newer."
            )
        if stage.site_url and urlsplit(stage.site_url).scheme != "https":
            raise DeployError("On AWS the SITE_URL has to begin with https://.")
        region = EDGE_REGION if stage.cloudfront else stage.region
        if stage.certificate_arn and f":{region}:" not in stage.certificate_arn:
            raise DeployError(f"CERTIFICATE_ARN is not a certificate of {region}.")
    if stage.cloudfront:
        check_edge(stage)
    if urlsplit(stage.site_url).path and stage.site_url != api_url(stage):
        raise DeployError(
            f"SITE_URL must be an origin such as https://pictures.example.com; it is {stage.site_url!r}."
            " Leave it out to have the API's own address, which has a path."
        )
    for bucket in ("media", "static", "packages"):
        check_bucket(stage, f"{stage.stack}-{bucket}-{account}-{stage.region}")


def check_edge(stage: Stage) -> None:
    if stage.requests_per_address and stage.region != EDGE_REGION:
        raise DeployError(
            f"REQUESTS_PER_ADDRESS needs a stack in {EDGE_REGION}, where rules for CloudFront have to be."
        )
    if not stage.site_url or stage.certificate_arn or stage.site_url == edge_url(stage):
        return
    there = stack_parameters(stage)
    if there.get("SiteUrl") != stage.site_url or not there.get("CertificateArn"):
        raise DeployError(
            f"CERTIFICATE_ARN is not set: CloudFront wants one of {EDGE_REGION} for {stage.host}."
            " Or leave SITE_URL out, or set CLOUDFRONT=false."
        )


def check_bucket(stage: Stage, name: str) -> None:
    """Bucket names are the world's: one that is somebody else's answers 403."""
    try:
        stage.client("s3").head_bucket(Bucket=name)
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
            raise DeployError(f"The bucket {name} belongs to somebody else. Choose another STACK_NAME.") from error
