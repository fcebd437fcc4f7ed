"""Every operation of the schema, called by everybody there is."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.api_schema import operations
from tests.authorisation.rows import ROWS, Call
from tests.authorisation.scene import ROLES, Scene, make_scene

JSON = "application/json"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return make_scene()


def cells() -> Iterator[Any]:
    for name in ROWS:
        for role in ROLES:
            yield pytest.param(name, role, id=f"{name}-{role}")


def send(client: Client, method: str, path: str, call: Call, **headers: str) -> Any:
    url = path.format(**(call.path or {}))
    if method == "get":
        return client.get(url, call.query or {}, headers=headers)
    if call.query:
        url += f"?{urlencode(call.query)}"
    # An empty object is what a client sends that has nothing to say.
    return client.generic(method.upper(), url, json.dumps(dict(call.body or {})), content_type=JSON, headers=headers)


def test_every_operation_has_a_row() -> None:
    named = {name.partition(":")[0] for name in ROWS}
    assert named == set(operations()), "give each new operation a row in tests/authorisation/rows.py"


@pytest.mark.parametrize(("name", "role"), list(cells()))
def test_who_may_what(name: str, role: str, scene: Scene) -> None:
    row = ROWS[name]
    method, path, _ = operations()[name.partition(":")[0]]
    answer = send(scene.clients[role], method, path, row.call(scene))
    if row.signs_out:
        scene.sign_in_again(role)
    assert answer.status_code == row.expected[role], answer.content
