"""`manage.py check --deploy` under the settings of a deployed stage, in processes of their own."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.conf import settings

from imageshare import secret_store
from imageshare.env import BASE_DIR
from tests.imageshare.on_lambda import function_variables, run_with
from tests.roles import acting_as

STAGES = json.loads((BASE_DIR / "zappa_settings.json").read_text())
HERE = {"stack_name": settings.STACK_NAME, "region": settings.AWS_REGION}


@pytest.fixture
def secrets() -> Iterator[None]:
    """Where `make deploy` puts them."""
    with acting_as("operator"):
        secret_store.secrets_write(
            **HERE,
            cognito_client_secret=settings.COGNITO_CLIENT_SECRET,
        )
    yield
    with acting_as("operator"):
        secret_store.secrets_delete(**HERE)


def check(process: str, state_dir: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """With the variables that a deployed function has; nothing of this machine but the local AWS."""
    stage = STAGES["prod" if process == "web" else f"prod_{process}"]
    variables = {
        **stage["aws_environment_variables"],
        **function_variables(process, state_dir),
        "AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL),
        "AWS_REGION": settings.AWS_REGION,
        "STACK_NAME": settings.STACK_NAME,
        "SITE_URL": "https://pictures.example.com",
        "MEDIA_BUCKET": settings.MEDIA_BUCKET,
        "MEDIA_URL": "https://media.example.com",
        "STATIC_BUCKET": "static",
        "UPLOADS_QUEUE_URL": settings.UPLOADS_QUEUE_URL,
        "JOBS_QUEUE_URL": settings.JOBS_QUEUE_URL,
        "COGNITO_USER_POOL_ID": settings.COGNITO_USER_POOL_ID,
        "COGNITO_CLIENT_ID": settings.COGNITO_CLIENT_ID,
        "COGNITO_URL": "https://sign-in.example.com",
        "COGNITO_JWKS_URL": "https://sign-in.example.com/jwks.json",
    }
    return run_with(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], {**variables, **changes})


@pytest.mark.parametrize("process", ["web", "worker", "jobs"])
def test_nothing_is_left_to_say(process: str, tmp_path: Path, secrets: None) -> None:
    done = check(process, tmp_path)
    assert done.returncode == 0, done.stderr
    # The other two sign nothing for anybody, so that they have no secret key is no fault.
    silenced = 0 if process == "web" else 1
    assert done.stdout == f"System check identified no issues ({silenced} silenced).\n"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SITE_URL": "http://pictures.example.com"}, ["W004", "W008", "W016"]),
        ({"DEBUG": "true"}, ["W018"]),
    ],
    ids=["plain http", "debugging"],
)
def test_what_should_not_be_deployed_is_named(
    changes: dict[str, str], said: list[str], tmp_path: Path, secrets: None
) -> None:
    done = check("web", tmp_path, **changes)
    assert done.returncode == 1
    assert [one for one in said if f"(security.{one})" not in done.stderr] == []


@pytest.mark.parametrize("missing", secret_store.NAMES)
def test_a_missing_secret_stops_the_start(missing: str, tmp_path: Path, secrets: None) -> None:
    parameter = secret_store.parameter_name(settings.STACK_NAME, missing)
    boto3.Session(profile_name="imageshare-operator").client("ssm").delete_parameter(Name=parameter)
    done = check("web", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"manage.py: {missing} is not set.")
