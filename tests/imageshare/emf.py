"""CloudWatch's embedded metric format, as strictly as its specification says, and what CloudWatch would make of a line.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from jsonschema import Draft202012Validator

# The units that CloudWatch knows, https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
_SIZES = [f"{size}{of}" for of in ("bytes", "bits") for size in ("Kilo", "Mega", "Giga", "Tera")]
_AMOUNTS = ["Bytes", "Bits", *_SIZES, "Count"]
UNITS: Final = [
    *("Seconds", "Microseconds", "Milliseconds", "Percent", "None"),
    *_AMOUNTS,
    *(f"{amount}/Second" for amount in _AMOUNTS),
]

_NAME: Final = {"type": "string", "minLength": 1, "maxLength": 1024, "pattern": r"^\S(.*\S)?$"}
_METRIC: Final = {
    "type": "object",
    "required": ["Name"],
    "properties": {"Name": _NAME, "Unit": {"enum": UNITS}, "StorageResolution": {"enum": [1, 60]}},
    "additionalProperties": False,
}
_DIRECTIVE: Final = {
    "type": "object",
    "required": ["Namespace", "Dimensions", "Metrics"],
    "properties": {
        "Namespace": {"type": "string", "pattern": r"^(?!AWS/)[0-9A-Za-z.\-_/#:]{1,255}$"},
        "Dimensions": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "array",
                "maxItems": 30,
                "uniqueItems": True,
                "items": {"type": "string", "minLength": 1, "maxLength": 250, "pattern": "^[^:].*$"},
            },
        },
        "Metrics": {"type": "array", "minItems": 1, "maxItems": 100, "items": _METRIC},
    },
    "additionalProperties": False,
}
SCHEMA: Final = {
    "type": "object",
    "required": ["_aws"],
    "properties": {
        "_aws": {
            "type": "object",
            "required": ["Timestamp", "CloudWatchMetrics"],
            "properties": {
                # Milliseconds: a time in seconds would be of January 1970.
                "Timestamp": {"type": "integer", "minimum": 1_500_000_000_000, "maximum": 9_999_999_999_999},
                "CloudWatchMetrics": {"type": "array", "minItems": 1, "items": _DIRECTIVE},
            },
            "additionalProperties": False,
        }
    },
}
_VALIDATOR: Final = Draft202012Validator(SCHEMA)
# Of a log event, which CloudWatch cuts beyond, https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/
LARGEST_LINE: Final = 256 * 1024


@dataclass(frozen=True)
class Sample:
    """One number as CloudWatch would store it."""

    namespace: str
    dimensions: tuple[tuple[str, str], ...]
    name: str
    unit: str | None
    value: float


def problems(line: dict[str, Any]) -> list[str]:
    """Why CloudWatch would not take this line for metrics; nothing if it would."""
    found = [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(line)]
    if found:
        return found
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for name in {name for names in directive["Dimensions"] for name in names}:
            value = line.get(name)
            if not isinstance(value, str) or not 1 <= len(value) <= 1024:
                found.append(f"the dimension {name} refers to {value!r}")
        for metric in directive["Metrics"]:
            value = line.get(metric["Name"])
            # In JSON true is no number, though in Python it is.
            if isinstance(value, bool) or not isinstance(value, int | float):
                found.append(f"the metric {metric['Name']} refers to {value!r}")
    if len(json.dumps(line)) > LARGEST_LINE:
        found.append("the line is longer than a log event may be")
    return found


def samples(output: str) -> list[Sample]:
    """What CloudWatch would take out of a function's output. Every line that has metrics has to be a JSON object
    from its first character to its last, and without fault.
    """
    taken = []
    for text in output.splitlines():
        if '"_aws"' not in text:
            continue
        line = json.loads(text)
        assert problems(line) == [], text
        for directive in line["_aws"]["CloudWatchMetrics"]:
            for names in directive["Dimensions"]:
                dimensions = tuple((name, line[name]) for name in names)
                taken += [
                    Sample(directive["Namespace"], dimensions, one["Name"], one.get("Unit"), line[one["Name"]])
                    for one in directive["Metrics"]
                ]
    return taken
