"""What every operation of the API has beyond REST framework's view: a rate, and POSTs that can be sent again safely."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.http.request import RawPostDataException
from django.http.response import HttpResponseBase
from rest_framework import views
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from accounts.services.idempotency import (
    HEADER,
    Answer,
    Running,
    idempotency_begin,
    idempotency_settle,
)
from accounts.services.leaving import leaving_check
from accounts.services.rates import PERIOD, Rate, RateExceeded, rate_take
from accounts.services.scopes import rate_kind


class _Repeated(Exception):
    """There is an answer to this request already, and nothing is to be carried out."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class APIView(views.APIView):  # noqa: TID251  # the one place that may
    """The base of every view below `/api/v1/`; a linter rule keeps REST framework's own from being used by mistake."""

    _rate: Rate | None = None
    _running: Running | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who it is, whether they may, how often; then, if the request is a repetition, what it was answered before."""
        super().initial(request, *args, **kwargs)
        if isinstance(request.user, User) and request.user.profile.is_leaving:
            leaving_check(method=str(request.method), path=request.path_info)
        key = request.headers.get(HEADER)
        if request.method != "POST" or key is None or not isinstance(request.user, User):
            return
        try:
            body = request.body
        except RawPostDataException:
            return  # a form, read by the check of its CSRF token; no operation takes forms
        begun = idempotency_begin(
            user_id=request.user.sub, method=request.method, path=request.path, key=key, body=body
        )
        if isinstance(begun, Answer):
            raise _Repeated(begun)
        self._running = begun

    def check_throttles(self, request: Request) -> None:
        """Count the request. Whoever is not signed in is not counted: they may nearly nothing."""
        super().check_throttles(request)
        if isinstance(request.user, User):
            kind = rate_kind(str(request.method), request.path_info)
            self._rate = rate_take(user_id=request.user.sub, kind=kind)

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, _Repeated):
            again = HttpResponse(exc.answer.content, status=exc.answer.status, content_type="application/json")
            again.headers["Idempotent-Replayed"] = "true"
            return again
        if isinstance(exc, RateExceeded):
            self._rate = exc.rate
        try:
            return super().handle_exception(exc)
        except Exception:
            self._settle(None)
            raise

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self._rate is not None:
            for name, value in _rate_fields(self._rate).items():
                response.headers[name] = value
        if self._running is not None:
            self._settle(response)
        return response

    def _settle(self, response: HttpResponseBase | None) -> None:
        """Keep the answer of a request that had a key; None if there is none."""
        if self._running is None:
            return
        running, self._running = self._running, None
        status, content = 500, None
        try:
            if isinstance(response, Response):
                response.render()  # now, because an answer that cannot be rendered is none
            if response is not None:
                status = response.status_code
                content = response.content if isinstance(response, HttpResponse) else None
        finally:
            idempotency_settle(running, status=status, content=content)


def _rate_fields(rate: Rate) -> Mapping[str, str]:
    """https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (version 08 and later)."""
    return {
        "RateLimit-Policy": f'"{rate.kind}";q={rate.limit};w={PERIOD}',
        "RateLimit": f'"{rate.kind}";r={rate.remaining};t={rate.reset}',
    }
