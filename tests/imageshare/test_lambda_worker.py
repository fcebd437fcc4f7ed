"""The worker as Lambda starts it: by a handler's name, with nothing but the function's variables."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3
import pytest

from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file

TEST_EVENT = {"Records": [{"messageId": "1", "body": json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent"})}]}
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
SCHEDULED_EVENT = {"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}, "resources": ["arn"]}


@pytest.mark.parametrize(
    ("event", "answer"),
    [(TEST_EVENT, {"batchItemFailures": []}), (SCHEDULED_EVENT, {"processed", "expired", "still_waiting", "failed"})],
    ids=["queue", "schedule"],
)
def test_the_handler_that_zappa_names_works(tmp_path: Path, event: dict[str, Any], answer: Any) -> None:
    stages = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    module, _, function = stages["prod_worker"]["lambda_handler"].rpartition(".")
    role = boto3.Session(profile_name="imageshare-worker").get_credentials()
    assert role is not None
    variables = {
        **read_env_file(Path(os.environ["STATE_DIR"]) / ENV_FILE_NAME),
        "AWS_ACCESS_KEY_ID": str(role.access_key),
        "AWS_SECRET_ACCESS_KEY": str(role.secret_key),
        "AWS_SESSION_TOKEN": str(role.token),
        "AWS_LAMBDA_FUNCTION_NAME": "imageshare-prod-worker",
        "STATE_DIR": str(tmp_path),
        "PATH": os.environ["PATH"],
    }
    program = f"from {module} import {function} as handle; import json; print(json.dumps(handle({event!r}, None)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=BASE_DIR,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == answer if isinstance(answer, dict) else set(said) == answer
