"""The API's other ways in, in the Authorization header: a personal API token, or a Cognito access token."""

from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts import cognito
from accounts.errors import DomainError, NotFound, TokenRefused
from accounts.models import User
from accounts.services.api_tokens import api_token_check
from accounts.services.profiles import FALLBACK_NAME, profile_ensure, profile_get
from accounts.services.scopes import scope_needed
from accounts.services.token_secrets import PREFIX
from accounts.tables.api_tokens import ApiToken
from accounts.tables.profiles import Profile
from accounts.tokens import AccessClaims, access_token_claims

_REALM = 'Bearer realm="api"'


class ScopeMissing(exceptions.PermissionDenied):
    """RFC 6750, 3.1: the token is good, but not for this."""

    default_code = "insufficient_scope"

    def __init__(self, scope: str | None) -> None:
        if scope is None:
            super().__init__("No token may do this. Sign in.")
            self.auth_header = f'{_REALM}, error="insufficient_scope"'
        else:
            super().__init__(f"This token has not got the scope `{scope}`, which this needs.")
            self.auth_header = f'{_REALM}, error="insufficient_scope", scope="{scope}"'


class BearerAuthentication(BaseAuthentication):
    """What both kinds have in common."""

    def authenticate_header(self, request: Request) -> str:
        """RFC 6750: the error is named only to callers who did present a token."""
        return _REALM + (', error="invalid_token"' if get_authorization_header(request) else "")


class ApiTokenAuthentication(BearerAuthentication):
    """Accepts personal API tokens, for what their scopes allow. `request.auth` is the token's row.

    The scope is checked here, and not by a permission class, so that no view can forget it.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        token = _presented(request)
        if token is None or not token.startswith(PREFIX):
            return None
        try:
            row = api_token_check(token)
            user = User.of(profile_get(user_id=row.user_id))
        except (TokenRefused, NotFound) as error:
            raise AuthenticationFailed(error.detail) from error
        _refuse_if_disabled(user)
        if user.profile.is_leaving:
            raise AuthenticationFailed("The tokens of an account that is leaving are revoked.")
        scope = scope_needed(str(request.method), request.path_info)
        if scope is None or scope not in row.scopes:
            raise ScopeMissing(scope)
        return user, row


class CognitoBearerAuthentication(BearerAuthentication):
    """Accepts access tokens of our own app client only. `request.auth` is the token."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        token = _presented(request)
        if token is None:
            return None
        try:
            claims = access_token_claims(token)
        except TokenRefused as error:
            raise AuthenticationFailed(error.detail) from error
        user = User.of(_profile_of(claims, token), groups=frozenset(claims.groups))
        _refuse_if_disabled(user)
        if user.profile.was_signed_out_since(claims.issued_at):
            raise AuthenticationFailed("This sign-in was ended.")
        return user, token


def email_of(token: str) -> str | None:
    """The address of an access token's owner; None if the token has not got the scope to tell it."""
    return _attributes(token).get("email")


def _presented(request: Request) -> str | None:
    """What follows `Bearer`; None if the caller shows nothing, or something of another kind."""
    scheme, *rest = get_authorization_header(request).split() or [b""]
    if scheme.lower() != b"bearer":
        return None
    if len(rest) != 1 or not rest[0].isascii():
        raise AuthenticationFailed("The Authorization header must be `Bearer <token>`.")
    return rest[0].decode("ascii")


def _refuse_if_disabled(user: User) -> None:
    if not user.is_active:
        raise AuthenticationFailed("This account is disabled.")


def _profile_of(claims: AccessClaims, token: str) -> Profile:
    """Made now if this person has only ever used the API. Who is erased keeps a profile until such tokens are over."""
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
