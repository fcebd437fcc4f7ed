"""Who is shut out, and the address under which such a person reads why, and appeals, without signing in.

Cognito lets nobody in whose account is disabled, and does not look at their password. So what proves who they are is
what they had before: the browser they were signed in with, the sign-in of somebody who is only suspended, or an address
that an administrator sends to the account's own e-mail address.
"""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode

from accounts.tables.profiles import ERASING, Profile

KEY_SECONDS: Final = 30 * 24 * 3600
# Its page stands with moderation, above this app.
PAGE: Final = "appeal"
_SALT: Final = "accounts.shut_out"


def is_shut_out(*, user_id: str) -> bool:
    """Whether this person is banned, or suspended at this moment; of nobody who is being erased."""
    profile = Profile.find(user_id)
    return profile is not None and profile.is_shut_out and profile.state != ERASING


def shut_out_address(user_id: str) -> str:
    """Good for thirty days, for nothing but that page, and only while the person is shut out.

    The key is in the query, because paths are logged.
    """
    query = urlencode({"key": signing.dumps(user_id, salt=_SALT)})
    return f"{settings.SITE_ORIGIN}{reverse(PAGE)}?{query}"


def shut_out_person(key: str) -> str | None:
    """Whose address it is; None for one that nobody made, or that is too old."""
    try:
        user_id: str = signing.loads(key, salt=_SALT, max_age=KEY_SECONDS)
    except signing.BadSignature:
        return None
    return user_id
