"""One log line a request, and an id that every other line of it carries."""

import logging
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bound_contextvars
from ulid import ULID

log = logging.getLogger(__name__)

HEADER: Final = "X-Request-ID"


class RequestLog:
    """Lambda's own id where there is one, so that its lines and ours meet; never one that a caller sends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = getattr(request.META.get("lambda.context"), "aws_request_id", None) or str(ULID())
        started = time.perf_counter()
        # The path alone: a query may hold an authorization code.
        with bound_contextvars(request_id=request_id, method=request.method, path=request.path_info):
            response = self.get_response(request)
            took = round((time.perf_counter() - started) * 1000)
            level = logging.DEBUG if request.path_info in ("/healthz", "/readyz") else logging.INFO
            log.log(level, "request", extra={"status": response.status_code, "duration_ms": took})
        response.headers[HEADER] = request_id
        return response
