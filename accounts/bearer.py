"""The API's other way in: a Cognito access token in the Authorization header."""

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts import cognito
from accounts.errors import DomainError, NotFound, TokenRefused
from accounts.models import User
from accounts.services.profiles import FALLBACK_NAME, profile_ensure, profile_get
from accounts.tables.profiles import Profile
from accounts.tokens import AccessClaims, access_token_claims


class CognitoBearerAuthentication(BaseAuthentication):
    """Accepts access tokens of our own app client only. `request.auth` is the token."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        scheme, *rest = get_authorization_header(request).split() or [b""]
        if scheme.lower() != b"bearer":
            return None
        if len(rest) != 1 or not rest[0].isascii():
            raise AuthenticationFailed("The Authorization header must be `Bearer <access token>`.")
        token = rest[0].decode("ascii")
        try:
            claims = access_token_claims(token)
        except TokenRefused as error:
            raise AuthenticationFailed(error.detail) from error
        user = User.of(_profile_of(claims, token), groups=frozenset(claims.groups))
        if not user.is_active:
            raise AuthenticationFailed("This account is disabled.")
        return user, token

    def authenticate_header(self, request: Request) -> str:
        """RFC 6750: the error is named only to callers who did present a token."""
        return 'Bearer realm="api"' + (', error="invalid_token"' if get_authorization_header(request) else "")


def email_of(token: str) -> str | None:
    """The address of an access token's owner; None if the token has not got the scope to tell it."""
    return _attributes(token).get("email")


def _profile_of(claims: AccessClaims, token: str) -> Profile:
    """Made now if this person has only ever used the API."""
    try:
        return profile_get(user_id=claims.sub)
    except NotFound:
        return profile_ensure(user_id=claims.sub, display_name=_attributes(token).get("name", FALLBACK_NAME))


def _attributes(token: str) -> dict[str, str]:
    """Access tokens carry neither name nor address, and Cognito tells them only to tokens with the scope for it."""
    try:
        return cognito.attributes(access_token=token)
    except DomainError:
        return {}
