"""What endpoints say of themselves to the API's schema, kept aside until somebody asks for the schema.

drf-spectacular's own decorator of endpoints loads the whole library, which is a seventh of a cold start that no request
but the schema's needs.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Final, TypeVar

from drf_spectacular.utils import extend_schema

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

_kept: Final[list[tuple[Callable[..., Any], dict[str, Any]]]] = []
_lock: Final = Lock()


def documented(**about: Any) -> Callable[[Endpoint], Endpoint]:
    """drf-spectacular's `extend_schema`, put off; the same arguments."""

    def keep(endpoint: Endpoint) -> Endpoint:
        _kept.append((endpoint, about))
        return endpoint

    return keep


def tell() -> None:
    """Pass on what was kept; once the URLs are loaded, that is everything."""
    with _lock:
        while _kept:
            endpoint, about = _kept.pop()
            extend_schema(**about)(endpoint)
