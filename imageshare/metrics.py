"""Which lines of the log are also metrics: CloudWatch's embedded metric format, made of what a line says anyway.

A line that counts gets the object `_aws`, which names its numbers, and the numbers beside it; CloudWatch takes them out
of the log by itself, and the line still holds the id of the request, upload or job that the number is about.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import logging
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

NAMESPACE: Final = "ImageShare"
# One set, and few values: every combination of a metric's name and its dimensions' values is charted and paid for as a
# metric of its own. What has many values, such as a path or a kind of job, stays a plain member of the line.
DIMENSIONS: Final = ("Stack", "Process")

# CloudWatch's names of units.
COUNT: Final = "Count"
MILLISECONDS: Final = "Milliseconds"

Line = MutableMapping[str, Any]


def once(_line: Mapping[str, Any]) -> int:
    return 1


def duration(line: Mapping[str, Any]) -> int:
    return int(line["duration_ms"])


def status_between(low: int, high: int) -> Callable[[Mapping[str, Any]], int]:
    """1 or 0, so that the metric's sum counts such answers and its average is their share of all."""
    return lambda line: int(low <= line["status"] < high)


@dataclass(frozen=True)
class Metric:
    """A number of CloudWatch's; `value` reads it from the line."""

    name: str
    unit: str
    value: Callable[[Mapping[str, Any]], int] = once


@dataclass(frozen=True)
class Counted:
    """The lines that one process logs with this logger and this message, before anything is filled in."""

    process: str
    logger: str
    message: str
    metrics: tuple[Metric, ...]


COUNTED: Final = (
    Counted(
        "web",
        "imageshare.request_log",
        "request",
        (
            Metric("RequestDuration", MILLISECONDS, duration),
            Metric("FailedRequests", COUNT, status_between(500, 600)),
            Metric("RefusedRequests", COUNT, status_between(400, 500)),
        ),
    ),
    Counted(
        "worker",
        "gallery.services.processing",
        "upload %s was in hand",
        (Metric("ProcessingDuration", MILLISECONDS, duration),),
    ),
    Counted("worker", "gallery.services.processing", "upload %s ready: %s x %s", (Metric("PicturesReady", COUNT),)),
    Counted("worker", "gallery.services.processing", "upload %s rejected: %s", (Metric("UploadsRejected", COUNT),)),
    Counted(
        "worker",
        "gallery.services.processing",
        "upload %s failed and is tried again",
        (Metric("UploadsDelayed", COUNT),),
    ),
    Counted(
        "worker",
        "gallery.services.processing",
        "upload %s was given up after %s attempts; see `manage.py redrive`",
        (Metric("UploadsGivenUp", COUNT),),
    ),
    Counted("jobs", "gallery.services.jobs", "job %s ran", (Metric("JobDuration", MILLISECONDS, duration),)),
    Counted("jobs", "gallery.services.jobs", "job %s failed and is tried again", (Metric("JobsDelayed", COUNT),)),
    Counted(
        "jobs",
        "moderation.services.screening",
        "screening of picture %s failed: %s",
        (Metric("ScreeningsFailed", COUNT),),
    ),
    Counted("jobs", "gallery.services.jobs", "job %s was given up after %d tries", (Metric("JobsGivenUp", COUNT),)),
)
# Of every process, whatever it says: a line of level ERROR or worse.
ERRORS: Final = Metric("ErrorsLogged", COUNT)


def embed_metrics(*, stack: str, process: str) -> Callable[[Any, str, Line], Line]:
    """A structlog processor that makes lines which count into metrics of this stack and this process.

    It wants the line's `_record`. Lines of level DEBUG never count, so that asking for them does not change any chart.
    """
    counted = {(one.logger, one.message): one.metrics for one in COUNTED if one.process == process}

    def embed(_logger: Any, _method: str, line: Line) -> Line:
        record: logging.LogRecord = line["_record"]
        metrics = counted.get((record.name, str(record.msg)), ()) if record.levelno >= logging.INFO else ()
        if record.levelno >= logging.ERROR:
            metrics = (*metrics, ERRORS)
        if metrics:
            line.update({metric.name: metric.value(line) for metric in metrics})
            line.update(zip(DIMENSIONS, (stack, process), strict=True))
            line["_aws"] = _metadata(metrics, record)
        return line

    return embed


def _metadata(metrics: tuple[Metric, ...], record: logging.LogRecord) -> dict[str, Any]:
    return {
        "Timestamp": int(record.created * 1000),
        "CloudWatchMetrics": [
            {
                "Namespace": NAMESPACE,
                "Dimensions": [list(DIMENSIONS)],
                "Metrics": [{"Name": metric.name, "Unit": metric.unit} for metric in metrics],
            }
        ],
    }
