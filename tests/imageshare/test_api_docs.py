"""The page that shows the API's schema to developers, and nobody else."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings as configured
from django.test import Client
from pytest_django import Settings

ROOT = Path(configured.BASE_DIR)


def test_it_is_there_for_developers_alone() -> None:
    assert Client().get("/api/v1/docs").status_code == 404


def test_it_shows_the_schema_within_the_content_security_policy(settings: Settings) -> None:
    settings.DEBUG = True
    answer = Client().get("/api/v1/docs")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "/api/v1/schema/" in page
    nonces = set(re.findall(r'nonce="([^"]+)"', page))
    assert len(nonces) == 1
    assert f"'nonce-{nonces.pop()}'" in answer.headers["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href)="https?:', page), "nothing comes from elsewhere"
    assert not re.findall(r"<(?:script|style)>", page), "nothing is without its nonce"


def test_what_it_is_made_of_is_installed_with_the_tools_of_developers() -> None:
    environment = {**os.environ, "STATE_DIR": str(ROOT / "tests" / "offline"), "DEBUG": "true"}
    found = subprocess.run(
        [sys.executable, "manage.py", "findstatic", "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
