"""Runs the whole of ImageShare on this machine until Ctrl-C: the local AWS, the worker and the web server.

    python -m infrastructure.demo [--check]

Everything it makes is in STATE_DIR and is still there the next time.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

from infrastructure.local_aws import BASE_DIR, LocalAws, LocalAwsError, answers, port_is_taken

READY_SECONDS: Final = 30
# The web server finishes what it is answering, the worker the picture in hand.
STOP_SECONDS: Final = 60
ACCOUNTS: Final = """\
  ana@example.com
  ben@example.com
  mod@example.com   (moderator)
  password ImageShare-demo-1"""


class DemoError(Exception):
    """The demo cannot go on; one line for the person at the terminal."""


class Stopped(BaseException):
    """Somebody pressed Ctrl-C, or asked for the end in another way."""


@dataclass
class Demo:
    """What runs, and where. `port` is the web server's."""

    state_dir: Path
    port: int
    aws: LocalAws
    _children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def site_url(self) -> str:
        return f"http://localhost:{self.port}"

    def check(self) -> None:
        """What can be known to fail before anything is installed or started."""
        if port_is_taken(self.port):
            raise DemoError(f"Port {self.port} is in use by another program. Stop it, or choose another: PORT=8001.")
        self.aws.check()

    def run(self) -> None:
        """Start everything, then watch over it. Raises Stopped, DemoError or LocalAwsError."""
        self.start()
        say(f"Ready: {self.site_url}\n{ACCOUNTS}")
        while True:
            self._watch()
            time.sleep(0.5)

    def start(self) -> None:
        """Start everything, and wait until the pictures are there. Raises DemoError or LocalAwsError."""
        self.check()
        say("Starting; Ctrl-C stops everything and keeps the data")
        say(f"Local AWS (state and logs are in {self.state_dir})")
        self.aws.start()
        self.aws.provision(site_url=self.site_url)
        say("Worker and web server")
        self._start("worker", sys.executable, "manage.py", "worker")
        self._start("jobs", sys.executable, "manage.py", "jobs")
        self._start("maintenance", sys.executable, "manage.py", "audit", "--asked", "--every", "15")
        self._start("web", sys.executable, "-m", "gunicorn", "imageshare.wsgi", "--threads=8", *self._addresses())
        self._wait_for_web()
        self._seed()

    def stop(self) -> None:
        """End what this started, users before what they use, and keep the data."""
        for name in ("web", "worker", "jobs", "maintenance"):
            child = self._children.pop(name, None)
            if child is not None:
                end(child)
        if self.aws.is_ours:
            self.aws.stop()

    def do(self, module: str, *arguments: str, failing: str) -> None:
        """Run a module of ours beside the site, as an operator of this machine would. Raises DemoError."""
        command = [sys.executable, "-m", module, *arguments]
        environment = self._environment()
        if subprocess.run(command, cwd=BASE_DIR, env=environment, start_new_session=True, check=False).returncode:
            raise DemoError(failing)

    def _start(self, process: str, *command: str) -> None:
        with self._log(process).open("wb") as log:
            self._children[process] = subprocess.Popen(
                command,
                cwd=BASE_DIR,
                env={**self._environment(), "PROCESS": process, "DEBUG": "false"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C at the terminal is for us; we stop them in their order.
                start_new_session=True,
            )

    def _addresses(self) -> list[str]:
        """Both of what "localhost" may mean, if this machine has both."""
        addresses = [f"--bind=127.0.0.1:{self.port}"]
        try:
            with socket.socket(socket.AF_INET6) as probe:
                probe.bind(("::1", 0))
        except OSError:
            return addresses
        return [*addresses, f"--bind=[::1]:{self.port}"]

    def _wait_for_web(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not answers(self.port, "/healthz", host=f"localhost:{self.port}"):
            self._watch()
            if time.monotonic() > deadline:
                raise DemoError(f"The web server does not answer; its log is {self._log('web')}.")
            time.sleep(0.1)

    def _seed(self) -> None:
        """Once for each pool of people: a local AWS that lost its state is filled again."""
        mark, pool = self.state_dir / "seeded", self._stored()["COGNITO_USER_POOL_ID"]
        if mark.is_file() and mark.read_text() == pool:
            return
        failing = f"The demo's pictures could not be made; the worker's log is {self._log('worker')}."
        self.do("infrastructure.seed_demo", "--site-url", self.site_url, failing=failing)
        mark.write_text(pool)

    def _stored(self) -> dict[str, str]:
        """What provisioning has written for the processes of this machine."""
        lines = (self.state_dir / "imageshare.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def _watch(self) -> None:
        for name, child in self._children.items():
            if child.poll() is not None:
                raise DemoError(f"The {name} process ended (exit {child.returncode}); its log is {self._log(name)}.")
        if not self.aws.is_running():
            raise DemoError(f"The local AWS ended; its log is {self.aws.log}.")

    def _log(self, process: str) -> Path:
        return self.aws.log.with_name(f"{process}.log")

    def _environment(self) -> dict[str, str]:
        """The shell's, less what would win over what provisioning has written."""
        stored = self._stored()
        ours = {n: value for n, value in os.environ.items() if n not in stored and not n.startswith("AWS_")}
        return {**ours, "STATE_DIR": str(self.state_dir)}


def end(child: subprocess.Popen[bytes]) -> None:
    """Ask a child to end; make it, if it does not."""
    child.terminate()
    try:
        child.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def say(line: str) -> None:
    """Even when nobody reads any more, as after `make demo | head`: then it goes on without words."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  # for as long as the process lives


def _on_signals(act: Callable[[int, FrameType | None], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, act)


def _raise_stopped(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def _already_stopping(_signal: int, _frame: FrameType | None) -> None:
    say("Still stopping; the data is being saved")


def run(demo: Demo) -> str | None:
    """Run it to its end, whatever ends it. Answers what went wrong."""
    problem = None
    try:
        _on_signals(_raise_stopped)
        demo.run()
    except Stopped:
        say("\nStopping")
    except (DemoError, LocalAwsError) as error:
        problem = str(error)
    _on_signals(_already_stopping)
    try:
        demo.stop()
    except LocalAwsError as error:
        problem = problem or str(error)
    return problem


def main() -> None:
    parser = argparse.ArgumentParser(prog="demo", description="Run the demo until Ctrl-C.")
    parser.add_argument("--check", action="store_true", help="only tell whether the ports are free")
    options = parser.parse_args()
    state_dir = Path(os.environ.get("STATE_DIR") or BASE_DIR / ".local").resolve()
    aws = LocalAws(state_dir, int(os.environ.get("AWS_PORT") or 4566))
    demo = Demo(state_dir, int(os.environ.get("PORT") or 8000), aws)
    if options.check:
        try:
            demo.check()
        except (DemoError, LocalAwsError) as error:
            sys.exit(f"demo: {error}")
        return
    problem = run(demo)
    if problem is not None:
        sys.exit(f"demo: {problem}")
    say("Stopped. `make demo` goes on where you left it.")


if __name__ == "__main__":
    main()
