"""Runs a function's handler as Lambda does: a process of its own, with nothing but the function's variables."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3

from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file

EVENTS = Path(__file__).parent / "events"


def sample_event(name: str) -> Any:
    """What AWS hands over, with every field that it documents."""
    return json.loads((EVENTS / f"{name}.json").read_text())


def run_on_lambda(
    process: str, *, stage: str, program: str, state_dir: Path, before: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """`program` finds `json` and, as `handle`, the handler that zappa_settings.json names for this stage; `before`
    is run ahead of the handler's import, and other keyword arguments are further variables.
    """
    stages = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    module, _, function = stages[stage]["lambda_handler"].rpartition(".")
    code = f"{before}\nimport json\nfrom {module} import {function} as handle\n{program}"
    stored = read_env_file(Path(os.environ["STATE_DIR"]) / ENV_FILE_NAME)
    return run_with(["-c", code], {**stored, **function_variables(process, state_dir), **more})


def function_variables(process: str, state_dir: Path) -> dict[str, str]:
    """What Lambda itself gives a function: its name, and the credentials of its role."""
    role = boto3.Session(profile_name=f"imageshare-{process}").get_credentials()
    assert role is not None
    return {
        "AWS_ACCESS_KEY_ID": str(role.access_key),
        "AWS_SECRET_ACCESS_KEY": str(role.secret_key),
        "AWS_SESSION_TOKEN": str(role.token),
        "AWS_LAMBDA_FUNCTION_NAME": f"imageshare-prod-{process}",
        "STATE_DIR": str(state_dir),
        "PATH": os.environ["PATH"],
    }


def run_with(arguments: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Python, with these arguments and nothing but these variables."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
