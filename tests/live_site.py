"""The site as it runs for people: a web server and a worker as processes of their own, each under its own role."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import requests
from django.conf import settings

from imageshare.env import BASE_DIR


@contextmanager
def live_site() -> Iterator[str]:
    """The site's origin, while both run. Its worker takes every upload of this session."""
    port = urlsplit(settings.SITE_URL).port
    processes = [
        _start("web", "-m", "gunicorn", "imageshare.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"),
        _start("worker", "manage.py", "worker"),
    ]
    try:
        _wait_for(f"{settings.SITE_URL}/healthz")
        yield settings.SITE_URL
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            process.wait(timeout=30)


@contextmanager
def live_jobs() -> Iterator[None]:
    """The jobs function of the site besides, for what follows from what people do."""
    process = _start("jobs", "manage.py", "jobs")
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def manage(*command: str) -> None:
    """Run `manage.py` as the web server would."""
    environment = {**_environment(), "PROCESS": "web"}
    subprocess.run([sys.executable, "manage.py", *command], cwd=BASE_DIR, env=environment, check=True)


def _start(process: str, *command: str) -> subprocess.Popen[bytes]:
    log = Path(os.environ["STATE_DIR"]) / f"{process}.log"
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=BASE_DIR,
            env={**_environment(), "PROCESS": process},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _environment() -> dict[str, str]:
    """This session's, without the role that its own process has taken."""
    return {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}


def _wait_for(url: str) -> None:
    for _ in range(100):
        try:
            if requests.get(url, timeout=2).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")
