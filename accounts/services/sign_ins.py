"""What a session remembers of its sign-in, and asking Cognito now and then whether it still holds.

Somebody who is disabled in Cognito, or leaves a group there, keeps a session or the group's rights here for at most
the time between two such questions: five minutes for members of a group, an hour for everybody else.
"""

import logging
import time
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from accounts import cognito
from accounts.errors import DomainError, Unavailable
from accounts.tokens import IdClaims, id_token_claims

logger = logging.getLogger(__name__)

CHECK_SECONDS: Final = 3600
CHECK_GROUPS_SECONDS: Final = 300
RETRY_SECONDS: Final = 60


@dataclass(frozen=True)
class SignIn:
    """`auth_time` and `check_at` are epoch seconds."""

    email: str
    groups: tuple[str, ...]
    auth_time: int
    refresh_token: str
    check_at: float

    @classmethod
    def of(cls, claims: IdClaims, *, refresh_token: str) -> Self:
        wait = CHECK_GROUPS_SECONDS if claims.groups else CHECK_SECONDS
        return cls(claims.email, claims.groups, claims.auth_time, refresh_token, time.time() + wait)

    @classmethod
    def from_session(cls, stored: Any) -> Self | None:
        """None for what another version of this program left there: its owner signs in again."""
        try:
            return cls(**{**stored, "groups": tuple(stored["groups"])})
        except (KeyError, TypeError):
            return None


def sign_in_check(sign_in: SignIn, *, user_id: str) -> SignIn | None:
    """The sign-in as Cognito sees it now, if it is time to ask; None if Cognito has ended it.

    While Cognito does not answer people stay signed in, but without the rights of their groups.
    """
    if time.time() < sign_in.check_at:
        return sign_in
    try:
        claims = id_token_claims(cognito.refresh(refresh_token=sign_in.refresh_token), nonce=None)
    except Unavailable:
        logger.warning("Cognito did not answer; groups are withheld for now")
        return replace(sign_in, groups=(), check_at=time.time() + RETRY_SECONDS)
    except DomainError as error:
        logger.info("A sign-in ended: %s", error.code)
        return None
    if claims.sub != user_id:
        return None
    # Whoever holds a refresh token has proven nothing anew.
    return replace(SignIn.of(claims, refresh_token=sign_in.refresh_token), auth_time=sign_in.auth_time)
