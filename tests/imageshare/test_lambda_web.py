"""The web function as Lambda starts it, in a process of its own, with events as API Gateway brings them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from infrastructure.deploy.stage import Stage
from infrastructure.deploy.versions import request_event
from tests.imageshare.emf import samples
from tests.imageshare.on_lambda import run_on_lambda

STAGE = Stage("prod", settings.STACK_NAME, settings.SITE_URL, settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)


def run(program: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return run_on_lambda("web", stage="prod", program=program, state_dir=tmp_path)


def answer(event: dict[str, Any], tmp_path: Path) -> dict[str, Any]:
    # Only reading what came would tell where it seems to come from.
    seen = "import imageshare.wsgi as w; application = w.application; addresses = []\n"
    spy = (
        "from imageshare import lambda_web\n"
        "wsgi = lambda_web._zappa.wsgi_app\n"
        "def spy(environ, start):\n    addresses.append(environ['REMOTE_ADDR'])\n    return wsgi(environ, start)\n"
        "lambda_web._zappa.wsgi_app = spy\n"
    )
    done = run(f"{seen}{spy}print(json.dumps([handle({event!r}, None), addresses]))", tmp_path)
    assert done.returncode == 0, done.stderr
    said, addresses = json.loads(done.stdout.splitlines()[-1])
    return {**said, "address": addresses[0]}


def test_a_request_is_answered(tmp_path: Path) -> None:
    said = answer(request_event(STAGE, "/healthz"), tmp_path)
    assert (said["statusCode"], json.loads(said["body"])) == (200, {"status": "ok"})
    assert said["address"] == "192.0.2.1"


# What Lambda's runtime does before it imports a handler; its lines begin with a level, a time and an id.
# https://github.com/aws/aws-lambda-python-runtime-interface-client
HANDLER_OF_LAMBDA = (
    "import logging, sys\n"
    "theirs = logging.StreamHandler(sys.stdout)\n"
    "theirs.setFormatter(logging.Formatter('[%(levelname)s]\t%(asctime)s\t%(message)s'))\n"
    "logging.getLogger().addHandler(theirs)\n"
)


def test_a_request_is_a_metric_in_a_line_without_anything_before_it(tmp_path: Path) -> None:
    event = request_event(STAGE, "/nowhere")
    event["multiValueQueryStringParameters"] = {"code": ["an-authorization-code"]}
    program = f"handle({event!r}, None)"
    done = run_on_lambda("web", stage="prod", program=program, state_dir=tmp_path, before=HANDLER_OF_LAMBDA)
    # By our handler alone, not by Zappa as well; what is said before the settings are read is said by Lambda's.
    lines = [line for line in done.stdout.splitlines() if "/nowhere" in line]
    assert {json.loads(line)["event"] for line in lines} == {"request", "Not Found: /nowhere"}
    assert "an-authorization-code" not in done.stdout + done.stderr
    by_name = {sample.name: sample for sample in samples(done.stdout)}
    assert by_name.keys() == {"RequestDuration", "FailedRequests", "RefusedRequests"}
    assert by_name["RequestDuration"].value > 0
    assert (by_name["FailedRequests"].value, by_name["RefusedRequests"].value) == (0, 1)
    assert by_name["RefusedRequests"].dimensions == (("Stack", settings.STACK_NAME), ("Process", "web"))


def test_an_address_that_a_caller_makes_up_does_not_count(tmp_path: Path) -> None:
    event = request_event(STAGE, "/healthz")
    event["headers"]["X-Forwarded-For"] = "198.51.100.7, 192.0.2.1"
    event["multiValueHeaders"]["X-Forwarded-For"] = ["198.51.100.7, 192.0.2.1"]
    assert answer(event, tmp_path)["address"] == "192.0.2.1"


@pytest.mark.parametrize("event", [{"raw_command": "print(1)"}, {"manage": "check"}, {"command": "os.getcwd"}])
def test_nothing_but_requests_is_carried_out(event: dict[str, str], tmp_path: Path) -> None:
    done = run(f"handle({event!r}, None)", tmp_path)
    assert done.returncode == 1
    assert "ValueError: This function answers requests of API Gateway only." in done.stderr
