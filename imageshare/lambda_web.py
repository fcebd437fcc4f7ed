"""The web function's entry point on Lambda: starts Django once a sandbox, then answers what API Gateway brings."""

from typing import Any

from zappa.handler import LambdaHandler

FORWARDED = "x-forwarded-for"
_zappa = LambdaHandler(settings_name="imageshare.zappa_runtime")


def handle(event: dict[str, Any], context: object) -> Any:
    """Requests only: Zappa's own handler would also run any Python that an event brings."""
    if "httpMethod" not in event:
        raise ValueError("This function answers requests of API Gateway only.")
    return _zappa.handler(_from_its_source(event), context)


def _from_its_source(event: dict[str, Any]) -> dict[str, Any]:
    """Throttles count by address, so it has to be the one that API Gateway saw, not what a caller says of itself.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
    """
    address = event["requestContext"]["identity"]["sourceIp"]
    names = ("headers", "multiValueHeaders")
    claims = {name: {k: v for k, v in (event.get(name) or {}).items() if k.lower() != FORWARDED} for name in names}
    claims["headers"][FORWARDED] = address
    claims["multiValueHeaders"][FORWARDED] = [address]
    return {**event, **claims}
