"""What a log line holds, and what it never does."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from structlog.contextvars import bound_contextvars

from accounts.errors import Unavailable
from accounts.tables.profiles import Profile
from imageshare import request_log, views
from imageshare.logs import logging_config
from imageshare.request_log import HEADER


class Lines:
    """What was logged since the last look."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    def text(self) -> str:
        return self._stream.getvalue()

    def parsed(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text().splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The root logger as on Lambda, but into memory."""
    formatter = logging_config(level="INFO", as_json=True, stack="imageshare", process="web")["formatters"]["all"]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    make = formatter.pop("()")
    handler.setFormatter(make(**formatter))
    root = logging.getLogger()
    root.addHandler(handler)
    yield Lines(stream)
    root.removeHandler(handler)


def test_a_line_is_one_json_object_with_level_logger_time_and_what_is_bound(lines: Lines) -> None:
    with bound_contextvars(upload_id="u1"):
        logging.getLogger("gallery").info("upload %s ready", "u1")
    [line] = lines.parsed()
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "upload u1 ready", "level": "info", "logger": "gallery", "upload_id": "u1"}


def test_an_exception_is_in_its_line(lines: Lines) -> None:
    try:
        json.loads("{")
    except ValueError:
        logging.getLogger("gallery").exception("it failed")
    [line] = lines.parsed()
    assert "JSONDecodeError" in line["exception"]


def test_every_request_has_a_line_and_an_id_but_no_query_and_no_cookie(lines: Lines) -> None:
    client = Client()
    client.cookies["sessionid"] = "a-cookie-that-stays-secret"
    response = client.get("/i/nothing?code=an-authorization-code", headers={"X-Request-ID": "chosen-by-the-caller"})
    [line] = [line for line in lines.parsed() if line["logger"] == request_log.__name__]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/i/nothing", 404)
    assert line["duration_ms"] >= 0
    assert line["request_id"] == response.headers[HEADER] != "chosen-by-the-caller"
    assert "an-authorization-code" not in lines.text()
    assert "a-cookie-that-stays-secret" not in lines.text()


def test_a_failure_s_line_carries_the_id_that_the_response_has(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Profile, "find", broken)
    monkeypatch.setattr(views, "_answers", broken)
    response = Client(raise_request_exception=False).get("/readyz")
    assert response.status_code == 500
    failed = [line for line in lines.parsed() if "exception" in line]
    assert {line["request_id"] for line in failed} == {response.headers[HEADER]}


def test_lambda_s_own_id_is_used_where_there_is_one() -> None:
    class Context:
        aws_request_id = "from-lambda"

    response = Client().get("/healthz", **{"lambda.context": Context()})  # type: ignore[arg-type]
    assert response.headers[HEADER] == "from-lambda"


def test_ready_means_that_rows_and_objects_can_be_reached() -> None:
    response = Client().get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "rows": "ok", "objects": "ok"})


def test_not_ready_says_what_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_user_id: str) -> None:
        raise Unavailable

    monkeypatch.setattr(Profile, "find", away)
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "rows": "unreachable", "objects": "ok"}


def test_plain_lines_are_for_people() -> None:
    config = logging_config(level="INFO", as_json=False, stack="imageshare", process="web")
    logging.config.DictConfigurator(config)  # checks it without changing anything
    formatter = config["formatters"]["all"]
    made = formatter.pop("()")(**formatter)
    record = logging.LogRecord("gallery", logging.INFO, __file__, 1, "upload %s ready", ("u1",), None)
    assert "upload u1 ready" in made.format(record)
