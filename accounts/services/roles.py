"""The Cognito groups that mean something here, and whether somebody is in one at this moment."""

from typing import Final

from accounts import cognito
from accounts.errors import NotFound
from accounts.tables.profiles import Profile

MODERATORS: Final = "moderators"
ADMINISTRATORS: Final = "administrators"


def role_was_taken(*, user_id: str, role: str) -> bool:
    """Whether the person may not act in that role any more, by their row as it is at this moment."""
    profile = Profile.find(user_id)
    return profile is not None and (profile.is_shut_out or role in (profile.roles_taken or ()))


def roles_now(*, user_id: str, claimed: frozenset[str]) -> frozenset[str]:
    """Those of the `claimed` groups that the person is still in; Cognito is asked only if there are any.

    `claimed` comes from an ID token, which may be minutes old (docs/decisions/0007). Raises Unavailable if Cognito does
    not answer: nobody moderates on a guess.
    """
    if not claimed:
        return frozenset()
    try:
        return claimed & cognito.groups(user_id=user_id)
    except NotFound:
        return frozenset()
