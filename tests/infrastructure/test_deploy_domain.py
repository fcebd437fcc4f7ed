"""What `make deploy` refuses about a stage's region, its stack's name and its domain, before it builds anything."""

import re
from collections.abc import Iterator
from dataclasses import replace

import boto3
import pytest
from botocore.stub import Stubber
from django.conf import settings

from infrastructure.deploy import preflight
from infrastructure.deploy.domain import check_certificate, check_domain
from infrastructure.deploy.stage import DeployError, Stage
from tests.infrastructure import made
from tests.roles import acting_as

HERE = Stage(
    name="prod",
    stack="not-there-yet",
    site_url="https://pictures.example.org",
    region=settings.AWS_REGION,
    endpoint_url=settings.AWS_ENDPOINT_URL,
    certificate_arn=None,
)
BEHIND_CLOUDFRONT = replace(HERE, cloudfront=True)


@pytest.fixture(autouse=True)
def as_operator() -> Iterator[None]:
    with acting_as("operator"):
        yield


def certificate(*names: str) -> str:
    """The local AWS issues at once what ACM first has validated."""
    first, *more = names
    others = {"SubjectAlternativeNames": more} if more else {}
    return str(made.client("acm").request_certificate(DomainName=first, **others)["CertificateArn"])


@pytest.mark.parametrize(
    "names", [("pictures.example.org",), ("*.example.org",), ("example.org", "pictures.example.org")]
)
def test_a_certificate_for_the_name_will_do(names: tuple[str, ...]) -> None:
    check_domain(replace(BEHIND_CLOUDFRONT, certificate_arn=certificate(*names)))


@pytest.mark.parametrize("name", ["example.org", "*.pictures.example.org", "other.example.org", "*.com"])
def test_a_certificate_for_another_name_will_not(name: str) -> None:
    with pytest.raises(DeployError, match=re.escape(f"is for {name}, not for pictures.example.org")):
        check_domain(replace(BEHIND_CLOUDFRONT, certificate_arn=certificate(name)))


def test_a_certificate_that_is_not_there_is_named() -> None:
    arn = f"arn:aws:acm:{settings.AWS_REGION}:000000000000:certificate/none"
    with pytest.raises(DeployError, match=f"There is no certificate {arn}"):
        check_domain(replace(HERE, certificate_arn=arn))


def test_a_certificate_that_waits_to_be_validated_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the local AWS's does, so this answer is Stubber's."""
    acm = boto3.client("acm", region_name=settings.AWS_REGION)
    arn = f"arn:aws:acm:{settings.AWS_REGION}:000000000000:certificate/waits"
    told = {"CertificateArn": arn, "DomainName": "pictures.example.org", "Status": "PENDING_VALIDATION"}
    stubber = Stubber(acm)
    stubber.add_response("describe_certificate", {"Certificate": told}, {"CertificateArn": arn})
    stubber.activate()
    monkeypatch.setattr(Stage, "client", lambda *_: acm)
    with pytest.raises(DeployError, match=r"for pictures.example.org is PENDING_VALIDATION, not ISSUED"):
        check_certificate(HERE, arn)


def test_a_name_of_another_distribution_is_taken() -> None:
    stage = replace(BEHIND_CLOUDFRONT, certificate_arn=certificate("pictures.example.org"))
    with made.distribution("pictures.example.org") as theirs:
        with pytest.raises(DeployError, match=f"is a name of the distribution {theirs}"):
            check_domain(stage)
        check_domain(replace(stage, site_url="https://example.org", certificate_arn=certificate("example.org")))
    check_domain(stage)


def test_a_name_that_leads_to_another_api_is_taken() -> None:
    gateway = boto3.client("apigateway", region_name=settings.AWS_REGION)
    gateway.create_domain_name(domainName="pictures.example.org", endpointConfiguration={"types": ["REGIONAL"]})
    check_domain(HERE)
    with made.api() as theirs:
        gateway.create_base_path_mapping(domainName="pictures.example.org", restApiId=theirs)
        try:
            with pytest.raises(DeployError, match=r"pictures.example.org leads to another API of this account"):
                check_domain(HERE)
        finally:
            gateway.delete_base_path_mapping(domainName="pictures.example.org", basePath="(none)")
            gateway.delete_domain_name(domainName="pictures.example.org")


def test_a_region_that_is_none_is_told_from_those_that_are() -> None:
    on_aws = replace(HERE, endpoint_url=None)
    preflight.check_region(replace(on_aws, region="eu-central-1"))
    with pytest.raises(DeployError, match=r"'eu-centrl-1', which is no region with Lambda: .*eu-central-1"):
        preflight.check_region(replace(on_aws, region="eu-centrl-1"))


def test_a_stack_of_that_name_that_is_something_else_is_left_alone() -> None:
    cloudformation = boto3.client("cloudformation", region_name=settings.AWS_REGION)
    topic = '{"Description": "Somebody else\'s", "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}'
    cloudformation.create_stack(StackName="theirs", TemplateBody=topic)
    cloudformation.get_waiter("stack_create_complete").wait(StackName="theirs", WaiterConfig={"Delay": 1})
    try:
        with pytest.raises(DeployError, match=r"There is a stack theirs that is not an ImageShare"):
            preflight.check_stack(replace(HERE, stack="theirs"))
    finally:
        cloudformation.delete_stack(StackName="theirs")
    preflight.check_stack(replace(HERE, stack=settings.STACK_NAME))
    preflight.check_stack(HERE)
