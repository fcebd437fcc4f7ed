"""Sign-in attempts under way: each in a signed cookie of its own, so that tabs do not disturb one another."""

import re
import secrets
import time
from dataclasses import asdict, dataclass
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

LIFETIME_SECONDS: Final = 600
MAX_OUTSTANDING: Final = 5
_SALT: Final = "accounts.attempts"
_STATE: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Attempt:
    """One trip to Cognito and back, begun at an epoch second; `next_path` is where on our site the person was going."""

    state: str
    nonce: str
    code_verifier: str
    next_path: str
    started_at: float


def attempt_start(*, next_path: str) -> Attempt:
    return Attempt(
        state=secrets.token_hex(16),
        nonce=secrets.token_urlsafe(24),
        code_verifier=secrets.token_urlsafe(48),  # 64 characters; RFC 7636 asks for 43 to 128
        next_path=next_path,
        started_at=time.time(),
    )


def attempt_remember(request: HttpRequest, response: HttpResponse, attempt: Attempt) -> None:
    """Leave the attempt with the browser; of too many outstanding ones the oldest are forgotten."""
    names = [name for name in request.COOKIES if name.startswith(_prefix())]
    names.sort(key=lambda name: found.started_at if (found := _read(request, name)) else 0)
    for name in names[: max(0, len(names) - MAX_OUTSTANDING + 1)]:
        _delete(response, name)
    response.set_cookie(
        _prefix() + attempt.state,
        signing.dumps(asdict(attempt), salt=_SALT),
        max_age=LIFETIME_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",  # Cognito sends the browser back by a link, so Strict would lose it
    )


def attempt_find(request: HttpRequest, state: str) -> Attempt | None:
    """The attempt that this browser began under `state`, unless it is used, too old, or not ours."""
    if not _STATE.fullmatch(state):
        return None
    attempt = _read(request, _prefix() + state)
    return attempt if attempt and attempt.state == state else None


def attempt_forget(response: HttpResponse, state: str) -> None:
    """Used or refused: it cannot be presented again."""
    if _STATE.fullmatch(state):
        _delete(response, _prefix() + state)


def _prefix() -> str:
    # Browsers accept a __Host- cookie only from this very host, over TLS.
    return "__Host-sign-in-" if settings.SESSION_COOKIE_SECURE else "sign-in-"


def _read(request: HttpRequest, name: str) -> Attempt | None:
    try:
        return Attempt(**signing.loads(request.COOKIES.get(name, ""), salt=_SALT, max_age=LIFETIME_SECONDS))
    except (signing.BadSignature, TypeError):  # not ours, too old, or begun with another version of this program
        return None


def _delete(response: HttpResponse, name: str) -> None:
    response.delete_cookie(name, samesite="Lax")
