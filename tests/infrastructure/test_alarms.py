"""What an operator hears of: the alarms look at what the code logs and at names that exist."""

import ast
import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest
from cfnlint.decode import decode

from imageshare.env import BASE_DIR
from imageshare.template import TEMPLATE

RESOURCES: dict[str, dict[str, Any]] = decode(str(TEMPLATE))[0]["Resources"]
FILTERS = {name: r["Properties"] for name, r in RESOURCES.items() if r["Type"] == "AWS::Logs::MetricFilter"}
ALARMS = {name: r["Properties"] for name, r in RESOURCES.items() if r["Type"] == "AWS::CloudWatch::Alarm"}


def logged() -> Iterator[str]:
    """Every message that the code logs, with `x` for what is filled in."""
    for package in ("accounts", "gallery", "imageshare", "moderation"):
        for path in (BASE_DIR / package).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text())):
                if isinstance(call, ast.Call) and ast.unparse(call.func).startswith(("log.", "logger.")):
                    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                    yield from (re.sub(r"%[sd]", "x", text) for text in texts)


@pytest.mark.parametrize("name", FILTERS)
def test_what_is_counted_is_what_is_logged(name: str) -> None:
    [event] = re.findall(r'\$\.event = "([^"]+)"', FILTERS[name]["FilterPattern"])
    assert any(fnmatchcase(message, event) for message in logged()), event


@pytest.mark.parametrize("name", ALARMS)
def test_every_alarm_of_our_own_numbers_looks_at_one_that_is_counted(name: str) -> None:
    alarm = ALARMS[name]
    counted = {one["MetricName"] for f in FILTERS.values() for one in f["MetricTransformations"]}
    assert alarm["AlarmActions"]
    if not str(alarm["Namespace"]).startswith("AWS/"):
        assert alarm["MetricName"] in counted


def test_the_dashboard_is_readable() -> None:
    body = RESOURCES["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    assert len(json.loads(body)["widgets"]) == 5
