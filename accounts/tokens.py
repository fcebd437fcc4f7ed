"""Checking Cognito's tokens: signature, issuer, audience, purpose and time, against a cached key set.

PyJWT and its cryptography are loaded with the first token: they are a tenth of a cold start.
"""

import hmac
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from accounts.errors import TokenRefused, Unavailable

if TYPE_CHECKING:
    import jwt

ALGORITHM: Final = "RS256"  # the only one Cognito signs with; a token cannot choose another
LEEWAY_SECONDS: Final = 30  # between our clock and Cognito's
KEYS_LIFESPAN_SECONDS: Final = 3600
# A key id that is not in the cached set makes us fetch the set again, but no more often than this.
KEYS_COOLDOWN_SECONDS: Final = 10


@dataclass(frozen=True)
class IdClaims:
    """Who signed in. `auth_time` is epoch seconds."""

    sub: str
    email: str
    name: str
    groups: tuple[str, ...]
    auth_time: int


@dataclass(frozen=True)
class AccessClaims:
    """Whose access token it is."""

    sub: str
    groups: tuple[str, ...]


def id_token_claims(token: str, *, nonce: str | None) -> IdClaims:
    """Raises TokenRefused for anything amiss and Unavailable if the keys cannot be fetched.

    `nonce` is the sign-in attempt's; None for a token that came from a refresh, which carries none.
    """
    claims = _verified(token, use="id", audience=settings.COGNITO_CLIENT_ID)
    if nonce is not None and not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise TokenRefused("The token belongs to another sign-in.")
    email = claims.get("email")
    if not isinstance(email, str) or claims.get("email_verified") is not True:
        raise TokenRefused("The e-mail address of this account is not confirmed.")
    name, auth_time = claims.get("name"), claims.get("auth_time")
    return IdClaims(
        sub=claims["sub"],
        email=email,
        name=name if isinstance(name, str) else "",
        groups=_groups(claims),
        auth_time=auth_time if isinstance(auth_time, int) else int(claims["iat"]),
    )


def access_token_claims(token: str) -> AccessClaims:
    """Raises TokenRefused for anything amiss and Unavailable if the keys cannot be fetched."""
    claims = _verified(token, use="access", audience=None)
    if claims.get("client_id") != settings.COGNITO_CLIENT_ID:
        raise TokenRefused("The token was issued to another application.")
    return AccessClaims(sub=claims["sub"], groups=_groups(claims))


def _verified(token: str, *, use: str, audience: str | None) -> dict[str, Any]:
    import jwt  # noqa: PLC0415

    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key_of(token),
            algorithms=[ALGORITHM],
            issuer=settings.COGNITO_ISSUER,
            audience=audience,
            leeway=LEEWAY_SECONDS,
            # Cognito's access tokens name their client in `client_id` and have no `aud`.
            options={
                "require": ["exp", "iat", "iss", "sub", "token_use"],
                "verify_aud": audience is not None,
                "strict_aud": True,
            },
        )
    except jwt.PyJWTError as error:
        raise TokenRefused("The token is not valid, or no longer.") from error
    if claims["token_use"] != use:
        raise TokenRefused("The token is for another purpose.")
    if not claims["sub"]:
        raise TokenRefused("The token names nobody.")
    return claims


def _key_of(token: str) -> "jwt.PyJWK":
    import jwt  # noqa: PLC0415

    header = jwt.get_unverified_header(token)
    kid = header.get("kid")
    # Looked at first, so that a forged header costs us no request for keys.
    if header.get("alg") != ALGORITHM or not isinstance(kid, str):
        raise TokenRefused("The token is signed in a way that is not accepted.")
    try:
        return _keys(settings.COGNITO_JWKS_URL).get_signing_key(kid)
    except (jwt.PyJWKClientConnectionError, ValueError) as error:  # no answer, or one that is no JSON
        raise Unavailable from error


@cache
def _keys(url: str) -> "jwt.PyJWKClient":
    """One a process, so that a checked token rarely costs a request."""
    import jwt  # noqa: PLC0415

    return jwt.PyJWKClient(
        url,
        lifespan=KEYS_LIFESPAN_SECONDS,
        timeout=settings.OIDC_TIMEOUT,
        cooldown_duration=KEYS_COOLDOWN_SECONDS,
    )


def _groups(claims: dict[str, Any]) -> tuple[str, ...]:
    groups = claims.get("cognito:groups")
    return tuple(group for group in groups if isinstance(group, str)) if isinstance(groups, list) else ()
