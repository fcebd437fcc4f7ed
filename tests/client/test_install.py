"""The client as a package of its own: built, installed into an empty environment, and run from there."""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from imageshare.env import BASE_DIR
from imageshare_client import __version__

CLIENT = BASE_DIR / "client"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, because building leaves files beside the source."""
    ignored = shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    return Path(shutil.copytree(CLIENT, tmp_path_factory.mktemp("source") / "client", ignore=ignored))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source))
    [wheel] = folder.glob("*.whl")
    return wheel


def run(*command: str, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env={**kept, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_module_its_types_and_nothing_else(wheel: Path) -> None:
    package = CLIENT / "src"
    written = {str(path.relative_to(package)) for path in package.rglob("*.py")} | {"imageshare_client/py.typed"}
    with zipfile.ZipFile(wheel) as files:
        assert {name for name in files.namelist() if ".dist-info/" not in name} == written


def test_installed_without_the_repository_it_runs(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies are those of the development environment, so that no registry is needed."""
    venv.create(tmp_path / "venv", with_pip=True)
    run(str(tmp_path / "venv" / "bin" / "pip"), "install", "--no-index", "--no-deps", str(wheel))
    dependencies = str(Path(str(importlib.metadata.distribution("rich").locate_file(""))).resolve())
    said = run(str(tmp_path / "venv" / "bin" / "imageshare"), "--version", PYTHONPATH=dependencies)
    assert said == f"imageshare {__version__}\n"


@pytest.mark.registry
def test_pip_installs_it_from_the_repository(source: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    run(str(tmp_path / "venv" / "bin" / "pip"), "install", "--quiet", str(source))
    assert run(str(tmp_path / "venv" / "bin" / "imageshare"), "--version") == f"imageshare {__version__}\n"
    assert "usage: imageshare" in run(str(tmp_path / "venv" / "bin" / "python"), "-m", "imageshare_client", "--help")


def test_it_declares_exactly_what_it_imports() -> None:
    declared = tomllib.loads((CLIENT / "pyproject.toml").read_text())["project"]["dependencies"]
    imported: set[str] = set()
    for path in (CLIENT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    foreign = imported - sys.stdlib_module_names - {"imageshare_client"}
    assert foreign == {re.split(r"[^\w-]", name)[0] for name in declared}
