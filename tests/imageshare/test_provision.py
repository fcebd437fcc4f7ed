"""`manage.py provision` as its operator runs it: a process of its own against the session's local AWS."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest
from django.conf import settings

from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file
from tests.local_stack import free_ports

Provision = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")


@pytest.fixture
def provision(tmp_path: Path, operator: boto3.Session) -> Provision:
    """Runs the command with a STATE_DIR of its own; keyword arguments are further variables."""
    credentials = operator.get_credentials()
    assert credentials is not None
    assert credentials.access_key is not None
    assert credentials.secret_key is not None
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        "AWS_ACCESS_KEY_ID": credentials.access_key,
        "AWS_SECRET_ACCESS_KEY": credentials.secret_key,
        "AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL),
        "AWS_REGION": settings.AWS_REGION,
        "PROCESS": "operator",
        "STATE_DIR": str(tmp_path),
        "STACK_NAME": "second",
        "SITE_URL": "http://localhost:1111",
    }

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", "provision"]
        return subprocess.run(
            command, cwd=BASE_DIR, env={**environment, **more}, capture_output=True, text=True, check=False, timeout=60
        )

    return run


@pytest.fixture
def blocked(operator: boto3.Session) -> Iterator[Callable[[], None]]:
    """The sign-in domain that the stack `blocked` wants is somebody else's, until what this gives is called."""
    cognito = operator.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="elsewhere")["UserPool"]["Id"]
    account = operator.client("sts").get_caller_identity()["Account"]
    domain = f"blocked-{account}"
    cognito.create_user_pool_domain(Domain=domain, UserPoolId=pool)

    def unblock() -> None:
        cognito.delete_user_pool_domain(Domain=domain, UserPoolId=pool)

    yield unblock
    cognito.delete_user_pool(UserPoolId=pool)


def test_it_makes_then_keeps_then_changes_the_stack(
    provision: Provision, tmp_path: Path, operator: boto3.Session
) -> None:
    first = provision()
    assert first.returncode == 0, first.stderr
    assert "CREATE_COMPLETE      ImagesTable (AWS::DynamoDB::Table)" in first.stdout
    assert first.stdout.splitlines()[-1] == "The stack second is ready."
    made = read_env_file(tmp_path / ENV_FILE_NAME)

    again = provision()
    assert again.stdout == "The stack second is already up to date.\n"
    assert read_env_file(tmp_path / ENV_FILE_NAME) == made

    moved = provision(SITE_URL="http://localhost:2222")
    assert "UPDATE_COMPLETE      MediaBucket (AWS::S3::Bucket)" in moved.stdout
    assert read_env_file(tmp_path / ENV_FILE_NAME) == {**made, "SITE_URL": "http://localhost:2222"}
    rules = operator.client("s3").get_bucket_cors(Bucket=made["MEDIA_BUCKET"])["CORSRules"]
    assert [rule["AllowedOrigins"] for rule in rules] == [["http://localhost:2222"]]


def test_what_it_writes_is_for_this_user_only(provision: Provision, tmp_path: Path) -> None:
    assert provision().returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aws-config", ENV_FILE_NAME]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_failure_says_what_stood_in_the_way_and_can_be_repaired(
    provision: Provision, tmp_path: Path, blocked: Callable[[], None]
) -> None:
    failed = provision(STACK_NAME="blocked")
    assert failed.returncode == 1
    assert failed.stderr.startswith("CommandError: The stack went to ROLLBACK_COMPLETE. UserPoolDomain: ")
    assert "already exists" in failed.stderr
    assert failed.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []

    blocked()
    repaired = provision(STACK_NAME="blocked")
    assert repaired.returncode == 0, repaired.stderr
    assert repaired.stdout.startswith("Removing what is left of a creation that failed before\n")


@pytest.mark.long
def test_a_name_that_is_taken_is_named(provision: Provision, operator: boto3.Session) -> None:
    account = operator.client("sts").get_caller_identity()["Account"]
    bucket = f"taken-media-{account}-{settings.AWS_REGION}"
    operator.client("s3").create_bucket(Bucket=bucket)
    failed = provision(STACK_NAME="taken")
    operator.client("s3").delete_bucket(Bucket=bucket)
    assert failed.returncode == 1
    assert f"MediaBucket: Resource of type 'AWS::S3::Bucket' with identifier '{bucket}' already exists" in failed.stderr
    assert failed.stderr.count("\n") == 1


def test_an_aws_that_does_not_answer_is_one_line(provision: Provision) -> None:
    endpoint = f"http://127.0.0.1:{free_ports(1)[0]}"
    failed = provision(AWS_ENDPOINT_URL=endpoint)
    assert failed.returncode == 1
    assert failed.stderr == f'CommandError: Could not connect to the endpoint URL: "{endpoint}/"\n'


def test_somebody_who_may_not_is_told_so_in_one_line(provision: Provision) -> None:
    session = boto3.Session(profile_name="imageshare-web").get_credentials()
    assert session is not None
    failed = provision(
        AWS_ACCESS_KEY_ID=str(session.access_key),
        AWS_SECRET_ACCESS_KEY=str(session.secret_key),
        AWS_SESSION_TOKEN=str(session.token),
    )
    assert failed.returncode == 1
    assert "is not authorized to perform: cloudformation:DescribeStacks" in failed.stderr
    assert failed.stderr.count("\n") == 1


def test_a_missing_variable_is_one_line(provision: Provision) -> None:
    failed = provision(SITE_URL="")
    assert failed.returncode == 1
    assert failed.stderr.startswith("manage.py: SITE_URL is not set.")
    assert failed.stderr.count("\n") == 1
