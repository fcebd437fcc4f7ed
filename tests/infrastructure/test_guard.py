"""The template agrees with every rule, and every rule would notice."""

import pytest

from tests.infrastructure.guard.conditions import decided
from tests.infrastructure.guard.rules import RULES, findings
from tests.infrastructure.guard.template import on_aws

VARIANTS = on_aws()
WEB = "Resources.WebRole.Properties.Policies.0.PolicyDocument.Statement"
EVERYBODY = {"Sid": "Everybody", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
PLAIN = {"Sid": "New", "Effect": "Allow", "Action": "s3:GetObject", "Resource": {"Fn::Sub": "${MediaBucket.Arn}/a/*"}}
PLAIN_HTTP = {
    "Type": "AWS::CloudFront::Distribution",
    "Properties": {
        "DistributionConfig": {"Origins": [], "DefaultCacheBehavior": {"ViewerProtocolPolicy": "allow-all"}},
    },
}
# (rule, place, what it holds instead; None removes it)
BREAKS: list[tuple[str, str, object]] = [
    ("S3-1", "Resources.MediaBucket.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy", False),
    ("S3-1", "Resources.PackagesBucket.Properties.PublicAccessBlockConfiguration", None),
    ("S3-1", "Resources.StaticBucket.Properties.PublicAccessBlockConfiguration.BlockPublicAcls", False),
    ("S3-2", "Resources.MediaBucket.Properties.BucketEncryption", None),
    ("S3-3", "Resources.MediaBucket.Properties.OwnershipControls.Rules.0.ObjectOwnership", "ObjectWriter"),
    ("S3-4", "Resources.MediaBucketPolicy.Properties.PolicyDocument.Statement.0.Effect", "Allow"),
    ("S3-4", "Resources.MediaBucketPolicy.Properties.PolicyDocument.Statement.0.Resource", {"Ref": "MediaBucket"}),
    ("S3-4", "Resources.PackagesBucketPolicy", None),
    ("DDB-1", "Resources.ImagesTable.Properties.PointInTimeRecoverySpecification", None),
    ("DATA-1", "Resources.ImagesTable.DeletionPolicy", "Delete"),
    ("DATA-1", "Resources.MediaBucket.UpdateReplacePolicy", None),
    ("DATA-1", "Resources.UserPool.DeletionPolicy", None),
    ("SQS-1", "Resources.UploadsQueue.Properties.SqsManagedSseEnabled", False),
    ("SQS-2", "Resources.UploadsQueue.Properties.RedrivePolicy", None),
    ("SQS-2", "Resources.UploadsQueue.Properties.RedrivePolicy.maxReceiveCount", 1),
    ("SQS-2", "Resources.UploadsDeadLetters.Properties.MessageRetentionPeriod", 345_600),
    ("LOGS-1", "Resources.WebLog.Properties.RetentionInDays", None),
    ("LOGS-2", "Resources.WorkerLog", None),
    ("IAM-1", f"{WEB}.0.Action", "s3:*"),
    ("IAM-1", f"{WEB}.0", {**PLAIN, "NotAction": "s3:PutObject"}),
    ("IAM-2", f"{WEB}.0.Resource", "*"),
    ("IAM-2", f"{WEB}.0.Resource", "arn:aws:s3:::somebody-elses/*"),
    ("IAM-2", f"{WEB}.0.Resource", {"Fn::Sub": "${MediaBucket.Arn}/*"}),
    (
        "IAM-2",
        f"{WEB}.0.Resource",
        {"Fn::Sub": "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*"},
    ),
    ("IAM-3", "Resources.WebRole.Properties.ManagedPolicyArns", ["arn:aws:iam::aws:policy/AdministratorAccess"]),
    ("IAM-3", f"{WEB}.0.Sid", None),
    ("IAM-3", "Resources.WebRole.Type", "AWS::IAM::User"),
    ("IAM-4", "Resources.WorkerRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal", "*"),
    ("IAM-4", "Resources.WorkerRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal.AWS", "111111111111"),
    ("IAM-5", "Resources.UploadsQueuePolicy.Properties.PolicyDocument.Statement.0.Principal", "*"),
    ("IAM-5", "Resources.UploadsQueuePolicy.Properties.PolicyDocument.Statement.0.Condition", None),
    ("IAM-5", "Resources.MediaBucketPolicy.Properties.PolicyDocument.Statement.1", {**EVERYBODY, "Resource": "*"}),
    ("FN-1", "zappa.prod.aws_environment_variables.SECRET_KEY", "tell-nobody"),
    ("FN-1", "zappa.prod.remote_env", "s3://somewhere"),
    (
        "FN-1",
        "Resources.WebFunction",
        {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"DB_PASSWORD": "x"}}}},
    ),
    ("PAR-1", "Parameters.NewSecret", {"Type": "String"}),
    ("CF-1", "Resources.NewDistribution", PLAIN_HTTP),
    ("FN-2", "zappa.prod.debug", True),
    ("FN-2", "zappa.prod_worker.manage_roles", True),
    ("COG-1", "Resources.UserPool.Properties.AutoVerifiedAttributes", None),
    ("COG-1", "Resources.UserPool.Properties.Policies.PasswordPolicy.MinimumLength", 8),
    ("COG-1", "Resources.UserPool.Properties.UserAttributeUpdateSettings", None),
    ("COG-2", "Resources.UserPoolClient.Properties.PreventUserExistenceErrors", "LEGACY"),
    ("COG-2", "Resources.UserPoolClient.Properties.AllowedOAuthFlows", ["code", "implicit"]),
    ("COG-2", "Resources.UserPoolClient.Properties.ExplicitAuthFlows", ["ALLOW_USER_PASSWORD_AUTH"]),
    ("COG-2", "Resources.UserPoolClient.Properties.AccessTokenValidity", 1440),
]


@pytest.mark.parametrize("variant", range(len(VARIANTS)))
def test_the_template_breaks_no_rule(variant: int) -> None:
    assert findings(VARIANTS[variant]) == []


@pytest.mark.parametrize(("identity", "place", "value"), BREAKS, ids=[f"{i} {p}" for i, p, _ in BREAKS])
def test_a_rule_notices(identity: str, place: str, value: object) -> None:
    found = findings(VARIANTS[0].with_change(place, value))
    assert [line for line in found if line.startswith(f"{identity} ")]


@pytest.mark.parametrize("identity", RULES)
def test_every_rule_is_shown_to_notice(identity: str) -> None:
    assert identity in {broken for broken, _, _ in BREAKS}


CONDITIONS = {
    "IsOnAws": {"Fn::Equals": [{"Ref": "Target"}, "aws"]},
    "HasKeys": {"Fn::Not": [{"Fn::Equals": [{"Fn::Join": ["", {"Ref": "Keys"}]}, ""]}]},
    "Both": {"Fn::And": [{"Condition": "IsOnAws"}, {"Condition": "HasKeys"}]},
    "Either": {"Fn::Or": [{"Condition": "IsOnAws"}, {"Condition": "HasKeys"}]},
}


@pytest.mark.parametrize(
    ("target", "keys", "made"),
    [("aws", "", ["Either", "IsOnAws"]), ("local", "k", ["Either", "HasKeys"]), ("local", "", [])],
)
def test_conditions_are_decided_as_cloudformation_decides_them(target: str, keys: str, made: list[str]) -> None:
    of_each = {name: {"Condition": name, "Properties": {}} for name in CONDITIONS}
    chosen = {"Type": "T", "Properties": {"List": [{"Fn::If": ["Both", 1, {"Ref": "AWS::NoValue"}]}]}}
    template = {"Parameters": {}, "Conditions": CONDITIONS, "Resources": {**of_each, "Always": chosen}}
    left = decided(template, {"Target": target, "Keys": keys})["Resources"]
    assert sorted(left) == sorted([*made, "Always"])
    assert left["Always"]["Properties"] == {"List": []}
