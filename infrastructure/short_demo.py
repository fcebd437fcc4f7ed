"""The demo on ports of its own, for as long as something looks at it; nothing of it stays."""

import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from infrastructure.demo import Demo
from infrastructure.local_aws import LocalAws
from infrastructure.seed_demo import PASSWORD


@contextmanager
def short_demo() -> Iterator[Demo]:
    """With its people and their pictures in it. Raises DemoError or LocalAwsError."""
    # As Ctrl-C does, so that nothing of it is left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="imageshare-demo-") as directory:
        aws_port, port = _free_ports()
        state_dir = Path(directory)
        demo = Demo(state_dir, port, LocalAws(state_dir, aws_port))
        try:
            demo.start()
            yield demo
        finally:
            demo.stop()


def sign_in(page: Page, name: str) -> None:
    """As one of the demo's people, from the feed, through Cognito's form."""
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Sign in").click()
    page.locator("input[name=username]").fill(f"{name}@example.com")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit], input[type=submit]").first.click()
    expect(page.get_by_role("button", name="Your account")).to_be_visible(timeout=15_000)


def _free_ports() -> tuple[int, int]:
    """Two of the loopback interface on which nobody listens at this moment."""
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
