"""What the refusals of the domain are over HTTP: the one table that says so."""

from typing import Any, Final

from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions, status

from accounts.errors import (
    Conflict,
    DomainError,
    Forbidden,
    Gone,
    Invalid,
    LimitReached,
    NotFound,
    PreconditionFailed,
    Unavailable,
)
from accounts.services.idempotency import KeyReused, StillRunning


class ConflictResponse(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"
    wait: int | None = None


class PreconditionFailedResponse(exceptions.APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "precondition_failed"


class KeyReusedResponse(exceptions.APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "idempotency_key_reused"


class GoneResponse(exceptions.APIException):
    status_code = status.HTTP_410_GONE
    default_code = "gone"


class UnavailableResponse(exceptions.APIException):
    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "unavailable"


class DomainExceptionHandler(ExceptionHandler):
    """Turns a DomainError into the response of its kind, before the library shapes it."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if isinstance(exc, DomainError):
            return _response_of(exc)
        converted: Exception = super().convert_known_exceptions(exc)
        return converted


# The first that fits; what needs more than its words is in `_response_of`.
_KINDS: Final[tuple[tuple[type[DomainError], type[exceptions.APIException]], ...]] = (
    (Invalid, exceptions.ValidationError),
    (NotFound, exceptions.NotFound),
    (Forbidden, exceptions.PermissionDenied),
    (Conflict, ConflictResponse),
    (Gone, GoneResponse),
    (PreconditionFailed, PreconditionFailedResponse),
    (KeyReused, KeyReusedResponse),
    (Unavailable, UnavailableResponse),
    (DomainError, exceptions.APIException),
)


def _response_of(error: DomainError) -> exceptions.APIException:
    detail: Any = error.detail
    match error:
        case Invalid(field=str(field)):
            return exceptions.ValidationError({field: [exceptions.ErrorDetail(detail, error.code)]})
        case LimitReached(retry_after=wait):
            throttled = exceptions.Throttled(wait, detail, error.code)
            # DRF appends its own sentence about the wait; ours says it already.
            throttled.detail = exceptions.ErrorDetail(detail, error.code)
            return throttled
        case StillRunning(retry_after=wait):
            conflict = ConflictResponse(detail, error.code)
            conflict.wait = wait  # the library makes Retry-After of it
            return conflict
    return next(response(detail, error.code) for kind, response in _KINDS if isinstance(error, kind))
