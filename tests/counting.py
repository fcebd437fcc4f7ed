"""Counts what is asked of AWS."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.client import BaseClient

from accounts.services import rates


@contextmanager
def counted_requests(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The operations that are asked of AWS meanwhile."""
    # The thirtieth read of a minute is told to a table. Reads of the tests before must not make it one of ours.
    monkeypatch.setattr(rates, "_minute", rates._Minute())
    seen: list[str] = []
    ask = BaseClient._make_api_call  # type: ignore[attr-defined]  # the stubs leave it out

    def note(client: BaseClient, operation: str, parameters: Any) -> Any:
        seen.append(operation)
        return ask(client, operation, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", note)
        yield seen
