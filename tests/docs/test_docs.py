"""What the documents name exists, and what exists that people need to know is in the documents."""

import json
import re
from pathlib import Path

import pytest

from imageshare.env import BASE_DIR
from infrastructure.screenshots.shots import SHOTS, UPLOAD
from infrastructure.screenshots.store import MAX_BYTES

DOCUMENTS = [BASE_DIR / "README.md", *sorted((BASE_DIR / "docs").rglob("*.md"))]
NAMES = [str(document.relative_to(BASE_DIR)) for document in DOCUMENTS]


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text()):
        if not target.startswith("http"):
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (BASE_DIR / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text(), re.MULTILINE))
    assert named <= targets, named - targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_npm_script_that_is_named_exists(document: Path) -> None:
    scripts = json.loads((BASE_DIR / "frontend" / "package.json").read_text())["scripts"]
    named = set(re.findall(r"npm run (?:-\w+ )?([a-z-]+)", document.read_text()))
    assert named <= scripts.keys(), named - scripts.keys()


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_file_of_ours_that_is_named_exists(document: Path) -> None:
    packages = "accounts|benchmarks|client|docs|frontend|gallery|imageshare|infrastructure|moderation|templates|tests"
    for name in re.findall(rf"`((?:{packages})/[\w./-]*)`", document.read_text()):
        assert (BASE_DIR / name).exists(), name


def test_every_variable_of_the_environment_is_documented() -> None:
    read = set(re.findall(r'values(?:\.get\(|, )"([A-Z_]+)"', (BASE_DIR / "imageshare" / "env.py").read_text()))
    read |= {"STATE_DIR"}
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (BASE_DIR / "docs" / "configuration.md").read_text(), re.MULTILINE))
    assert read == documented


def test_every_top_level_directory_is_explained() -> None:
    explained = (BASE_DIR / "docs" / "architecture.md").read_text()
    for package in BASE_DIR.glob("*/__init__.py"):
        assert f"`{package.parent.name}/" in explained, package.parent.name


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (BASE_DIR / "docs" / "security.md").read_text()))
    sources = (path.read_text() for path in (BASE_DIR / "tests").rglob("test_*.py"))
    written = {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)}
    assert named
    assert named <= written, named - written


def test_every_picture_is_shown_somewhere_and_small() -> None:
    """Those that are linked exist already, by the first test; here the other way round, and what HTML names."""
    directory = BASE_DIR / "docs" / "images"
    shown = {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target in re.findall(r'(?:\]\(|src="|srcset=")([^")\s]+\.(?:webp|svg))', document.read_text())
    }
    there = {path.resolve() for path in directory.iterdir()}
    assert there
    assert there == shown
    assert {path.name: path.stat().st_size for path in there if path.stat().st_size > MAX_BYTES} == {}


def test_every_screenshot_is_taken_and_none_is_left_over() -> None:
    taken = {shot.name for shot in (*SHOTS, UPLOAD)}
    assert taken == {path.stem for path in (BASE_DIR / "docs" / "images").glob("*.webp")}
