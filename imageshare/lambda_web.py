"""The web function's entry point on Lambda: starts Django once a sandbox, then answers what API Gateway brings."""

import json
import logging
from typing import Any, Final

from zappa.handler import LambdaHandler

from imageshare.wsgi import application

FORWARDED: Final = "x-forwarded-for"
# Bytes of JSON that Lambda takes from a function. Beyond that it would answer for us, in words that help nobody.
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
LARGEST_ANSWER: Final = 6 * 1024 * 1024
# A character of a body can become six, as in \u0007.
_SURELY_FITS: Final = LARGEST_ANSWER // 6 - 64 * 1024
log = logging.getLogger(__name__)
_zappa = LambdaHandler(settings_name="imageshare.zappa_runtime")
# Without Zappa's middleware, which is for gateways that take one value a header and doubles every Set-Cookie.
_zappa.wsgi_app = application


def handle(event: dict[str, Any], context: object) -> Any:
    """Requests only: Zappa's own handler would also run any Python that an event brings."""
    if "httpMethod" not in event:
        raise ValueError("This function answers requests of API Gateway only.")
    answer = _zappa.handler(_from_its_source(event), context)
    return answer if _fits(answer) else _too_large(event)


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


def _fits(answer: dict[str, Any]) -> bool:
    return len(answer.get("body", "")) < _SURELY_FITS or len(json.dumps(answer)) <= LARGEST_ANSWER


def _too_large(event: dict[str, Any]) -> dict[str, Any]:
    """Only the API answers with as much as its caller asks for, so this is in the API's shape of errors."""
    log.error("an answer is larger than Lambda takes", extra={"path": event.get("path")})
    words = "This answer would be larger than the 6 MB that can be sent. Ask for less at once."
    error = {"code": "answer_too_large", "detail": words, "attr": None}
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return {
        "statusCode": 500,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "body": json.dumps({"type": "server_error", "errors": [error]}),
        "isBase64Encoded": False,
    }
