"""What each role may and may not, tried by real calls; nothing may what it does not use, and the code uses no more."""

import json
from collections.abc import Callable, Iterator

import boto3
import pytest
from cfnlint.decode import decode
from django.conf import settings

from imageshare.env import BASE_DIR
from imageshare.template import TEMPLATE
from tests.infrastructure.iam.call import DENIED, LET_IN, Call
from tests.infrastructure.iam.calls import all_calls
from tests.infrastructure.iam.policies import Statement, may, parse, statements_of, unused
from tests.infrastructure.iam.resources import KEY, ROLES, arn
from tests.infrastructure.iam.source import Found, calls_in_code
from tests.infrastructure.iam.uses import API_GATEWAY, LAMBDA, OPERATORS, USES, needed

Forbid = Callable[[str, str], None]
CALLS = all_calls()
CALLS_OF_OURS = {use.code for uses in USES.values() for use in uses} - {LAMBDA, API_GATEWAY}


def calls_of(role: str, service: str, *, needed_only: bool) -> list[Call]:
    """Those to a service that a role needs, or those that it does not."""
    of_service = [call for call in CALLS if call.service == service]
    return [call for call in of_service if (set(call.needs) <= needed(role)) is needed_only]


# Thousands of calls: as a test each they took longer to be collected and told than to be made.
EACH_ROLE_AND_SERVICE = pytest.mark.parametrize(
    ("role", "service"), [(role, service) for role in ROLES for service in sorted({call.service for call in CALLS})]
)


@pytest.fixture(scope="module")
def granted(operator: boto3.Session) -> dict[str, list[Statement]]:
    return {role: statements_of(role, operator) for role in ROLES}


@pytest.fixture(scope="module")
def sessions() -> dict[str, boto3.Session]:
    return {role: boto3.Session(profile_name=f"imageshare-{role}") for role in ROLES}


@pytest.fixture(scope="module", autouse=True)
def nothing_stays(operator: boto3.Session) -> Iterator[None]:
    """Calls that are let in change nothing, except that one begins uploads in parts."""
    yield
    s3, bucket = operator.client("s3"), settings.MEDIA_BUCKET
    for upload in s3.list_multipart_uploads(Bucket=bucket).get("Uploads", []):
        if upload["Key"].endswith(f"/{KEY}"):
            s3.abort_multipart_upload(Bucket=bucket, Key=upload["Key"], UploadId=upload["UploadId"])
    keys = [one["Key"] for one in s3.list_objects_v2(Bucket=bucket).get("Contents", [])]
    assert [key for key in keys if key.endswith(f"/{KEY}")] == []


@EACH_ROLE_AND_SERVICE
def test_a_role_may_what_it_needs(
    role: str, service: str, sessions: dict[str, boto3.Session], granted: dict[str, list[Statement]]
) -> None:
    calls = calls_of(role, service, needed_only=True)
    lacking = [need for call in calls for need in call.needs if not may(granted[role], need[0], arn(need[1]))]
    assert lacking == [], f"iam/uses.py says that {role} needs this: grant it in template.yaml"
    tried = [(str(call), call.outcome(sessions[role])) for call in calls if not call.is_judged_otherwise]
    assert [one for one in tried if one[1] not in LET_IN] == []


@EACH_ROLE_AND_SERVICE
def test_a_role_may_nothing_else(
    role: str, service: str, sessions: dict[str, boto3.Session], granted: dict[str, list[Statement]]
) -> None:
    calls = calls_of(role, service, needed_only=False)
    allowed = [str(call) for call in calls if all(may(granted[role], need[0], arn(need[1])) for need in call.needs)]
    assert allowed == [], f"take them from {role} in template.yaml, or add their uses to iam/uses.py"
    tried = [(str(call), call.outcome(sessions[role])) for call in calls]
    assert [one for one in tried if one[1] not in DENIED] == []


def test_every_role_of_the_template_is_tried() -> None:
    """A new one goes into ROLES of iam/resources.py and into iam/uses.py."""
    made = {name for name, one in decode(str(TEMPLATE))[0]["Resources"].items() if one["Type"] == "AWS::IAM::Role"}
    assert made == {f"{role.capitalize()}Role" for role in ROLES}


def test_several_hundred_calls_are_refused_to_each_role() -> None:
    services = {call.service for call in CALLS}
    assert all(sum(len(calls_of(role, one, needed_only=False)) for one in services) > 400 for role in ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_granted_that_nothing_uses(role: str, granted: dict[str, list[Statement]]) -> None:
    used = {(action, arn(resource)) for action, resource in needed(role)}
    assert set(unused(granted[role], used)) == set(), "take it out of template.yaml, or add its use to iam/uses.py"


@pytest.mark.parametrize("role", ROLES)
def test_every_use_is_tried(role: str) -> None:
    tried = {need for call in CALLS for need in call.needs}
    assert needed(role) - tried == set(), "add a call to iam/calls.py or iam/other_services.py"


def test_every_use_is_in_the_code_and_every_call_of_the_code_is_a_use() -> None:
    claimed: set[Found] = {
        (use.code, action, resource if use.service == "dynamodb" else "")
        for uses in USES.values()
        for use in uses
        for action, resource in use.needs()
        if use.code in CALLS_OF_OURS
    }
    found = calls_in_code()
    # An operator's rights are for whatever there is.
    by_operators = {call for call in found if call[:2] in OPERATORS}
    assert {call[:2] for call in by_operators} == OPERATORS, "remove from OPERATORS what the code does no more"
    claimed |= by_operators
    assert found - claimed == set(), "the code makes these calls: add rows to tests/infrastructure/iam/uses.py"
    assert claimed - found == set(), "the code makes these calls no more: remove rows from iam/uses.py"
    assert all((BASE_DIR / code).is_file() for code in CALLS_OF_OURS)


# -- That these tests would notice ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def everything_but(operator: boto3.Session) -> Iterator[tuple[boto3.Session, Forbid]]:
    """Somebody with every right, and a way to take one away."""
    iam, name = operator.client("iam"), "everything-but"
    iam.create_user(UserName=name)
    key = iam.create_access_key(UserName=name)["AccessKey"]

    def forbid(action: str, resource: str) -> None:
        statements = [
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": "Deny", "Action": action, "Resource": arn(resource)},
        ]
        document = json.dumps({"Version": "2012-10-17", "Statement": statements})
        iam.put_user_policy(UserName=name, PolicyName="but", PolicyDocument=document)

    yield boto3.Session(key["AccessKeyId"], key["SecretAccessKey"]), forbid
    iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
    iam.delete_user_policy(UserName=name, PolicyName="but")
    iam.delete_user(UserName=name)


@pytest.mark.parametrize("call", [call for call in CALLS if not call.is_judged_otherwise], ids=str)
@pytest.mark.long
def test_a_call_is_judged_by_the_action_and_resource_it_names(
    call: Call, everything_but: tuple[boto3.Session, Forbid]
) -> None:
    """With every right but that one it is refused, hence the calls above are refused, or not, for what they say."""
    somebody, forbid = everything_but
    for action, resource in call.needs:
        forbid(action, resource)
        assert call.outcome(somebody) in DENIED


@pytest.mark.parametrize("call", [call for call in CALLS if call.is_judged_otherwise], ids=str)
def test_what_the_local_aws_judges_otherwise_is_still_judged_otherwise(
    call: Call, everything_but: tuple[boto3.Session, Forbid]
) -> None:
    """When one of these fails, the local AWS has learnt it: take the call out of JUDGED_OTHERWISE."""
    somebody, forbid = everything_but
    forbid(*call.needs[0])
    assert call.outcome(somebody) not in DENIED


STATEMENT = Statement("Rows", "Allow", ("dynamodb:GetItem", "dynamodb:Query"), ("arn:a", "arn:b/*"))
EXPLICIT = Statement("Not", "Deny", ("dynamodb:*",), ("arn:b/closed",))


@pytest.mark.parametrize(
    ("action", "resource", "allowed"),
    [
        ("dynamodb:GetItem", "arn:a", True),
        ("DynamoDB:getitem", "arn:a", True),
        ("dynamodb:GetItem", "arn:A", False),
        ("dynamodb:GetItem", "arn:aa", False),
        ("dynamodb:GetItems", "arn:a", False),
        ("dynamodb:Query", "arn:b/any/depth", True),
        ("dynamodb:Query", "arn:b", False),
        ("dynamodb:Query", "arn:b/closed", False),
    ],
)
def test_policies_are_read_as_iam_reads_them(action: str, resource: str, allowed: bool) -> None:
    assert may([STATEMENT, EXPLICIT], action, resource) is allowed


@pytest.mark.parametrize("element", ["NotAction", "NotResource", "Condition", "Principal"])
def test_an_element_that_nobody_taught_the_tests_is_not_passed_over(element: str) -> None:
    with pytest.raises(ValueError, match=element):
        parse({"Sid": "New", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:a", element: "any"})


@pytest.mark.parametrize(
    ("used", "left"),
    [
        ({("dynamodb:GetItem", "arn:a"), ("dynamodb:Query", "arn:b/c")}, []),
        ({("dynamodb:GetItem", "arn:a")}, ["Rows: dynamodb:Query", "Rows: arn:b/*"]),
        (set(), ["Rows: dynamodb:GetItem", "Rows: dynamodb:Query", "Rows: arn:a", "Rows: arn:b/*"]),
    ],
    ids=["all", "half", "nothing"],
)
def test_an_unused_action_or_resource_is_named(used: set[tuple[str, str]], left: list[str]) -> None:
    assert list(unused([STATEMENT], used)) == left
