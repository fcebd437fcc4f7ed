"""Fills the demonstration: its people, made as an operator makes them, and their pictures, sent as people send them.

    python -m infrastructure.seed_demo --site-url http://localhost:8000

What is there already is left alone, so it can be run again after it was interrupted.
"""

import argparse
import contextlib
import hashlib
import os
import sys
import time
from collections import deque
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import boto3
import requests

from imageshare.env import AWS_CONFIG_NAME, BASE_DIR, ENV_FILE_NAME, read_env_file
from infrastructure.samples.catalogue import SAMPLES, render_all
from infrastructure.samples.sample import Sample

PASSWORD: Final = "ImageShare-demo-1"  # noqa: S105  # of accounts that exist on a laptop only, and printed for everybody
TIMEOUT_SECONDS: Final = 30
PROCESSING_SECONDS: Final = 120
# Enough that the worker never waits for us, few enough that a failure is found early.
IN_FLIGHT: Final = 4


class SeedError(Exception):
    """The demonstration cannot be filled; one line for the person at the terminal."""


@dataclass(frozen=True)
class DemoPerson:
    """One of the people: `name` is also the part of the address before the @."""

    name: str
    handle: str
    display_name: str
    bio: str
    is_moderator: bool = False

    @property
    def email(self) -> str:
        return f"{self.name}@example.com"


PEOPLE: Final = (
    DemoPerson("ana", "ana", "Ana Lindqvist", "Mountains, water, and whatever grows. Mostly before breakfast."),
    DemoPerson("ben", "ben", "Ben Okafor", "Cities after dark, and things cut out of paper."),
    DemoPerson("mod", "mo-duarte", "Mo Duarte", "Keeps the place decent.", is_moderator=True),
)


def people_create(state_dir: Path) -> None:
    """Make the accounts in the local Cognito, confirmed and with their password. An account that exists is kept."""
    os.environ["AWS_CONFIG_FILE"] = str(state_dir / AWS_CONFIG_NAME)
    pool = read_env_file(state_dir / ENV_FILE_NAME)["COGNITO_USER_POOL_ID"]
    cognito = boto3.Session(profile_name="imageshare-operator").client("cognito-idp")
    for person in PEOPLE:
        with contextlib.suppress(cognito.exceptions.UsernameExistsException):
            cognito.admin_create_user(
                UserPoolId=pool,
                Username=person.email,
                MessageAction="SUPPRESS",
                UserAttributes=[
                    {"Name": "email", "Value": person.email},
                    {"Name": "email_verified", "Value": "true"},
                    {"Name": "name", "Value": person.display_name},
                ],
            )
        cognito.admin_set_user_password(UserPoolId=pool, Username=person.email, Password=PASSWORD, Permanent=True)
        if person.is_moderator:
            cognito.admin_add_user_to_group(UserPoolId=pool, Username=person.email, GroupName="moderators")


class Member:
    """A signed-in person, by plain HTTP: the session's cookie and the API."""

    def __init__(self, site_url: str, person: DemoPerson) -> None:
        self._site_url = site_url
        self._http = requests.Session()
        self._sign_in(person)
        self._call(
            "PATCH",
            "/me",
            {"handle": person.handle, "display_name": person.display_name, "bio": person.bio},
            expected=200,
        )
        self._handle = person.handle

    def titles(self) -> set[str]:
        """Of all their pictures."""
        found: set[str] = set()
        cursor = None
        while True:
            query = f"?owner={self._handle}&limit=100" + (f"&cursor={cursor}" if cursor else "")
            page = self._call("GET", f"/images{query}", expected=200)
            found |= {image["title"] for image in page["results"]}
            cursor = page["next_cursor"]
            if cursor is None:
                return found

    def send(self, sample: Sample, file: bytes) -> str:
        """Ask leave and send the bytes; answers the upload's id."""
        upload = self._call(
            "POST",
            "/uploads",
            {
                "filename": sample.filename,
                "content_type": sample.content_type,
                "size": len(file),
                "sha256": hashlib.sha256(file).hexdigest(),
                "visibility": sample.visibility,
                "title": sample.title,
            },
            expected=201,
        )
        grant = upload["transfer"]
        sent = requests.post(grant["url"], data=grant["fields"], files={"file": file}, timeout=TIMEOUT_SECONDS)
        if not sent.ok:
            raise SeedError(f"{sample.filename} could not be sent: {sent.status_code} {sent.text}")
        return str(upload["id"])

    def describe(self, upload_id: str, sample: Sample) -> None:
        """Wait until the picture is ready, then say what it shows."""
        deadline = time.monotonic() + PROCESSING_SECONDS
        while (upload := self._call("GET", f"/uploads/{upload_id}", expected=200))["state"] != "ready":
            if upload["state"] == "rejected":
                raise SeedError(f"{sample.filename} was rejected: {upload['error']['detail']}")
            if time.monotonic() > deadline:
                raise SeedError(f"{sample.filename} is still {upload['state']}; is the worker running?")
            time.sleep(0.1)
        texts = {"description": sample.description, "alt_text": sample.alt_text, "tags": list(sample.tags)}
        self._call("PATCH", f"/images/{upload_id}", texts, expected=200)

    def _sign_in(self, person: DemoPerson) -> None:
        """Through Cognito's own form, as a browser does it."""
        page = self._http.get(f"{self._site_url}/oidc/authenticate/", timeout=TIMEOUT_SECONDS)
        form = _Form(page.text)
        answer = self._http.post(
            urljoin(page.url, form.action),
            data={**form.values, "username": person.email, "password": PASSWORD},
            timeout=TIMEOUT_SECONDS,
        )
        if not answer.ok or not answer.url.startswith(self._site_url):
            raise SeedError(f"{person.email} could not sign in: {answer.status_code} at {answer.url}")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None, *, expected: int) -> dict[str, Any]:
        headers = {"X-CSRFToken": self._http.cookies.get("csrftoken") or "", "Referer": self._site_url}
        answer = self._http.request(
            method, f"{self._site_url}/api/v1{path}", json=body, headers=headers, timeout=TIMEOUT_SECONDS
        )
        if answer.status_code != expected:
            raise SeedError(f"{method} {path} answered {answer.status_code}: {answer.text}")
        found: dict[str, Any] = answer.json()
        return found


def pictures_send(members: dict[str, Member]) -> None:
    """Send what is missing, oldest first, with progress on standard output."""
    known = {name: member.titles() for name, member in members.items()}
    # The catalogue begins with what the feed shows first, which is what comes last.
    missing = [sample for sample in reversed(SAMPLES) if sample.title not in known[sample.owner]]
    under_way: deque[tuple[str, Sample]] = deque()
    for number, (sample, file) in enumerate(render_all(missing), start=1):
        print(f"Picture {number} of {len(missing)}: {sample.title}", flush=True)
        under_way.append((members[sample.owner].send(sample, file), sample))
        if len(under_way) > IN_FLIGHT:
            _describe(members, under_way.popleft())
    for each in under_way:
        _describe(members, each)


def _describe(members: dict[str, Member], sent: tuple[str, Sample]) -> None:
    upload_id, sample = sent
    members[sample.owner].describe(upload_id, sample)


class _Form(HTMLParser):
    """The first form of a page: where it goes and what it already holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action = ""
        self.values: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = self.action or given.get("action", "")
        elif tag == "input" and given.get("type") == "hidden":
            self.values[given["name"]] = given["value"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="seed_demo", description="Make the demonstration's people and pictures.")
    parser.add_argument("--site-url", required=True)
    site_url: str = parser.parse_args().site_url
    state_dir = Path(os.environ.get("STATE_DIR") or BASE_DIR / ".local").resolve()
    try:
        people_create(state_dir)
        pictures_send({person.name: Member(site_url, person) for person in PEOPLE})
    except (SeedError, requests.RequestException) as error:
        sys.exit(f"seed_demo: {error}")


if __name__ == "__main__":
    main()
