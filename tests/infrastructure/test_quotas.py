"""What `make deploy` says when the account has no room for a stage.

The local AWS lists what there is and tells Lambda's numbers; it has no Service Quotas, so those answers are Stubber's.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from django.conf import settings

from infrastructure.deploy import quotas
from infrastructure.deploy.quotas import QUOTAS, Quota
from infrastructure.deploy.stage import DeployError, Stage
from tests.infrastructure.made import BY_TYPE
from tests.roles import acting_as

HERE = Stage(
    name="prod",
    stack=settings.STACK_NAME,
    site_url=settings.SITE_URL,
    region=settings.AWS_REGION,
    endpoint_url=None,
    certificate_arn=None,
    cloudfront=True,
)
NEW = replace(HERE, stack="not-there-yet")
TABLES = next(quota for quota in QUOTAS if quota.service == "dynamodb")
NUMBERS = {"TotalCodeSize": 80_000_000_000, "UnreservedConcurrentExecutions": 1000}


@pytest.fixture(autouse=True)
def as_operator() -> Iterator[None]:
    with acting_as("operator"):
        yield


Answer = Callable[..., Stubber]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Has one service answer what the local AWS cannot; asked anything else, it fails."""
    real, stubbed = Stage.client, dict[str, Any]()

    def client(stage: Stage, service: str, region: str | None = None) -> Any:
        return stubbed.get(service) or real(stage, service, region)

    monkeypatch.setattr(Stage, "client", client)

    def answer(service: str) -> Stubber:
        stubbed[service] = boto3.client(service, region_name="us-east-1")  # type: ignore[call-overload]
        stubber = Stubber(stubbed[service])
        stubber.activate()
        return stubber

    return answer


def tells(stubber: Stubber, quota: Quota, value: float) -> None:
    asked = {"ServiceCode": quota.service, "QuotaCode": quota.code}
    stubber.add_response("get_service_quota", {"Quota": {"Value": value}}, asked)


def test_what_a_new_stage_needs_is_what_the_template_and_zappa_make() -> None:
    needed = quotas.resources_needed(NEW)
    assert needed["AWS::DynamoDB::Table"] >= 24
    assert (needed["AWS::S3::Bucket"], needed["AWS::ApiGateway::RestApi"]) == (4, 1)
    assert needed["AWS::CloudFront::ResponseHeadersPolicy"] == 3
    assert {quota.resource for quota in QUOTAS} <= needed.keys()
    assert not [kind for kind in quotas.resources_needed(replace(NEW, cloudfront=False)) if "CloudFront" in kind]


def test_a_stage_that_is_there_needs_only_what_it_lacks() -> None:
    """The session's stack has everything but an API and CloudFront."""
    needed = quotas.resources_needed(HERE)
    assert (needed["AWS::DynamoDB::Table"], needed["AWS::S3::Bucket"], needed["AWS::IAM::Role"]) == (0, 0, 0)
    assert (needed["AWS::ApiGateway::RestApi"], needed["AWS::CloudFront::Distribution"]) == (1, 2)


@pytest.mark.parametrize("quota", QUOTAS, ids=lambda quota: quota.what)
def test_one_more_is_counted(quota: Quota) -> None:
    before = quota.used(HERE)
    with BY_TYPE[quota.resource]():
        assert quota.used(HERE) == before + 1
    assert quota.used(HERE) == before


def test_there_is_room_for_exactly_what_is_allowed(answer: Answer) -> None:
    needed = quotas.resources_needed(NEW)
    room = TABLES.used(NEW) + needed[TABLES.resource]
    stubber = answer("service-quotas")
    tells(stubber, TABLES, float(room))
    tells(stubber, TABLES, float(room - 1))
    assert quotas.shortage(NEW, TABLES, needed) == []
    [sentence] = quotas.shortage(NEW, TABLES, needed)
    assert f"of {room - 1} DynamoDB tables, and this adds {needed[TABLES.resource]}" in sentence
    assert sentence.endswith("/servicequotas/home/services/dynamodb/quotas/L-F98FE922.")


def test_an_account_that_never_asked_for_more_has_the_number_of_everybody(answer: Answer) -> None:
    stubber = answer("service-quotas")
    asked = {"ServiceCode": "dynamodb", "QuotaCode": "L-F98FE922"}
    stubber.add_client_error("get_service_quota", "NoSuchResourceException", expected_params=asked)
    stubber.add_response("get_aws_default_service_quota", {"Quota": {"Value": 2500.0}}, asked)
    assert quotas.allowed_number(NEW, TABLES) == 2500


def test_numbers_of_the_whole_account_are_asked_for_where_they_are_told() -> None:
    elsewhere = replace(NEW, region="eu-central-1")
    regions = {quota.service: quota.region(elsewhere) for quota in QUOTAS}
    assert regions == {
        **dict.fromkeys(("s3", "iam", "cloudfront"), "us-east-1"),
        **dict.fromkeys(("dynamodb", "apigateway"), "eu-central-1"),
    }


def test_everything_that_is_short_is_in_one_line(answer: Answer) -> None:
    stubber = answer("service-quotas")
    for quota in QUOTAS:
        tells(stubber, quota, 0.0 if quota.service == "cloudfront" else 1e6)
    with pytest.raises(DeployError) as refused:
        quotas.check_quotas(NEW)
    stubber.assert_no_pending_responses()
    words = str(refused.value)
    assert words.count("The account has") == 4
    assert "\n" not in words
    assert "0 CloudFront response headers policies, and this adds 3" in words


def test_who_may_not_look_up_quotas_may_deploy(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    stubber = answer("service-quotas")
    for _ in QUOTAS:
        stubber.add_client_error("get_service_quota", "AccessDeniedException", "not authorized to perform this")
    quotas.check_quotas(NEW)
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(QUOTAS)
    assert "not checked, the quota of S3 buckets" in said[0]
    assert "not authorized to perform this" in said[0]


def test_a_local_aws_tells_lambda_s_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    quotas.check_quotas(replace(NEW, endpoint_url=str(settings.AWS_ENDPOINT_URL)))
    assert "not checked" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("limit", "used", "words"),
    [
        ({}, 0, None),
        ({"UnreservedConcurrentExecutions": 3}, 0, None),
        ({"UnreservedConcurrentExecutions": 2}, 0, "Lambda runs 2 calls at once in this account, too few"),
        ({}, 80_000_000_000 - quotas.NEW_CODE, None),
        ({}, 79_950_000_000, "Lambda keeps 50 MB more of code for this account, and this adds up to 105 MB"),
    ],
)
def test_lambda_wants_calls_and_room_for_code(
    limit: dict[str, int], used: int, words: str | None, answer: Answer
) -> None:
    account = {"AccountLimit": {**NUMBERS, **limit}, "AccountUsage": {"TotalCodeSize": used}}
    answer("lambda").add_response("get_account_settings", account)
    short = quotas.lambda_shortages(NEW)
    assert len(short) == (words is not None)
    assert words is None or words in short[0]


@pytest.mark.parametrize(("calls", "lines"), [(10, 1), (1000, 0)])
def test_a_new_account_is_told_that_it_runs_little_at_once(
    calls: int, lines: int, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    account = {
        "AccountLimit": {**NUMBERS, "UnreservedConcurrentExecutions": calls},
        "AccountUsage": {"TotalCodeSize": 0},
    }
    answer("lambda").add_response("get_account_settings", account)
    assert quotas.lambda_shortages(NEW) == []
    assert capsys.readouterr().out.count("Lambda runs 10 calls at once") == lines
