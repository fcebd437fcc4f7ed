"""The demo's supervisor, run as a person runs it, with its pictures already made."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file
from infrastructure.local_aws import LocalAws, port_is_taken
from tests.local_stack import free_ports

Demo = subprocess.Popen[str]


@pytest.fixture
def aws(tmp_path: Path) -> LocalAws:
    """A local AWS that looks as if the demo had run on it before."""
    aws = LocalAws(tmp_path, free_ports(1)[0])
    aws.start()
    aws.provision(site_url="http://localhost:1111", stdout=subprocess.DEVNULL)
    aws.stop()
    (tmp_path / "seeded").write_text(read_env_file(tmp_path / ENV_FILE_NAME)["COGNITO_USER_POOL_ID"])
    return aws


@pytest.fixture
def port() -> int:
    return free_ports(1)[0]


@pytest.fixture
def start(aws: LocalAws, port: int) -> Iterator[Callable[[], Demo]]:
    """Starts the demo and reads what it says up to the ready line."""
    started: list[Demo] = []

    def run() -> Demo:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        places = {"STATE_DIR": str(aws.state_dir), "PORT": str(port), "AWS_PORT": str(aws.port)}
        demo = subprocess.Popen(
            [sys.executable, "-m", "infrastructure.demo"],
            cwd=BASE_DIR,
            env={**kept, **places},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(demo)
        return demo

    yield run
    for demo in started:
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=60)


def until_ready(demo: Demo) -> list[str]:
    said = []
    for line in demo.stdout or ():
        said.append(line.rstrip("\n"))
        if line.startswith("  password "):
            break
    return said


def children_of(demo: Demo) -> dict[str, int]:
    """Process ids of the demo's children by a word of their command line."""
    pids = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in pids}
    words = ("gunicorn", "worker", "jobs", "audit", "ministack")
    return {next(word for word in words if word in command): pid for pid, command in commands.items()}


def status(host: str, port: int) -> int:
    connection = HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.long
def test_it_stops_everything_also_when_nobody_reads_what_it_says(
    start: Callable[[], Demo], aws: LocalAws, port: int
) -> None:
    demo = start()
    assert demo.stdout
    until_ready(demo)
    demo.stdout.close()
    demo.stdout = None
    demo.send_signal(signal.SIGINT)
    assert demo.wait(timeout=60) == 0
    assert not aws.is_running()
    assert not port_is_taken(port)


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
def test_it_gets_ready_and_ends_cleanly(
    number: signal.Signals, start: Callable[[], Demo], aws: LocalAws, port: int
) -> None:
    began = time.monotonic()
    demo = start()
    said = until_ready(demo)
    assert said[-5:] == [
        f"Ready: http://localhost:{port}",
        "  ana@example.com",
        "  ben@example.com",
        "  mod@example.com   (moderator)",
        "  password ImageShare-demo-1",
    ]
    assert time.monotonic() - began < 20
    assert status("localhost", port) == status("127.0.0.1", port) == 200
    demo.send_signal(number)
    rest, _ = demo.communicate(timeout=60)
    assert demo.returncode == 0
    assert rest.splitlines() == ["", "Stopping", "Stopped. `make demo` goes on where you left it."]
    assert not aws.is_running()
    assert not port_is_taken(port)


@pytest.mark.long
def test_a_child_that_dies_ends_it_with_the_place_of_its_log(start: Callable[[], Demo], aws: LocalAws) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("needs Linux's /proc")
    demo = start()
    until_ready(demo)
    os.kill(children_of(demo)["worker"], signal.SIGKILL)
    rest, _ = demo.communicate(timeout=60)
    assert demo.returncode == 1
    log = aws.state_dir / "logs" / "worker.log"
    assert rest.splitlines()[-1] == f"demo: The worker process ended (exit -9); its log is {log}."
    assert log.is_file()
    assert not aws.is_running()


@pytest.mark.long
def test_a_local_aws_that_ran_before_keeps_running(start: Callable[[], Demo], aws: LocalAws) -> None:
    aws.start()
    demo = start()
    until_ready(demo)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=60)
    assert aws.is_running()
    aws.stop()


def test_a_busy_port_is_named_before_anything_starts(start: Callable[[], Demo], aws: LocalAws, port: int) -> None:
    # Another server on the demo's port.
    other = subprocess.Popen(
        [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"], stderr=subprocess.DEVNULL
    )
    try:
        while not port_is_taken(port):
            time.sleep(0.05)
        demo = start()
        said, _ = demo.communicate(timeout=60)
    finally:
        other.terminate()
        other.wait()
    assert said == f"demo: Port {port} is in use by another program. Stop it, or choose another: PORT=8001.\n"
    assert demo.returncode == 1
