"""The lines of the table: which price is paid for how much of what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from moderation.costs.month import (
    CACHE_MISSES,
    IDLE_POLLS,
    JOB_SECONDS,
    JOBS,
    LOG_BYTES,
    MESSAGE_REQUESTS,
    METRICS,
    PAGES_A_PERSON,
    RENDITIONS_A_PAGE,
    ROW_BYTES,
    UPLOAD_PUTS,
    WEB_SECONDS,
    WORKER_SECONDS,
    Month,
)
from moderation.costs.prices import (
    ALARM,
    CALLS,
    COMPUTE,
    EDGE,
    EGRESS,
    GATEWAY,
    LOGS,
    METRIC,
    PEOPLE,
    QUEUE,
    READS,
    ROWS,
    S3_GET,
    S3_PUT,
    S3_STORAGE,
    WRITES,
    Price,
)


@dataclass(frozen=True)
class Line:
    """One line of the table; `how` is its arithmetic for one month in words."""

    name: str
    price: Price
    amount: Callable[[Month], float]
    how: str


LINES: Final = (
    Line("Pictures stored", S3_STORAGE, lambda m: m.stored_bytes, "original, published copy, preview, renditions"),
    Line("Objects written", S3_PUT, lambda m: m.pictures * UPLOAD_PUTS, f"{UPLOAD_PUTS} a picture"),
    Line(
        "Objects read",
        S3_GET,
        lambda m: m.renditions * CACHE_MISSES + m.pictures,
        f"{CACHE_MISSES:.0%} of the renditions sent, and once by the worker",
    ),
    Line("Rows written", WRITES, lambda m: m.writes, f"{Month(1).writes} units an upload"),
    Line("Rows read", READS, lambda m: m.reads, f"{Month(1).reads} units an upload and a page"),
    Line("Rows stored", ROWS, lambda m: m.pictures * ROW_BYTES, f"{ROW_BYTES / 1000:.0f} kB a picture"),
    Line(
        "Functions, compute",
        COMPUTE,
        lambda m: m.gb_seconds,
        f"{WEB_SECONDS} s x 1 GB a request, {WORKER_SECONDS} s x 2 GB and {JOBS} jobs of {JOB_SECONDS} s a picture,"
        " sweeps",
    ),
    Line("Functions, calls", CALLS, lambda m: m.calls, "the same"),
    Line("API Gateway", GATEWAY, lambda m: m.requests, f"{Month(1).requests} requests an upload and a page"),
    Line(
        "Queue",
        QUEUE,
        lambda m: m.pictures * MESSAGE_REQUESTS + IDLE_POLLS,
        f"{MESSAGE_REQUESTS} a picture, and {IDLE_POLLS:,} times asking in vain",
    ),
    Line("Sent to people", EGRESS, lambda m: m.sent_bytes, f"{RENDITIONS_A_PAGE} renditions a page"),
    Line("Requests of people", EDGE, lambda m: m.renditions, "the same"),
    Line("Logs", LOGS, lambda m: (m.requests + m.pictures * (1 + JOBS)) * LOG_BYTES, f"{LOG_BYTES} bytes a call"),
    Line("Alarms", ALARM, lambda _: 11, "11"),
    Line("Metrics", METRIC, lambda _: METRICS, f"{METRICS}, those of failures only while there are some"),
    Line("People", PEOPLE, lambda m: m.pictures / PAGES_A_PERSON, f"one for every {PAGES_A_PERSON} pages"),
)
MONTHS: Final = (Month(1000), Month(100_000), Month(10_000_000))
