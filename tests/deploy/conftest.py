"""A copy of the project to deploy from, a stage on the session's local AWS, and people who visit it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
import requests
from django.conf import settings
from playwright.sync_api import Page

from imageshare.env import BASE_DIR
from infrastructure.browser import chromium
from infrastructure.local_aws import ROOT_KEY
from tests.accounts.people import PASSWORD, Person, fill_in_form, mailed_code, new_email
from tests.e2e.conftest import PageOpener

HOST = "pictures.test"
STACK = "imageshare-prod"
WAIT = 30
PageOf = Callable[[str], Page]


@dataclass(frozen=True)
class Stage:
    """What is deployed from `checkout`; `url` is a name of its own, or the API's address, or empty: not known yet."""

    checkout: Path
    url: str

    def deploy(self) -> subprocess.CompletedProcess[str]:
        return self._run("up")

    def destroy(self) -> subprocess.CompletedProcess[str]:
        return self._run("down", CONFIRM=STACK)

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.checkout / name
        assert before in path.read_text()
        path.write_text(path.read_text().replace(before, after))

    def _run(self, action: str, **more: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        here = {"AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL), "AWS_REGION": settings.AWS_REGION}
        return subprocess.run(
            [sys.executable, "-m", "infrastructure.deploy", action, "prod"],
            cwd=self.checkout,
            env={**kept, **ROOT_KEY, **here, "SITE_URL": self.url, **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )


class Visitor:
    """An HTTP client with cookies, as a browser has them."""

    def __init__(self, site: str) -> None:
        parts = urlsplit(site)
        self.site, self.origin, self.path = site, f"{parts.scheme}://{parts.netloc}", parts.path
        self.http = requests.Session()
        # As browsers do; Zappa tells Django that every request came by HTTPS, and then Django wants to know from where.
        self.http.headers["Origin"] = self.origin

    def get(self, path: str) -> requests.Response:
        return self.http.get(self.site + path, timeout=WAIT)

    def fill_in(self, path: str, **values: str) -> requests.Response:
        """A form of ours, with the cookie and the token that belong together."""
        self.get(path)
        token = {"csrfmiddlewaretoken": self.http.cookies.get("csrftoken") or ""}
        return self.http.post(self.site + path, data={**token, **values}, timeout=WAIT)

    def sign_up(self, name: str) -> Person:
        person = Person("", new_email(), PASSWORD, name)
        assert self.fill_in("/accounts/sign-up/", name=name, email=person.email, password=PASSWORD).status_code == 200
        done = self.fill_in("/accounts/confirm/", email=person.email, code=mailed_code(person.email))
        assert urlsplit(done.url).path == f"{self.path}/accounts/confirm/done/", done.text
        return person

    def sign_in(self, person: Person) -> None:
        begun = self.http.get(f"{self.site}/oidc/authenticate/", allow_redirects=False, timeout=WAIT)
        callback = fill_in_form(begun.headers["Location"], person)
        assert self.http.get(self.origin + callback, timeout=WAIT).status_code == 200

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken") or ""}
        answer = self.http.request(method, f"{self.site}/api/v1{path}", json=body, headers=headers, timeout=WAIT)
        assert answer.ok, answer.text
        return answer.json()

    def send(self, data: bytes, title: str) -> str:
        """Straight to S3. Answers the upload's id."""
        asked = {"filename": "a.jpg", "content_type": "image/jpeg", "size": len(data), "visibility": "public"}
        started = self.call("POST", "/uploads", {**asked, "title": title})
        form = started["transfer"]
        sent = requests.post(form["url"], data=form["fields"], files={"file": ("blob", data)}, timeout=WAIT)
        assert sent.status_code == 201, sent.text
        return str(started["id"])

    def wait_until_ready(self, upload_id: str, *, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while (upload := self.call("GET", f"/uploads/{upload_id}"))["state"] != "ready":
            assert upload["state"] != "rejected", upload
            assert time.monotonic() < deadline, upload
            time.sleep(0.5)


@dataclass
class Traffic:
    """Keeps asking for pages and the API, as somebody who is signed in, and notes every answer."""

    visitor: Visitor
    answers: list[int] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)  # what was said instead of 200
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> "Traffic":
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(WAIT)

    def _ask(self) -> None:
        while not self._stop.is_set():
            for path in ("/healthz", "/", "/api/v1/images", "/api/v1/me"):
                try:
                    answer = self.visitor.get(path)
                except requests.RequestException as error:
                    self.answers.append(0)
                    self.failures.append(f"{path}: {error!r}")
                    continue
                self.answers.append(answer.status_code)
                if answer.status_code != 200:
                    self.failures.append(f"{path}: {answer.status_code} {answer.text[:300]}")
                if path == "/healthz":
                    self.bodies.append(answer.text)
            time.sleep(0.05)


@pytest.fixture(scope="session", autouse=True)
def names() -> Iterator[None]:
    """HOST and the API's own address lead to the local AWS, as DNS records would bring them there."""
    ask = socket.getaddrinfo

    def answer(host: Any, *arguments: Any, **more: Any) -> Any:
        is_ours = host == HOST or str(host).endswith(".execute-api.localhost")
        return ask("127.0.0.1" if is_ours else host, *arguments, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", answer)
        yield


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of its own, which tests change as a developer would."""
    assert (BASE_DIR / "frontend" / "dist" / "manifest.json").is_file(), "the front end is not built: run `make build`"
    checkout = tmp_path_factory.mktemp("checkout") / "imageshare"
    left_out = (".git", ".local", ".venv*", "__pycache__", ".*_cache", "node_modules", "staticfiles")
    shutil.copytree(BASE_DIR, checkout, ignore=shutil.ignore_patterns(*left_out))
    shutil.rmtree(checkout / "dist", ignore_errors=True)
    return checkout


@pytest.fixture(scope="session")
def unnamed(checkout: Path) -> Stage:
    """Deployed from nothing, without a SITE_URL. Its address answers until `stage` has given it a name."""
    done = Stage(checkout, "").deploy()
    assert done.returncode == 0, done.stdout + done.stderr
    return Stage(checkout, done.stdout.splitlines()[-1].removeprefix("==> Ready: "))


@pytest.fixture(scope="session")
def stage(checkout: Path) -> Stage:
    """With a name of its own: `unnamed` if a test began with that, otherwise from nothing."""
    stage = Stage(checkout, f"http://{HOST}:{urlsplit(str(settings.AWS_ENDPOINT_URL)).port}")
    done = stage.deploy()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"==> Ready: {stage.url}"
    return stage


@pytest.fixture(scope="session")
def ana(stage: Stage) -> Visitor:
    visitor = Visitor(stage.url)
    visitor.sign_in(visitor.sign_up("Ana"))
    return visitor


@pytest.fixture
def page_of(troubles: list[str]) -> Iterator[PageOf]:
    """Opens a page of a site in Chromium, for which that site is as safe as one with HTTPS."""
    safe = f"http://{HOST}:{urlsplit(str(settings.AWS_ENDPOINT_URL)).port}"
    here = [f"--host-resolver-rules=MAP {HOST} 127.0.0.1", f"--unsafely-treat-insecure-origin-as-secure={safe}"]
    with chromium(*here) as browser:
        openers = []

        def open_one(site: str) -> Page:
            openers.append(PageOpener(browser, site, troubles))
            return openers[-1]()

        yield open_one
        for opener in openers:
            opener.close()


@pytest.fixture
def troubles() -> list[str]:
    """What the browser's console complained about."""
    return []


@pytest.fixture(scope="session")
def operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")
