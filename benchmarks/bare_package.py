"""The bare application's package: benchmarks/bare with the pinned requirements of Django, REST framework and Zappa."""

import re
import shutil
from collections.abc import Sequence
from importlib.metadata import requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from imageshare.env import BASE_DIR
from infrastructure import packages

REQUIRES: Final = ("django", "djangorestframework", "zappa")


def build_bare(directory: Path) -> Path:
    """Ready to run in a directory of its own below this one. Raises PackageError."""
    root = directory / "bare-package" / "root"
    root.mkdir(parents=True)
    pins = packages.needed((BASE_DIR / packages.WEB.requirements).read_text())
    packages.install(only(pins, closure(REQUIRES)), root)
    packages.prune(root)
    shutil.copytree(BASE_DIR / "benchmarks" / "bare", root / "bare", ignore=shutil.ignore_patterns("__pycache__"))
    packages.compile_bytecode(root)
    return root


def closure(names: Sequence[str]) -> set[str]:
    """These distributions and whatever they require, as they are installed here."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name in packages.NOT_ON_LAMBDA:
            continue
        found.add(name)
        needed = (Requirement(line) for line in requires(name) or ())
        waiting += [normal(one.name) for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def normal(name: str) -> str:
    """https://packaging.python.org/en/latest/specifications/name-normalization/"""
    return re.sub(r"[-_.]+", "-", name).lower()


def only(pins: str, names: set[str]) -> str:
    entries = re.split(r"\n(?=[a-z0-9])", pins)
    return "\n".join(entry for entry in entries if re.split(r"[=\[ ]", entry, maxsplit=1)[0] in names)
