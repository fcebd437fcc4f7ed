"""Log lines that are metrics: as CloudWatch wants them, for every process its own, and only where machines read."""

import ast
import json
import logging
from typing import Any

import pytest

from imageshare.env import BASE_DIR
from imageshare.logs import logging_config
from imageshare.metrics import COUNTED, ERRORS, Counted
from tests.imageshare.emf import problems, samples
from tests.imageshare.log_lines import written


def said(one: Counted, level: int = logging.INFO) -> tuple[str, int, str, dict[str, object]]:
    return one.logger, level, one.message, {"status": 503, "duration_ms": 1234}


EACH = pytest.mark.parametrize("one", COUNTED, ids=lambda one: one.metrics[0].name)


@EACH
def test_a_line_that_counts_is_a_document_of_the_embedded_metric_format(one: Counted) -> None:
    text = written(one.process, said(one))
    taken = samples(text)
    assert [(sample.name, sample.unit) for sample in taken] == [(metric.name, metric.unit) for metric in one.metrics]
    for sample in taken:
        assert sample.namespace == "ImageShare"
        assert sample.dimensions == (("Stack", "imageshare-test"), ("Process", one.process))
        assert sample.value == (1234 if sample.unit == "Milliseconds" else sample.name != "RefusedRequests")
    # It is still the line that people look for.
    assert json.loads(text)["event"].startswith(one.message.partition(" ")[0])


@EACH
def test_what_counts_is_what_the_code_logs(one: Counted) -> None:
    path = BASE_DIR / f"{one.logger.replace('.', '/')}.py"
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    logged = {
        argument.value
        for call in calls
        if ast.unparse(call.func).startswith("log.")
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }
    assert one.message in logged


@EACH
def test_people_read_no_metrics_and_lines_for_debugging_are_none(one: Counted) -> None:
    assert "_aws" not in written(one.process, said(one), as_json=False)
    assert "_aws" not in written(one.process, said(one, logging.DEBUG))


def test_a_name_is_one_metric_of_one_process_or_of_all() -> None:
    names = [metric.name for one in COUNTED for metric in one.metrics]
    assert len(names) == len(set(names))
    assert ERRORS.name not in names
    [request, *_] = COUNTED
    assert "_aws" not in written("worker", said(request))


def test_requests_are_failed_refused_or_neither() -> None:
    def counted(status: int) -> tuple[float, float]:
        line = ("imageshare.request_log", logging.INFO, "request", {"status": status, "duration_ms": 5})
        by_name = {sample.name: sample.value for sample in samples(written("web", line))}
        return by_name["FailedRequests"], by_name["RefusedRequests"]

    answered = {200: (0, 0), 302: (0, 0), 399: (0, 0), 400: (0, 1), 429: (0, 1), 499: (0, 1), 500: (1, 0), 503: (1, 0)}
    assert {status: counted(status) for status in answered} == answered


@pytest.mark.parametrize("process", ["web", "worker", "jobs"])
def test_every_error_counts_whoever_logs_it(process: str) -> None:
    lines = [
        ("django.request", level, "it happened", dict[str, object]()) for level in (logging.WARNING, logging.ERROR)
    ]
    [sample] = samples(written(process, *lines))
    assert (sample.name, sample.value, dict(sample.dimensions)["Process"]) == ("ErrorsLogged", 1, process)


def test_an_error_that_counts_by_itself_is_one_line_with_both_numbers() -> None:
    given_up = next(one for one in COUNTED if one.metrics[0].name == "JobsGivenUp")
    assert [s.name for s in samples(written("jobs", said(given_up, logging.ERROR)))] == ["JobsGivenUp", "ErrorsLogged"]


GOOD: dict[str, Any] = json.loads(written("web", said(COUNTED[0])))
DIRECTIVE = GOOD["_aws"]["CloudWatchMetrics"][0]


def with_directive(**changes: object) -> dict[str, Any]:
    return {**GOOD, "_aws": {**GOOD["_aws"], "CloudWatchMetrics": [{**DIRECTIVE, **changes}]}}


@pytest.mark.parametrize(
    "line",
    [
        {name: value for name, value in GOOD.items() if name != "_aws"},
        {**GOOD, "_aws": {**GOOD["_aws"], "Timestamp": 1_700_000_000}},
        {**GOOD, "_aws": {**GOOD["_aws"], "Timestamp": "2026-11-25T19:00:00Z"}},
        {**GOOD, "RequestDuration": "12"},
        {**GOOD, "FailedRequests": True},
        {**GOOD, "Process": 3},
        {**GOOD, "Stack": ""},
        {name: value for name, value in GOOD.items() if name != "FailedRequests"},
        with_directive(Dimensions=[]),
        with_directive(Dimensions=["Stack", "Process"]),
        with_directive(Metrics=[{"Name": "RequestDuration", "Unit": "ms"}]),
        with_directive(Metrics=[{"Name": "RequestDuration", "unit": "Milliseconds"}]),
        with_directive(Namespace="AWS/Lambda"),
    ],
)
def test_what_cloudwatch_would_not_take_is_found(line: dict[str, Any]) -> None:
    assert problems(GOOD) == []
    assert problems(line) != []


def test_machines_read_standard_output_and_people_standard_error() -> None:
    """Lambda takes metrics from standard output; what a command prints for people is not mixed with its log."""
    streams = {
        as_json: logging_config(level="INFO", as_json=as_json, stack="a", process="web")["handlers"]["all"]["stream"]
        for as_json in (True, False)
    }
    assert streams == {True: "ext://sys.stdout", False: "ext://sys.stderr"}
