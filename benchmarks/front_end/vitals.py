"""What a page tells of itself while it loads and moves: layout shifts, the largest paint, long tasks."""

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

CLS_LIMIT: Final = 0.02
# https://web.dev/articles/cls, without its windows: shifts of a whole visit count together, which is stricter.
_SCRIPT: Final = """
window.vitals = {shift: 0, shifted: [], paint: null, tasks: []};
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
watch('layout-shift', (one) => {
  if (one.hadRecentInput) return;
  vitals.shift += one.value;
  vitals.shifted.push(...one.sources.map(({node}) => String(node?.className ?? node?.nodeName)));
});
watch('largest-contentful-paint', (one) => {
  vitals.paint = {at: one.startTime, what: one.element?.tagName.toLowerCase() ?? 'gone'};
});
watch('longtask', (one) => vitals.tasks.push(one.duration));
"""


@dataclass(frozen=True)
class Vitals:
    """`shift` as in CLS, `shifted` what moved; `paint_ms` since the navigation began, `painted` the kind of element."""

    shift: float
    shifted: list[str]
    paint_ms: float
    painted: str
    tasks_ms: list[float]


def watch(page: Page) -> None:
    """From the next navigation on."""
    page.add_init_script(_SCRIPT)


def vitals(page: Page) -> Vitals:
    """Since the last navigation."""
    told: dict[str, Any] = page.evaluate("vitals")
    paint = told["paint"] or {"at": 0.0, "what": "nothing"}
    return Vitals(told["shift"], told["shifted"], paint["at"], paint["what"], told["tasks"])
