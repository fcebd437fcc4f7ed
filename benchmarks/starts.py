"""Starting a function as Lambda starts it: a fresh process with its package alone, up to its first answer."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

# `site` would put this environment's own packages beside the function's.
ALONE: Final = ("-S", "-s", "-B")
TIMEOUT_SECONDS: Final = 60
# Prints seconds for importing and for answering, the status, and every module that is loaded by then.
PROGRAM: Final = """
import time
began = time.perf_counter()
import importlib, json, sys
module, _, function = sys.argv[1].rpartition(".")
event = json.loads(sys.argv[2])
handle = getattr(importlib.import_module(module), function)
imported = time.perf_counter()
answer = handle(event, None)
answered = time.perf_counter()
print(json.dumps([imported - began, answered - imported, answer["statusCode"], sorted(sys.modules)]))
"""


@dataclass(frozen=True)
class Function:
    """A package in a directory, and the first request that it gets; `status` is the answer that is right."""

    directory: Path
    handler: str
    event: dict[str, Any]
    status: int
    variables: dict[str, str] = field(repr=False, default_factory=dict)


@dataclass(frozen=True)
class Start:
    """Seconds, and the modules that were loaded."""

    importing: float
    answering: float
    modules: frozenset[str]
    log: str

    @property
    def seconds(self) -> float:
        return self.importing + self.answering


class StartFailed(Exception):
    """The function did not answer as it should; what it said."""


def start(function: Function, *options: str) -> Start:
    """Start it once, with these options of Python's besides. Raises StartFailed."""
    done = subprocess.run(
        [sys.executable, *ALONE, *options, "-c", PROGRAM, function.handler, json.dumps(function.event)],
        cwd=function.directory,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(function.directory), **function.variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )
    if done.returncode:
        raise StartFailed(f"{function.handler} did not start:\n{done.stderr[-2000:]}")
    importing, answering, status, modules = json.loads(done.stdout.splitlines()[-1])
    if status != function.status:
        raise StartFailed(f"{function.handler} answered {status} instead of {function.status}.")
    return Start(importing, answering, frozenset(modules), done.stderr)


def import_times(log: str) -> Iterable[tuple[str, int]]:
    """(module, microseconds that it took itself), from what `-X importtime` has printed."""
    for line in log.splitlines():
        if match := re.match(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)$", line):
            yield match[2], int(match[1])


def by_package(times: Iterable[tuple[str, int]]) -> Counter[str]:
    """Microseconds by top-level package."""
    total: Counter[str] = Counter()
    for module, microseconds in times:
        total[module.partition(".")[0]] += microseconds
    return total
