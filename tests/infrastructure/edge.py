"""A stack with CloudFront, as on AWS, and ways to ask its distributions."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import boto3
import pytest
import requests
from django.conf import settings

from imageshare.template import template_body
from imageshare.template_bucket import template_upload
from infrastructure.deploy.edge import ERROR_PAGE
from tests.roles import acting_as

STACK = "edge"
SECRET = "tell-nobody"  # of this stack only
KINDS = ("renditions", "published", "originals", "incoming")
# What the local CloudFormation does not know.
NOT_LOCAL = "MediaKeyGroup"


@dataclass(frozen=True)
class Edge:
    """A stack as on AWS with both distributions; its outputs and ways to ask it."""

    outputs: dict[str, str]

    def ask(self, host: str, path: str, **headers: str) -> requests.Response:
        """As a browser does by HTTPS, which a proxy in front of the local AWS would have taken off."""
        sent = {"Host": host, "X-Forwarded-Proto": "https", **headers}
        return requests.get(self.url(path), headers=sent, timeout=10, allow_redirects=False)

    def url(self, path: str) -> str:
        return f"{settings.AWS_ENDPOINT_URL}{path}"

    def site(self, path: str, **headers: str) -> requests.Response:
        return self.ask(self.outputs["SiteDistributionDomain"], path, **headers)

    def media(self, path: str, **headers: str) -> requests.Response:
        return self.ask(self.outputs["MediaViewUrl"].removeprefix("https://"), path, **headers)

    def s3(self, bucket: str, key: str) -> requests.Response:
        return requests.get(f"{settings.AWS_ENDPOINT_URL}/{self.outputs[bucket]}/{key}", timeout=10)


@pytest.fixture(scope="session")
def edge(operator: boto3.Session) -> Iterator[Edge]:
    template = json.loads(template_body())
    del template["Resources"][NOT_LOCAL]
    media = template["Resources"]["MediaDistribution"]["Properties"]["DistributionConfig"]
    assert media["DefaultCacheBehavior"].pop("TrustedKeyGroups") == [{"Ref": NOT_LOCAL}]
    parameters = {
        "SiteUrl": "https://pictures.example.com",
        "CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/one",
        "MediaKeyIds": "K2JCJMDEHXQW5F",
        "OriginSecret": SECRET,
        "ApiHost": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
        "RequestsPerAddress": "3000",
    }
    cloudformation = operator.client("cloudformation")
    with acting_as("operator"):
        template_url = template_upload(stack_name=STACK, body=json.dumps(template))
    cloudformation.create_stack(
        StackName=STACK,
        TemplateURL=template_url,
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    cloudformation.get_waiter("stack_create_complete").wait(StackName=STACK, WaiterConfig={"Delay": 1})
    outputs = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]["Outputs"]
    yield Edge({output["OutputKey"]: output["OutputValue"] for output in outputs})
    cloudformation.delete_stack(StackName=STACK)
    cloudformation.get_waiter("stack_delete_complete").wait(StackName=STACK, WaiterConfig={"Delay": 1})


@pytest.fixture(scope="session")
def objects(edge: Edge, operator: boto3.Session) -> Iterator[dict[str, str]]:
    """An object of every kind that the buckets hold."""
    s3, name = operator.client("s3"), uuid.uuid4()
    keys = {
        "static": ("StaticBucket", f"static/assets/{name}.js"),
        "error": ("StaticBucket", ERROR_PAGE),
        "hidden": ("StaticBucket", f"hidden/{name}"),
        **{kind: ("MediaBucket", f"{kind}/{name}/320.webp") for kind in KINDS},
    }
    for bucket, key in keys.values():
        s3.put_object(Bucket=edge.outputs[bucket], Key=key, Body=b"bytes", ContentType="image/webp")
    yield {kind: key for kind, (_, key) in keys.items()}
    for bucket, key in keys.values():
        s3.delete_object(Bucket=edge.outputs[bucket], Key=key)
    # The stack would leave it behind.
    s3.delete_bucket(Bucket=edge.outputs["MediaBucket"])
