"""The web function's entry point on Lambda: starts Django once a sandbox, then answers what API Gateway brings."""

from typing import Any

from zappa.handler import LambdaHandler

_zappa = LambdaHandler(settings_name="imageshare.zappa_runtime")


def handle(event: dict[str, Any], context: object) -> Any:
    """Requests only: Zappa's own handler would also run any Python that an event brings."""
    if "httpMethod" not in event:
        raise ValueError("This function answers requests of API Gateway only.")
    return _zappa.handler(event, context)
