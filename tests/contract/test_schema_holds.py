"""Requests that the schema allows, and some that it does not, made up by the hundred and sent as a signed-in person.

Nothing that is sent may end in an error of ours, in a status that the schema does not name, or in another shape.
"""

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from tests.accounts.people import bearer, create_person

EXAMPLES = 6

django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Says where the caller is, as every server does and the test client does not: some tries are counted by it."""
    return django({"REMOTE_ADDR": "127.0.0.1", **environ}, start_response)


# One test an operation, so the schema is asked for as this module is loaded.
api = schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application)


@pytest.fixture(scope="module")
def token() -> str:
    """Of somebody who has nothing yet; what the requests make is theirs."""
    return bearer(create_person("Fuzz"))


@pytest.fixture(scope="module")
def last_token() -> str:
    """For what ends the token that it is asked with: all others would be answered 401 then, which shows nothing."""
    return bearer(create_person("Fuzz"))


@api.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_api_answers_as_its_schema_says(case: Any, token: str, last_token: str) -> None:
    ends_all = case.operation.path == "/api/v1/me/sessions/revoke-all"
    case.call_and_validate(
        headers={"Authorization": f"Bearer {last_token if ends_all else token}"},
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )
