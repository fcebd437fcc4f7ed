"""Cognito's API: the one place of accounts that knows boto3.

Most calls need no AWS credentials; the app client proves itself by its secret. Some are made with the role of the
process, about people whose password or token nobody has here. Every answer of Cognito becomes one of
`accounts.errors`, told apart finely; `services.registration` decides how much of that a visitor may learn.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from accounts.errors import (
    AccountExists,
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    LimitReached,
    NotFound,
    Unavailable,
)

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

_WRONG_CODE: Final = "This code is wrong or has expired."
_TOO_OFTEN: Final = "That was tried too often. Try again later."

_ERRORS: Final[dict[str, Callable[[], DomainError]]] = {
    "AliasExistsException": partial(AccountExists, "This address already has an account."),
    "CodeDeliveryFailureException": partial(Conflict, "The e-mail could not be sent."),
    "CodeMismatchException": partial(Invalid, _WRONG_CODE, field="code"),
    "ExpiredCodeException": partial(Invalid, _WRONG_CODE, field="code"),
    "InternalErrorException": Unavailable,
    "InvalidParameterException": partial(Conflict, "This is not possible for this account."),
    "InvalidPasswordException": partial(Invalid, "This password is not accepted. Choose another.", field="password"),
    "LimitExceededException": partial(LimitReached, _TOO_OFTEN),
    "NotAuthorizedException": partial(Forbidden, "This is not allowed for this account."),
    "PasswordHistoryPolicyViolationException": partial(Invalid, "Choose a password that is new.", field="password"),
    "TooManyFailedAttemptsException": partial(LimitReached, _TOO_OFTEN),
    "TooManyRequestsException": Unavailable,
    "UserNotConfirmedException": partial(Forbidden, "This account is not confirmed yet."),
    "UserNotFoundException": partial(NotFound, "There is no such account."),
    "UsernameExistsException": partial(AccountExists, "This address already has an account."),
}


def sign_up(*, name: str, email: str, password: str) -> None:
    """Make an unconfirmed account; Cognito mails a code. Raises AccountExists or Invalid(password)."""
    with _errors_translated():
        _client().sign_up(
            ClientId=settings.COGNITO_CLIENT_ID,
            SecretHash=_secret_hash(email),
            Username=email,
            Password=password,
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "name", "Value": name}],
        )


def confirm_sign_up(*, email: str, code: str) -> None:
    """Raises Invalid(code), NotFound, Forbidden if confirmed already, or LimitReached."""
    with _errors_translated():
        _client().confirm_sign_up(
            ClientId=settings.COGNITO_CLIENT_ID, SecretHash=_secret_hash(email), Username=email, ConfirmationCode=code
        )


def resend_code(*, email: str) -> None:
    """Mail the sign-up code again. Raises NotFound, Conflict if confirmed already, or LimitReached."""
    with _errors_translated():
        _client().resend_confirmation_code(
            ClientId=settings.COGNITO_CLIENT_ID, SecretHash=_secret_hash(email), Username=email
        )


def forgot_password(*, email: str) -> None:
    """Mail a code that allows a new password. Raises NotFound, Conflict if unconfirmed, Forbidden or LimitReached."""
    with _errors_translated():
        _client().forgot_password(ClientId=settings.COGNITO_CLIENT_ID, SecretHash=_secret_hash(email), Username=email)


def confirm_forgot_password(*, email: str, code: str, password: str) -> None:
    """Set a new password. Raises Invalid(code or password), NotFound, Forbidden or LimitReached."""
    with _errors_translated():
        _client().confirm_forgot_password(
            ClientId=settings.COGNITO_CLIENT_ID,
            SecretHash=_secret_hash(email),
            Username=email,
            ConfirmationCode=code,
            Password=password,
        )


def refresh(*, refresh_token: str) -> str:
    """A new ID token, with the person's groups as they are now. Raises Forbidden if revoked, disabled or deleted."""
    with _errors_translated():
        answer = _client().get_tokens_from_refresh_token(
            RefreshToken=refresh_token,
            ClientId=settings.COGNITO_CLIENT_ID,
            ClientSecret=settings.COGNITO_CLIENT_SECRET,
        )
    return answer["AuthenticationResult"]["IdToken"]


def revoke(*, refresh_token: str) -> None:
    """End the refresh token and the access tokens it gave."""
    with _errors_translated():
        _client().revoke_token(
            Token=refresh_token, ClientId=settings.COGNITO_CLIENT_ID, ClientSecret=settings.COGNITO_CLIENT_SECRET
        )


def attributes(*, access_token: str) -> dict[str, str]:
    """The token owner's attributes. Raises Forbidden if the token has not got the scope for that."""
    with _errors_translated():
        answer = _client().get_user(AccessToken=access_token)
    return {attribute["Name"]: attribute.get("Value", "") for attribute in answer["UserAttributes"]}


def is_enabled(*, user_id: str) -> bool:
    """Whether there is such an account, and it may be signed in to. Raises Unavailable."""
    try:
        with _errors_translated():
            answer = _pool().admin_get_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)
    except NotFound:
        return False
    return answer["Enabled"]


def email_of(*, user_id: str) -> str:
    """The address that the account has, empty if it has none. Raises NotFound or Unavailable."""
    with _errors_translated():
        answer = _pool().admin_get_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)
    return next((one.get("Value", "") for one in answer["UserAttributes"] if one["Name"] == "email"), "")


def groups(*, user_id: str) -> frozenset[str]:
    """The groups that the person is in at this moment, of the first sixty. Raises NotFound or Unavailable."""
    with _errors_translated():
        answer = _pool().admin_list_groups_for_user(
            UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id, Limit=60
        )
    return frozenset(group["GroupName"] for group in answer["Groups"])


def sign_out_everywhere(*, user_id: str) -> None:
    """End every refresh token of the person, whichever program holds it. Raises NotFound or Unavailable."""
    with _errors_translated():
        _pool().admin_user_global_sign_out(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)


def account_delete(*, user_id: str) -> None:
    """Delete the account, its address and password for good. Raises NotFound or Unavailable."""
    with _errors_translated():
        _pool().admin_delete_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)


def account_disable(*, user_id: str) -> None:
    """Nobody signs in to it any more, and no refresh token is worth anything. Raises NotFound or Unavailable."""
    with _errors_translated():
        _pool().admin_disable_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)


def account_enable(*, user_id: str) -> None:
    """Take that back. Raises NotFound or Unavailable."""
    with _errors_translated():
        _pool().admin_enable_user(UserPoolId=settings.COGNITO_USER_POOL_ID, Username=user_id)


@contextmanager
def _errors_translated() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        known = _ERRORS.get(error.response["Error"]["Code"])
        if known is None:
            raise
        raise known() from error
    except BotoCoreError as error:
        raise Unavailable from error


def _secret_hash(username: str) -> str:
    """Cognito's proof that the caller has the client's secret: docs.aws.amazon.com/cognito, "Computing secret hash"."""
    message = f"{username}{settings.COGNITO_CLIENT_ID}".encode()
    digest = hmac.digest(settings.COGNITO_CLIENT_SECRET.encode(), message, hashlib.sha256)
    return base64.b64encode(digest).decode()


@cache
def _client() -> "CognitoIdentityProviderClient":
    """Signs nothing: for what anybody may call."""
    return _connect(Config(signature_version=UNSIGNED))


@cache
def _pool() -> "CognitoIdentityProviderClient":
    """Signs with the role of the process."""
    return _connect(Config())


def _connect(config: Config) -> "CognitoIdentityProviderClient":
    patience = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 2})
    return boto3.client("cognito-idp", region_name=settings.AWS_REGION, config=config.merge(patience))
