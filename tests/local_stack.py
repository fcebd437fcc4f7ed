"""The pytest plugin that gives a test session its own local AWS: own ports, own state, gone afterwards.

It acts before pytest-django reads the settings, so it is loaded by `-p` (see pyproject.toml) and wraps the hook in
which pytest-django does that.
"""

import functools
import gc
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Generator
from pathlib import Path
from types import FrameType

import botocore.loaders
import botocore.session
import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from imageshare import env as environment
from infrastructure.local_aws import LocalAws, LocalAwsError

# Tests make hundreds of sessions; parsing AWS's descriptions of services for each would take minutes.
botocore.session.create_loader = functools.cache(botocore.loaders.create_loader)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    signal.signal(signal.SIGTERM, _leave)
    if early_config.known_args_namespace.numprocesses and "PYTEST_XDIST_WORKER" not in os.environ:
        # Only hands out the tests: each of its workers has a local AWS.
        os.environ["STATE_DIR"] = str(environment.BASE_DIR / "tests" / "offline")
        return (yield)
    state_dir = Path(tempfile.mkdtemp(prefix="imageshare-tests-"))
    early_config.add_cleanup(lambda: shutil.rmtree(state_dir, ignore_errors=True))
    aws_port, site_port = free_ports(2)
    aws = LocalAws(state_dir, aws_port, keeps_state=False)
    # Runs however the session ends, also when a conftest or the settings fail to load.
    early_config.add_cleanup(aws.stop)
    try:
        aws.start()
        aws.provision(site_url=f"http://localhost:{site_port}", stdout=subprocess.DEVNULL)
    except LocalAwsError as error:
        raise pytest.UsageError(str(error)) from error
    # What the settings want is in the file that provisioning has left; nothing of the shell may win over it.
    stored = environment.read_env_file(state_dir / environment.ENV_FILE_NAME)
    for name in [name for name in os.environ if name.startswith("AWS_") or name in stored]:
        del os.environ[name]
    os.environ.update({"STATE_DIR": str(state_dir), "DEBUG": "false", "PROCESS": "web"})
    # Tests send as fast as they can; those of the limits set their own.
    os.environ.update(dict.fromkeys(("READS_PER_MINUTE", "UPLOADS_PER_MINUTE", "WRITES_PER_MINUTE"), "1000000"))
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    # Otherwise WhiteNoise reads the whole directory for every test client.
    settings.WHITENOISE_AUTOREFRESH = True
    # Half a second of work for whoever guesses passwords of share links is as much for a test that makes one.
    PBKDF2PasswordHasher.iterations = 1000
    # Nearly all that lives was made by imports and stays: looking through it as often as by default costs a tenth.
    gc.set_threshold(100_000, 50, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface on which nobody listens at this moment; all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End the way Ctrl-C does, so that the local AWS is not left behind."""
    pytest.exit("stopped by SIGTERM", returncode=128 + signal.SIGTERM)
