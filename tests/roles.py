"""Lets one test process act under the AWS role of another, through the very profiles that the processes use."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import boto3

from accounts import cognito
from accounts.tables import table
from gallery import messages
from gallery.events import queue
from gallery.storage import client, presign


@dataclass
class _Clients:
    """The AWS clients of one role, kept: making them anew asks for credentials and parses the services' models."""

    session: boto3.Session | None = None
    connections: dict[type[table.Table], Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


_clients: Final[dict[str, _Clients]] = {}


@contextmanager
def acting_as(process: str) -> Iterator[None]:
    """Run the block as `web`, `worker`, `jobs` or `operator`: every AWS client is one of that role."""
    before = os.environ["AWS_PROFILE"]
    _change_to(f"imageshare-{process}")
    try:
        yield
    finally:
        _change_to(before)


def _change_to(profile: str) -> None:
    left = _clients_of(os.environ["AWS_PROFILE"])
    left.session = boto3.DEFAULT_SESSION
    left.connections = {model: model._connection for model in _models()}
    os.environ["AWS_PROFILE"] = profile
    entered = _clients_of(profile)
    boto3.DEFAULT_SESSION = entered.session
    for model in _models():
        model._connection = entered.connections.get(model)


def _models() -> list[type[table.Table]]:
    return table.Table.__subclasses__()


def _clients_of(profile: str) -> _Clients:
    return _clients.setdefault(profile, _Clients())


def _once_a_role(made_once: Any) -> Callable[[], Any]:
    """What a function that makes one client a process returns, for the role that acts."""
    name, make = f"{made_once.__module__}.{made_once.__name__}", made_once.__wrapped__

    def made() -> Any:
        kept = _clients_of(os.environ["AWS_PROFILE"]).made
        if name not in kept:
            kept[name] = make()
        return kept[name]

    return made


def _keep_once_a_role(made_once: Any) -> None:
    """Put the kept clients in the place of this function, in whichever modules know it by name."""
    name, replacement = str(made_once.__name__), _once_a_role(made_once)
    for module in list(sys.modules.values()):
        if getattr(module, name, None) is made_once:
            setattr(module, name, replacement)


_keep_once_a_role(client.s3)
_keep_once_a_role(presign._credentials)
_keep_once_a_role(queue._sqs)
_keep_once_a_role(messages._sqs)
_keep_once_a_role(table.connection)
_keep_once_a_role(cognito._pool)
