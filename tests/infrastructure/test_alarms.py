"""What an operator hears of and sees: alarms and the dashboard look at numbers that exist, by the names they have."""

import json
import re
from typing import Any

import pytest
from cfnlint.decode import decode

from imageshare.metrics import COUNT, COUNTED, DIMENSIONS, ERRORS, NAMESPACE
from imageshare.template import TEMPLATE

RESOURCES: dict[str, dict[str, Any]] = decode(str(TEMPLATE))[0]["Resources"]
ALARMS = {name: r["Properties"] for name, r in RESOURCES.items() if r["Type"] == "AWS::CloudWatch::Alarm"}
OWN_ALARMS = {name: alarm for name, alarm in ALARMS.items() if not str(alarm["Namespace"]).startswith("AWS/")}
DASHBOARD = json.loads(RESOURCES["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"])
WIDGETS = {widget["properties"]["title"]: widget["properties"] for widget in DASHBOARD["widgets"]}
FUNCTIONS = ("web", "worker", "jobs")

# What the code emits: (metric, process) -> unit.
EMITTED = {
    **{(metric.name, one.process): metric.unit for one in COUNTED for metric in one.metrics},
    **{(ERRORS.name, process): ERRORS.unit for process in FUNCTIONS},
}


def rows(widget: dict[str, Any]) -> list[tuple[list[str], dict[str, Any]]]:
    """The metrics of a widget, each its namespace, name and dimensions, and its options, with what is repeated from
    the row before written out:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    """
    written: list[tuple[list[str], dict[str, Any]]] = []
    for row in widget["metrics"]:
        options = row[-1] if isinstance(row[-1], dict) else {}
        parts = [part for part in row if not isinstance(part, dict)]
        before = written[-1][0] if written else []
        if parts[0] == "...":
            parts = [*before[: len(before) - len(parts) + 1], *parts[1:]]
        written.append(([before[at] if part == "." else part for at, part in enumerate(parts)], options))
    return written


@pytest.mark.parametrize("name", OWN_ALARMS)
def test_an_alarm_of_our_own_numbers_looks_at_one_that_is_emitted(name: str) -> None:
    """With another namespace, dimension or unit it would look at a metric of which nothing is ever heard."""
    alarm = OWN_ALARMS[name]
    assert alarm["Namespace"] == NAMESPACE
    assert tuple(one["Name"] for one in alarm["Dimensions"]) == DIMENSIONS
    stack, process = (one["Value"] for one in alarm["Dimensions"])
    assert stack == {"Ref": "AWS::StackName"}
    assert alarm["Unit"] == EMITTED[alarm["MetricName"], process]


@pytest.mark.parametrize("name", ALARMS)
def test_every_alarm_tells_somebody(name: str) -> None:
    assert ALARMS[name]["AlarmActions"] == [{"Ref": "Alarms"}]


@pytest.mark.parametrize("title", WIDGETS)
def test_a_chart_of_our_own_numbers_shows_ones_that_are_emitted_in_their_unit(title: str) -> None:
    widget = WIDGETS[title]
    for (namespace, metric, *dimensions), options in rows(widget):
        if namespace.startswith("AWS/"):
            continue
        assert namespace == NAMESPACE
        assert tuple(dimensions[::2]) == DIMENSIONS
        stack, process = dimensions[1::2]
        assert stack == "${AWS::StackName}"
        unit = EMITTED[metric, process]
        shown = COUNT if options.get("stat", widget.get("stat")) == "SampleCount" else unit
        assert widget["yAxis"]["left"]["label"] == shown


def test_everything_that_is_emitted_is_on_the_dashboard() -> None:
    shown = [row for widget in WIDGETS.values() for row, _ in rows(widget) if row[0] == NAMESPACE]
    assert {(row[1], row[-1]) for row in shown} == EMITTED.keys()


def test_every_row_of_the_dashboard_says_what_it_shows_and_what_of_it() -> None:
    """A `...` that repeats too little leaves a row with one name too many or too few."""
    for title, widget in WIDGETS.items():
        for parts, options in rows(widget):
            assert len(parts) % 2 == 0, title
            assert "." not in parts, title
            assert options.get("stat", widget.get("stat")), title
    named = {
        name for widget in WIDGETS.values() for row, _ in rows(widget) for name in re.findall(r"\$\{(\w+)\.", row[-1])
    }
    assert named == {"UploadsQueue", "UploadsDeadLetters", "JobsQueue", "JobsDeadLetters"}
    assert named <= RESOURCES.keys()


def test_nothing_is_counted_twice() -> None:
    assert not [name for name, one in RESOURCES.items() if one["Type"] == "AWS::Logs::MetricFilter"]
