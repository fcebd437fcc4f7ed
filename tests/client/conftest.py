"""The client as people run it: a process of its own, with a home of its own, against the running site."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from imageshare.env import BASE_DIR
from tests.accounts.people import Person, bearer, create_person
from tests.client.files import write
from tests.client.network import Network
from tests.gallery import pictures
from tests.live_site import live_site


@pytest.fixture(scope="package")
def site() -> Iterator[str]:
    """Gone before other tests start: its worker would take the uploads that they mean to process themselves."""
    with live_site() as origin:
        yield origin


@pytest.fixture
def person() -> Person:
    """Somebody new, who has nothing yet."""
    return create_person("Ida")


@pytest.fixture
def network() -> Iterator[Network]:
    with Network() as network:
        yield network


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def results(self) -> dict[str, str]:
        """By file name, or id where there is none, what became of it."""
        ended = [record for record in self.records if record["type"] in ("file", "saved_image")]
        return {Path(one["path"]).name if one["path"] else one["image_id"]: one["result"] for one in ended}

    @property
    def summary(self) -> dict[str, Any]:
        return next(record for record in self.records if record["type"] == "summary")


@dataclass
class Program:
    """The command `imageshare` of somebody with an own home directory."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, stdin: int | None = subprocess.DEVNULL) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
        places = {"HOME": str(self.home), "PYTHONPATH": str(BASE_DIR / "client" / "src")}
        return subprocess.Popen(
            [sys.executable, "-m", "imageshare_client", *arguments],
            cwd=self.home,
            env={**kept, **places, **self.environment},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *arguments: str, text: str | None = None) -> Answer:
        process = self.start(*arguments, stdin=subprocess.PIPE)
        out, err = process.communicate(text, timeout=100)
        return Answer(process.returncode, out, err)


@pytest.fixture
def program(site: str, person: Person, tmp_path: Path) -> Program:
    """Signed in by the environment, as in CI."""
    home = tmp_path / "home"
    home.mkdir()
    return Program(home, {"IMAGESHARE_URL": site, "IMAGESHARE_TOKEN": bearer(person)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good pictures of several kinds, two the same; a damaged one, no picture at all; and what is passed over."""
    same = {"a.jpg": pictures.jpeg(), "twin.jpg": pictures.jpeg()}
    good = {"deep/er/b.png": pictures.png(), "c.heic": pictures.heic(), "d.webp": pictures.webp()}
    bad = {"cut.jpg": pictures.jpeg()[:5000], "text.png": b"no picture"}
    passed_over = {"notes.txt": b"notes", ".hidden.jpg": pictures.jpeg(), ".git/e.jpg": pictures.jpeg()}
    return write(tmp_path / "photos", {**same, **good, **bad, **passed_over})
