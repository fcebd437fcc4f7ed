"""The Cognito groups that mean something here, and whether somebody is in one at this moment."""

from typing import Final

from accounts import cognito
from accounts.errors import NotFound

MODERATORS: Final = "moderators"
ADMINISTRATORS: Final = "administrators"


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
