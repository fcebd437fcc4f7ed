"""What `make deploy` and `make destroy` refuse, in one line, before they change anything."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import boto3
import pytest
from django.conf import settings

from imageshare.env import BASE_DIR
from infrastructure.deploy import functions, preflight, stage
from infrastructure.deploy.address import UNKNOWN, with_address
from infrastructure.deploy.stage import DeployError, Stage
from infrastructure.local_aws import ROOT_KEY
from tests.roles import acting_as

Deploy = Callable[..., subprocess.CompletedProcess[str]]
ON_AWS = Stage("prod", "imageshare-prod", "https://pictures.example.com", "eu-west-1", None, None, tracing=True)


@pytest.fixture
def run() -> Deploy:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        **ROOT_KEY,
        "AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL),
        "AWS_REGION": settings.AWS_REGION,
        "SITE_URL": "http://pictures.test",
        "STACK_NAME": "refused",
    }

    def run(action: str = "up", stage: str = "prod", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "infrastructure.deploy", action, stage],
            cwd=BASE_DIR,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def somebody_elses() -> Iterator[None]:
    """The bucket that the stack `refused` wants, in another account."""
    other = boto3.client("s3", aws_access_key_id="111111111111", aws_secret_access_key="test", region_name="us-east-1")
    name = f"refused-media-000000000000-{settings.AWS_REGION}"
    other.create_bucket(Bucket=name)
    yield
    other.delete_bucket(Bucket=name)


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"stage": "nowhere"}, "zappa_settings.json has no stage 'nowhere'; it has prod."),
        ({"stage": "prod_worker"}, "STAGE must be up to 16 lower-case letters"),
        ({"SITE_URL": "a.example"}, "SITE_URL must be an origin"),
        ({"SITE_URL": "https://a.example/prod"}, "Leave it out to have the API's own address"),
        ({"AWS_REGION": ""}, "AWS_REGION is not set"),
        ({"STACK_NAME": "Mine"}, "STACK_NAME must be"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "Could not connect to the endpoint URL"),
        (
            {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"},
            "There are no AWS credentials.",
        ),
    ],
)
def test_what_cannot_work_is_one_line(more: dict[str, str], words: str, run: Deploy) -> None:
    assert words in refusal(run(**more))


@pytest.mark.usefixtures("somebody_elses")
def test_a_bucket_that_is_somebody_elses_is_named(run: Deploy) -> None:
    assert "refused-media-000000000000-us-east-1 belongs to somebody else" in refusal(run())


def test_nothing_is_deleted_without_the_name(run: Deploy) -> None:
    assert "Nothing was deleted." in refusal(run("down", CONFIRM="yes"))


@pytest.mark.parametrize(
    ("runtime", "url", "words"),
    [
        ((3, 11), "https://pictures.example.com", "make deploy with PYTHON=python3.12 or newer"),
        ((3, 13), "http://pictures.example.com", "has to begin with https://"),
    ],
)
def test_aws_asks_for_more_than_a_local_aws(
    runtime: tuple[int, int], url: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "RUNTIME", runtime)
    with pytest.raises(DeployError, match=words):
        preflight.preflight(Stage("prod", "imageshare-prod", url, "eu-west-1", None, None))


def test_before_there_is_an_api_nobody_knows_its_address() -> None:
    nowhere = Stage("prod", "nowhere", "", settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)
    with acting_as("operator"):
        assert with_address(nowhere).site_url == UNKNOWN


def test_a_name_stays_unless_another_is_said() -> None:
    """The session's stack was made with a SITE_URL."""
    silent = Stage("prod", settings.STACK_NAME, "", settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)
    with acting_as("operator"):
        assert with_address(silent).site_url == settings.SITE_URL
        assert with_address(replace(silent, site_url="https://b.example")).site_url == "https://b.example"


def test_what_zappa_is_told_comes_from_the_stack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for module in (functions, stage):
        monkeypatch.setattr(module, "BASE_DIR", tmp_path)
    (tmp_path / "zappa_settings.json").write_text((BASE_DIR / "zappa_settings.json").read_text())
    ON_AWS.work_dir.mkdir(parents=True)
    names = ("MediaBucket", "MediaUrl", "StaticBucket", "PackagesBucket", "UploadsQueueUrl", "JobsQueueUrl",
             "CognitoUserPoolId", "CognitoClientId", "CognitoDomain", "WebRoleArn", "WorkerRoleArn",
             "JobsRoleArn")  # fmt: skip
    functions.write_zappa_settings(ON_AWS, {name: name for name in names}, key_version=3)
    written = json.loads((ON_AWS.work_dir / "zappa_settings.json").read_text())
    assert written["web"]["role_arn"] == "WebRoleArn"
    assert written["worker"]["role_arn"] == "WorkerRoleArn"
    assert written["jobs"]["role_arn"] == "JobsRoleArn"
    assert written["worker"]["apigateway_enabled"] is False
    assert written["jobs"]["apigateway_enabled"] is False
    assert [one["manage_roles"] for one in written.values()] == [False, False, False]
    assert {one["aws_environment_variables"]["PROCESS"] for one in written.values()} == {"web", "worker", "jobs"}
    for one in written.values():
        variables = one["aws_environment_variables"]
        assert variables["COGNITO_URL"] == "https://CognitoDomain.auth.eu-west-1.amazoncognito.com"
        assert {"AWS_REGION", "SECRET_KEY", "COGNITO_CLIENT_SECRET", "AWS_ENDPOINT_URL"}.isdisjoint(variables)
        assert variables["SECRET_KEY_VERSION"] == "3"
        assert one["xray_tracing"] is ON_AWS.tracing is True


@pytest.mark.parametrize("tracing", [True, False])
def test_functions_are_traced_if_the_environment_says_so(tracing: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACING", str(tracing).lower())
    monkeypatch.setenv("SITE_URL", "https://pictures.example.com")
    assert stage.read_stage("prod").tracing is tracing


def test_no_account_is_in_the_committed_settings() -> None:
    assert "arn:" not in (BASE_DIR / "zappa_settings.json").read_text()
