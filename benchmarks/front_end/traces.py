"""Long tasks of a page's main thread, from Chromium's own trace: by the clock, and of the processor."""

import json
from dataclasses import dataclass
from typing import Any, Final

CATEGORIES: Final = ["toplevel", "__metadata"]


@dataclass(frozen=True)
class Task:
    """Milliseconds: by the clock, and those in which the processor worked on it rather than on other programs."""

    wall: float
    cpu: float


def main_thread_tasks(trace: bytes) -> list[Task]:
    """Every task of the main threads of all pages, as Browser.stop_tracing returns them."""
    events: list[dict[str, Any]] = json.loads(trace)["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return [
        Task(event["dur"] / 1000, event["tdur"] / 1000)
        for event in events
        if event["name"] == "ThreadControllerImpl::RunTask"
        and "tdur" in event
        and (event["pid"], event["tid"]) in mains
    ]


def longest_cpu(trace: bytes, count: int = 10) -> list[float]:
    """Of the tasks that took the processor longest, in milliseconds."""
    return sorted((task.cpu for task in main_thread_tasks(trace)), reverse=True)[:count]
