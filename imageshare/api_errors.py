"""What the refusals of the domain are over HTTP: the one table that says so."""

from typing import Any, Final

from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions, status

from accounts.errors import Conflict, DomainError, Forbidden, Invalid, LimitReached, NotFound, Unavailable
from gallery.errors import PreconditionFailed


class ConflictResponse(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class PreconditionFailedResponse(exceptions.APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "precondition_failed"


class UnavailableResponse(exceptions.APIException):
    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "unavailable"


# Refusals that say no more than their words.
_PLAIN: Final[dict[type[DomainError], type[exceptions.APIException]]] = {
    NotFound: exceptions.NotFound,
    Forbidden: exceptions.PermissionDenied,
    Conflict: ConflictResponse,
    PreconditionFailed: PreconditionFailedResponse,
    Unavailable: UnavailableResponse,
}


class DomainExceptionHandler(ExceptionHandler):
    """Turns a DomainError into the response of its kind, before the library shapes it."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if isinstance(exc, DomainError):
            return _response_of(exc)
        converted: Exception = super().convert_known_exceptions(exc)
        return converted


def _response_of(error: DomainError) -> exceptions.APIException:
    detail: Any = error.detail
    match error:
        case Invalid(field=str(field)):
            return exceptions.ValidationError({field: [exceptions.ErrorDetail(detail, error.code)]})
        case Invalid():
            return exceptions.ValidationError(detail, error.code)
        case LimitReached(retry_after=wait):
            throttled = exceptions.Throttled(wait, detail, error.code)
            # DRF appends its own sentence about the wait; ours says it already.
            throttled.detail = exceptions.ErrorDetail(detail, error.code)
            return throttled
        case _:
            response = next((one for kind, one in _PLAIN.items() if isinstance(error, kind)), exceptions.APIException)
            return response(detail, error.code)
