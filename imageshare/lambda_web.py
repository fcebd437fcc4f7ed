"""The web function's entry point on Lambda: starts Django once a sandbox, then answers what API Gateway brings."""

import gc
import json
import logging
from importlib import import_module
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings

from imageshare.edge import NotThroughCloudFront, as_sent_by_source, as_sent_by_viewer

# Bytes of JSON that Lambda takes from a function. Beyond that it would answer for us, in words that help nobody.
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
LARGEST_ANSWER: Final = 6 * 1024 * 1024
# A character of a body can become six, as in \u0007.
_SURELY_FITS: Final = LARGEST_ANSWER // 6 - 64 * 1024
log = logging.getLogger(__name__)

# What a start makes is there to stay: looking for garbage in it, then and later, takes time and finds none.
gc.disable()
_zappa = import_module("zappa.handler").LambdaHandler(settings_name="imageshare.zappa_runtime")
# Without Zappa's middleware, which is for gateways that take one value a header and doubles every Set-Cookie.
_zappa.wsgi_app = import_module("imageshare.wsgi").application
# Django would load them for the first request, which somebody waits for.
import_module("imageshare.urls")
gc.freeze()
gc.enable()


def handle(event: dict[str, Any], context: object) -> Any:
    """Requests only: Zappa's own handler would also run any Python that an event brings."""
    if "httpMethod" not in event:
        raise ValueError("This function answers requests of API Gateway only.")
    try:
        answer = _zappa.handler(_sent(event), context)
    except NotThroughCloudFront:
        return _error(403, "client_error", "not_through_the_site", f"This is at {settings.SITE_URL}.")
    return answer if _fits(answer) else _too_large(event)


def _sent(event: dict[str, Any]) -> dict[str, Any]:
    if settings.CLOUDFRONT:
        return as_sent_by_viewer(event, secrets=settings.ORIGIN_SECRETS, host=urlsplit(settings.SITE_URL).netloc)
    return as_sent_by_source(event)


def _fits(answer: dict[str, Any]) -> bool:
    return len(answer.get("body", "")) < _SURELY_FITS or len(json.dumps(answer)) <= LARGEST_ANSWER


def _too_large(event: dict[str, Any]) -> dict[str, Any]:
    """Only the API answers with as much as its caller asks for, so this is in the API's shape of errors."""
    log.error("an answer is larger than Lambda takes", extra={"path": event.get("path")})
    words = "This answer would be larger than the 6 MB that can be sent. Ask for less at once."
    return _error(500, "server_error", "answer_too_large", words)


def _error(status: int, kind: str, code: str, words: str) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return {
        "statusCode": status,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "body": json.dumps({"type": kind, "errors": [{"code": code, "detail": words, "attr": None}]}),
        "isBase64Encoded": False,
    }
