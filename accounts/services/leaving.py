"""Leaving: asking for the end of one's account, and thinking better of it while there is time.

What is to be erased belongs to the gallery; accounts stand below it, so the settings name who knows it.
"""

import re
import time
from datetime import datetime
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from accounts.errors import Forbidden
from accounts.services.api_tokens import api_tokens_revoke_all
from accounts.services.scopes import API_PATH, READ, scope_needed
from accounts.services.sessions import sessions_revoke_all

RECENT_SECONDS: Final = 15 * 60

# Besides reading: taking everything along, asking again, staying, and ending sessions.
_ALLOWED: Final = re.compile(r"me/(exports|restoration|sessions(/.*)?)")


class SignInTooOld(Forbidden):
    """What cannot be undone takes somebody who has just shown who they are, not an unattended browser."""

    code = "sign_in_too_old"

    def __init__(self) -> None:
        super().__init__("Sign out, sign in again, and repeat this within a quarter of an hour.")


class AccountLeaving(Forbidden):
    """Until the account ends, or its person stays, it is only there to be looked at."""

    code = "account_leaving"

    def __init__(self) -> None:
        super().__init__("This account is leaving and takes no changes. Stay first.")


def account_leave(*, user_id: str, authenticated_at: int | None) -> tuple[datetime, str]:
    """Hide the person and have everything of theirs erased once the time to think is over: when, and the report's URL.

    From now on nobody is signed in as them and no token of theirs works; they may sign in again, and stay. Asked again,
    it changes nothing. Raises SignInTooOld; Unavailable, and then it can be asked for again.
    """
    if authenticated_at is None or authenticated_at < time.time() - RECENT_SECONDS:
        raise SignInTooOld
    sessions_revoke_all(user_id=user_id)
    leaving_at, erasure_id = import_string(settings.ERASURE_REQUEST)(user_id=user_id)
    api_tokens_revoke_all(user_id=user_id)
    return leaving_at, report_url(erasure_id)


def account_stay(*, user_id: str) -> None:
    """Take it back: everything is as it was, but for sessions and tokens. Raises Conflict once erasing has begun."""
    import_string(settings.ERASURE_CALL_OFF)(user_id=user_id)


def leaving_check(*, method: str, path: str) -> None:
    """Raises AccountLeaving for a request that somebody who is leaving may not make."""
    below = path.removeprefix(API_PATH)
    is_leave = (method, below) == ("DELETE", "me")
    if method in ("GET", "HEAD", "OPTIONS") or is_leave or _ALLOWED.fullmatch(below):
        return
    if scope_needed(method, path) != READ:
        raise AccountLeaving


def report_url(erasure_id: str) -> str:
    """Where whoever knows it reads what has been erased, also when the account is gone."""
    return f"{settings.SITE_ORIGIN}{reverse('erasure', args=[erasure_id])}"
