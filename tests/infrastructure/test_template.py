"""What the template says, and what a stack for AWS (rather than for a laptop) then enforces."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import boto3
import cfnlint.api
import pytest
from botocore.exceptions import ClientError
from cfnlint.decode import decode

from accounts.tables.table import Table
from gallery.services.archives.packing import KEPT
from imageshare.template import TEMPLATE, template_body
from imageshare.template_bucket import template_upload
from tests.infrastructure.iam.resources import STACK, tables
from tests.infrastructure.iam.source import models
from tests.roles import acting_as

RESOURCES: dict[str, dict[str, Any]] = decode(str(TEMPLATE))[0]["Resources"]
MODELS: list[type[Table]] = list(models().values())


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    return {name: r["Properties"] for name, r in RESOURCES.items() if r["Type"] == kind}


def table_of(model: type[Table]) -> dict[str, Any]:
    return tables()[model.Meta.table_name.removeprefix(f"{STACK}-")]


def as_set(entries: Iterable[Mapping[str, Any]]) -> set[tuple[tuple[str, str], ...]]:
    return {tuple(sorted(entry.items())) for entry in entries}


def test_it_is_lint_free() -> None:
    assert cfnlint.api.lint_file(Path(TEMPLATE)) == []


def test_every_table_has_a_model() -> None:
    """A table whose rows are of two kinds has two models."""
    tables = {model.Meta.table_name for model in MODELS if table_of(model)}
    assert len(tables) == len(of_type("AWS::DynamoDB::Table"))


@pytest.mark.parametrize("model", MODELS)
def test_keys_are_those_of_the_model(model: type[Table]) -> None:
    table, schema = table_of(model), model._get_schema()
    assert as_set(table["KeySchema"]) == as_set(schema["key_schema"])
    assert as_set(table["AttributeDefinitions"]) == as_set(schema["attribute_definitions"])


@pytest.mark.parametrize("model", MODELS)
def test_indexes_are_those_of_the_model(model: type[Table]) -> None:
    """A model may name keys among the projected attributes, which are projected anyway; the template does not."""
    schema = model._get_schema()
    wanted = {index["index_name"]: index for index in schema["global_secondary_indexes"]}
    made = {index["IndexName"]: index for index in table_of(model).get("GlobalSecondaryIndexes", [])}
    assert made.keys() == wanted.keys()
    for name, index in made.items():
        keys = {key["AttributeName"] for key in [*index["KeySchema"], *schema["key_schema"]]}
        assert as_set(index["KeySchema"]) == as_set(wanted[name]["key_schema"])
        assert index["Projection"]["ProjectionType"] == wanted[name]["projection"]["ProjectionType"]
        projected = set(wanted[name]["projection"].get("NonKeyAttributes", []))
        assert set(index["Projection"].get("NonKeyAttributes", [])) == projected - keys


@pytest.mark.parametrize("model", MODELS)
def test_rows_that_expire_are_swept(model: type[Table]) -> None:
    expires = "expires_at" in model.get_attributes()
    sweep = {"AttributeName": "expires_at", "Enabled": True}
    assert table_of(model).get("TimeToLiveSpecification") == (sweep if expires else None)


def test_tables_are_paid_by_use() -> None:
    assert all(table["BillingMode"] == "PAY_PER_REQUEST" for table in of_type("AWS::DynamoDB::Table").values())


def test_old_signatures_are_refused() -> None:
    """The local AWS does not know s3:signatureAge, so this is all that can be checked here."""
    statements = of_type("AWS::S3::BucketPolicy")["MediaBucketPolicy"]["PolicyDocument"]["Statement"]
    ages = [s["Condition"]["NumericGreaterThan"]["s3:signatureAge"] for s in statements if "Condition" in s]
    assert sorted(ages) == [600_000, 3_600_000]


def test_everybody_may_read_static_files_and_nothing_else() -> None:
    """Without CloudFront; what holds with it is in test_edge.py."""
    blocks = {name: b["PublicAccessBlockConfiguration"] for name, b in of_type("AWS::S3::Bucket").items()}
    assert [name for name, block in blocks.items() if set(map(str, block.values())) != {"True"}] == ["StaticBucket"]
    behind_cloudfront = {"Fn::If": ["HasEdge", True, False]}
    assert blocks["StaticBucket"]["BlockPublicPolicy"] == behind_cloudfront
    assert blocks["StaticBucket"]["RestrictPublicBuckets"] == behind_cloudfront
    choice, only_over_tls = of_type("AWS::S3::BucketPolicy")["StaticBucketPolicy"]["PolicyDocument"]["Statement"]
    assert only_over_tls["Fn::If"][1]["Effect"] == "Deny"
    condition, _, without = choice["Fn::If"]
    assert condition == "HasEdge"
    assert without["Action"] == "s3:GetObject"
    assert without["Resource"] == {"Fn::Sub": "${StaticBucket.Arn}/static/*"}


def test_what_is_never_processed_is_forgotten() -> None:
    """The local AWS ignores lifecycle rules."""
    rules = of_type("AWS::S3::Bucket")["MediaBucket"]["LifecycleConfiguration"]["Rules"]
    expiring = [(rule.get("Prefix"), rule.get("ExpirationInDays")) for rule in rules]
    assert ("incoming/", 14) in expiring
    # No archive that can still be fetched goes; and S3 counts from the day after.
    assert ("archives/", max(KEPT.values()).days + 1) in expiring
    assert {"DaysAfterInitiation": 4} in [rule.get("AbortIncompleteMultipartUpload") for rule in rules]


@pytest.fixture(scope="module")
def on_aws(operator: boto3.Session) -> dict[str, str]:
    """The outputs of a second stack, made with the template's defaults, as on AWS."""
    return make_stack(operator, "on-aws")


def make_stack(operator: boto3.Session, name: str, **parameters: str) -> dict[str, str]:
    """Answers its outputs."""
    with acting_as("operator"):
        template_url = template_upload(stack_name=name, body=template_body())
    cloudformation = operator.client("cloudformation")
    values = {"SiteUrl": "https://pictures.example.com", **parameters}
    cloudformation.create_stack(
        StackName=name,
        TemplateURL=template_url,
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    cloudformation.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1})
    outputs = cloudformation.describe_stacks(StackName=name)["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in outputs}


def rights_of(operator: boto3.Session, role_arn: str) -> str:
    """Its policies, as JSON."""
    iam, role = operator.client("iam"), role_arn.rpartition("/")[2]
    names = iam.list_role_policies(RoleName=role)["PolicyNames"]
    return json.dumps([iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for name in names])


def test_functions_may_send_traces_only_when_tracing_is_on(on_aws: dict[str, str], operator: boto3.Session) -> None:
    traced = make_stack(operator, "traced", Tracing="on")
    for role in ("WebRoleArn", "WorkerRoleArn"):
        assert "xray:PutTraceSegments" in rights_of(operator, traced[role])
    for role in (on_aws["WebRoleArn"], on_aws["WorkerRoleArn"], traced["MaintenanceRoleArn"]):
        assert "xray:" not in rights_of(operator, role)


def test_only_a_stack_that_is_screened_may_have_pictures_looked_at(
    on_aws: dict[str, str], operator: boto3.Session
) -> None:
    screened = make_stack(operator, "screened", Screening="rekognition")
    assert "rekognition:DetectModerationLabels" in rights_of(operator, screened["JobsRoleArn"])
    for role in (on_aws["JobsRoleArn"], screened["WebRoleArn"], screened["WorkerRoleArn"]):
        assert "rekognition:" not in rights_of(operator, role)


def test_a_budget_needs_a_limit_and_somebody_to_mail() -> None:
    """The local CloudFormation makes no budgets, so this is all that can be checked here."""
    assert RESOURCES["Budget"]["Condition"] == "HasBudget"
    mailed = RESOURCES["Budget"]["Properties"]["NotificationsWithSubscribers"]
    assert [one["Notification"]["NotificationType"] for one in mailed] == ["ACTUAL", "FORECASTED"]
    assert {one["Subscribers"][0]["Address"]["Ref"] for one in mailed} == {"AlarmEmail"}


@pytest.fixture
def almighty(operator: boto3.Session) -> Iterator[boto3.Session]:
    """Somebody with every right that an identity can have."""
    iam = operator.client("iam")
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    iam.create_user(UserName="almighty")
    iam.put_user_policy(
        UserName="almighty",
        PolicyName="everything",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [everything]}),
    )
    key = iam.create_access_key(UserName="almighty")["AccessKey"]
    yield boto3.Session(key["AccessKeyId"], key["SecretAccessKey"])
    iam.delete_access_key(UserName="almighty", AccessKeyId=key["AccessKeyId"])
    iam.delete_user_policy(UserName="almighty", PolicyName="everything")
    iam.delete_user(UserName="almighty")


def test_on_aws_the_bucket_is_closed_to_plain_http(on_aws: dict[str, str], almighty: boto3.Session) -> None:
    with pytest.raises(ClientError, match=r"AccessDenied.*explicit deny"):
        almighty.client("s3").put_object(Bucket=on_aws["MediaBucket"], Key="incoming/a/b", Body=b"bytes")


@pytest.mark.parametrize("role", ["WebRoleArn", "WorkerRoleArn"])
def test_on_aws_only_lambda_takes_the_roles(role: str, on_aws: dict[str, str], almighty: boto3.Session) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        almighty.client("sts").assume_role(RoleArn=on_aws[role], RoleSessionName="probe")


def test_on_aws_passwords_go_to_the_sign_in_page_only(on_aws: dict[str, str], operator: boto3.Session) -> None:
    client = operator.client("cognito-idp").describe_user_pool_client(
        UserPoolId=on_aws["CognitoUserPoolId"], ClientId=on_aws["CognitoClientId"]
    )["UserPoolClient"]
    assert client["ExplicitAuthFlows"] == ["ALLOW_REFRESH_TOKEN_AUTH"]
    assert client["AllowedOAuthFlows"] == ["code"]
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client["CallbackURLs"] == ["https://pictures.example.com/oidc/callback/"]
    assert client["LogoutURLs"] == ["https://pictures.example.com/"]
