"""A stage that is paused answers nothing, and goes on when it is told to."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import boto3
import pytest
from botocore.exceptions import ClientError
from django.conf import settings

from imageshare.env import BASE_DIR
from infrastructure.deploy.pausing import KINDS
from infrastructure.local_aws import ROOT_KEY

STACK = "paused"


@pytest.fixture
def functions(operator: boto3.Session) -> Iterator[list[str]]:
    """Two that answer 1, named as a stage's are."""
    client, archive = operator.client("lambda"), io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("one.py", "def handle(event, context):\n    return 1\n")
    outputs = operator.client("cloudformation").describe_stacks(StackName=settings.STACK_NAME)["Stacks"][0]["Outputs"]
    (role,) = [output["OutputValue"] for output in outputs if output["OutputKey"] == "WorkerRoleArn"]
    names = [f"{STACK}-{kind}" for kind in KINDS]
    for name in names:
        client.create_function(
            FunctionName=name,
            Runtime="python3.11",
            Role=role,
            Handler="one.handle",
            Code={"ZipFile": archive.getvalue()},
        )
    yield names
    for name in names:
        client.delete_function(FunctionName=name)


def deploy(action: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    here = {"AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL), "AWS_REGION": settings.AWS_REGION}
    site = {"SITE_URL": "http://pictures.test", "STACK_NAME": STACK}
    done = subprocess.run(
        [sys.executable, "-m", "infrastructure.deploy", action, "prod"],
        cwd=BASE_DIR,
        env={**kept, **ROOT_KEY, **here, **site},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_a_paused_stage_answers_nothing_until_it_goes_on(functions: list[str], operator: boto3.Session) -> None:
    client = operator.client("lambda")
    deploy("pause")
    for name in functions:
        with pytest.raises(ClientError, match="TooManyRequests"):
            client.invoke(FunctionName=name)
    deploy("resume")
    for name in functions:
        assert json.loads(client.invoke(FunctionName=name)["Payload"].read()) == 1
