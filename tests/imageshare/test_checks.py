import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from imageshare.checks import local_aws_answers
from imageshare.env import BASE_DIR, ENV_FILE_NAME
from tests.local_stack import free_ports


def manage(command: str, state_dir: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=BASE_DIR,
        env={**kept, "STATE_DIR": str(state_dir)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@pytest.fixture
def stopped(tmp_path: Path) -> tuple[Path, str]:
    """A STATE_DIR that was provisioned, and the address of its local AWS, which does not run."""
    endpoint = f"http://127.0.0.1:{free_ports(1)[0]}"
    offline = (BASE_DIR / "tests" / "offline" / ENV_FILE_NAME).read_text()
    (tmp_path / ENV_FILE_NAME).write_text(f"{offline}AWS_ENDPOINT_URL={endpoint}\n")
    return tmp_path, endpoint


def test_a_local_aws_that_answers_is_fine() -> None:
    assert local_aws_answers() == []


def test_one_that_does_not_is_an_error(settings: Settings) -> None:
    settings.AWS_ENDPOINT_URL = f"http://127.0.0.1:{free_ports(1)[0]}"
    (error,) = local_aws_answers()
    assert error.id == "imageshare.E001"
    assert error.hint == "Start it with `make aws`."


def test_on_aws_there_is_nothing_to_check(settings: Settings) -> None:
    settings.AWS_ENDPOINT_URL = None
    assert local_aws_answers() == []


def test_runserver_without_the_local_aws_says_what_to_run(stopped: tuple[Path, str]) -> None:
    state_dir, endpoint = stopped
    failed = manage("runserver", state_dir)
    assert failed.returncode == 1
    assert failed.stderr == f"CommandError: The local AWS does not answer at {endpoint}. Start it with `make aws`.\n"


def test_the_worker_without_the_local_aws_says_what_to_run(stopped: tuple[Path, str]) -> None:
    state_dir, endpoint = stopped
    failed = manage("worker", state_dir)
    assert failed.returncode == 1
    assert f"(imageshare.E001) The local AWS does not answer at {endpoint}." in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("command", ["runserver", "worker", "check"])
def test_what_was_never_provisioned_says_what_to_run(command: str, tmp_path: Path) -> None:
    failed = manage(command, tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.startswith("manage.py: ")
    assert "is not set. On a laptop run `make aws`" in failed.stderr
    assert failed.stderr.count("\n") == 1
