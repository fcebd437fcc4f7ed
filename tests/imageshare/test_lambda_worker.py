"""The worker as Lambda starts it: by a handler's name, with nothing but the function's variables."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.imageshare.on_lambda import run_on_lambda

TEST_EVENT = {"Records": [{"messageId": "1", "body": json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent"})}]}
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
SCHEDULED_EVENT = {"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}, "resources": ["arn"]}


@pytest.mark.parametrize(
    ("event", "answer"),
    [(TEST_EVENT, {"batchItemFailures": []}), (SCHEDULED_EVENT, {"processed", "expired", "still_waiting", "failed"})],
    ids=["queue", "schedule"],
)
def test_the_handler_that_zappa_names_works(tmp_path: Path, event: dict[str, Any], answer: Any) -> None:
    program = f"print(json.dumps(handle({event!r}, None)))"
    done = run_on_lambda("worker", stage="prod_worker", program=program, state_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == answer if isinstance(answer, dict) else set(said) == answer
