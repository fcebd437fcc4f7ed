"""The local AWS of a laptop: starts, watches and stops MiniStack, whose state lives in STATE_DIR.

    python -m infrastructure.local_aws start|stop|status|up

`up` also provisions, so that `manage.py runserver` and `manage.py worker` can start.
"""

import argparse
import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

BASE_DIR: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = BASE_DIR / ".venv-local-aws" / "bin" / "ministack"
REGION: Final = "us-east-1"
START_SECONDS: Final = 60
STOP_SECONDS: Final = 60
# No secret: the local AWS checks the signatures of role sessions only. Whoever reaches its port can be root, which is
# why it listens on the loopback interface alone.
ROOT_KEY: Final = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


class LocalAwsError(Exception):
    """The local AWS cannot do what was asked; one line for the person at the terminal."""


@dataclass
class LocalAws:
    """One local AWS. Its state, lock and process id are in `state_dir`/aws, its log in `state_dir`/logs.

    One that does not keep its state ends at once, and has forgotten all.
    """

    state_dir: Path
    port: int
    keeps_state: bool = True
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def endpoint_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.state_dir / "logs" / "aws.log"

    @property
    def _home(self) -> Path:
        return self.state_dir / "aws"

    @property
    def is_ours(self) -> bool:
        """Whether this very object started it, rather than found it running."""
        return self._process is not None

    def check(self) -> None:
        """Raises LocalAwsError if it can be seen already that it could not start on this port."""
        if self._running() is None and port_is_taken(self.port):
            raise LocalAwsError(
                f"Port {self.port} is in use by another program. Stop it, or choose another port: AWS_PORT=4567."
            )

    def start(self) -> None:
        """Start it and wait until it answers. One that runs already on this port is fine. Raises LocalAwsError."""
        self.check()
        if not PROGRAM.is_file():
            raise LocalAwsError("The local AWS is not installed. Run `make install`.")
        for directory in (self._home, self.log.parent):
            directory.mkdir(parents=True, exist_ok=True)
        with (self._home / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._join_running()
                return
            if not (self._home / "state" / "cloudformation.json").is_file():
                # It died before it ever saved its state: what it wrote to the disk until then belongs to nothing.
                shutil.rmtree(self._home / "s3", ignore_errors=True)
            # The child inherits the lock and holds it as long as it lives, whatever becomes of us.
            with self.log.open("wb") as log:
                self._process = subprocess.Popen(
                    [PROGRAM],
                    env=self._environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    pass_fds=[lock.fileno()],
                    # Ctrl-C at the terminal is for us; we stop it when nothing needs it any more.
                    start_new_session=True,
                )
            (self._home / "process").write_text(f"{self._process.pid} {self.port}\n")
        self._wait_until_ready()

    def stop(self) -> None:
        """Ask it to save its state and end, and wait until it has. It is never killed: that would lose the state."""
        running = self._running()
        if running is None:
            return
        pid, _ = running
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.is_running():
            if time.monotonic() > deadline:
                raise LocalAwsError(f"The local AWS (process {pid}) is still saving its state; its log is {self.log}.")
            time.sleep(0.05)
        if self._process is not None:
            self._process.wait()
            self._process = None

    def is_running(self) -> bool:
        if self._running() is not None:
            return True
        if self._process is not None:
            # It has let go of its lock, so it is gone or going.
            self._process.wait()
        return False

    def provision(self, *, site_url: str, stdout: int | None = None) -> None:
        """Run `manage.py provision` against it; its progress goes to `stdout`, as for a subprocess.

        Raises LocalAwsError once the command has said why, on stderr.
        """
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            **ROOT_KEY,
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_REGION": REGION,
            "SITE_URL": site_url,
            "STATE_DIR": str(self.state_dir),
            "PROCESS": "operator",
        }
        command = [sys.executable, "manage.py", "provision"]
        # In a session of its own, so that Ctrl-C reaches us alone, and we end it.
        done = subprocess.run(
            command, cwd=BASE_DIR, env=environment, stdout=stdout, start_new_session=True, check=False
        )
        if done.returncode:
            raise LocalAwsError("The local AWS could not be provisioned.")

    def _environment(self) -> dict[str, str]:
        """A bare one: nothing of the shell's own AWS settings may reach it."""
        return {
            **{name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ},
            **ROOT_KEY,
            "AUTH": "true",
            "BIND_HOST": "127.0.0.1",
            # It would listen beyond the loopback interface.
            "IOT_MTLS_ENABLED": "0",
            "GATEWAY_PORT": str(self.port),
            # Addresses of APIs are names below it, and an IP address has none below.
            "MINISTACK_HOST": "localhost",
            "MINISTACK_REGION": REGION,
            "PERSIST_STATE": "1" if self.keeps_state else "0",
            "STATE_DIR": str(self._home / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self._home / "s3"),
        }

    def _running(self) -> tuple[int, int] | None:
        """(process id, port) of the one that uses this state, whoever started it."""
        try:
            with (self._home / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return None
        except BlockingIOError:
            pid, port = (self._home / "process").read_text().split()
            return int(pid), int(port)
        return None

    def _join_running(self) -> None:
        running = self._running()
        if running is not None and running[1] != self.port:
            raise LocalAwsError(
                f"The local AWS already runs on port {running[1]}. Use that port, or stop it first: make aws-stop."
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not answers(self.port, "/_ministack/health"):
            if not self.is_running():
                raise LocalAwsError(f"The local AWS ended while it started; its log is {self.log}.")
            if time.monotonic() > deadline:
                raise LocalAwsError(f"The local AWS does not answer; its log is {self.log}.")
            time.sleep(0.05)


def answers(port: int, path: str, *, host: str | None = None) -> bool:
    """Whether this path of a server on the loopback interface answers 200 within two seconds; `host` is a header."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path, headers={"Host": host} if host else {})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def port_is_taken(port: int) -> bool:
    """Whether something listens on this port of the loopback interface."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="local_aws", description="Start and stop the local AWS.")
    parser.add_argument("action", choices=["start", "stop", "status", "up"])
    parser.add_argument("--state-dir", type=Path, default=Path(os.environ.get("STATE_DIR") or BASE_DIR / ".local"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("AWS_PORT") or 4566))
    parser.add_argument("--site-url", default=f"http://localhost:{os.environ.get('PORT') or 8000}")
    options = parser.parse_args()
    aws = LocalAws(options.state_dir.resolve(), options.port)
    try:
        if options.action in ("start", "up"):
            aws.start()
        if options.action == "up":
            aws.provision(site_url=options.site_url)
        if options.action == "stop":
            aws.stop()
    except LocalAwsError as error:
        sys.exit(f"local_aws: {error}")
    print(f"The local AWS is up at {aws.endpoint_url}." if aws.is_running() else "The local AWS is down.")


if __name__ == "__main__":
    main()
