"""A person's sessions: where they are signed in, and ending it everywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from accounts.tables.sessions import Session


@dataclass(frozen=True)
class LiveSession:
    """A browser that is signed in. Nothing here opens the session."""

    created_at: datetime
    expires_at: datetime


def sessions_list(*, user_id: str) -> list[LiveSession]:
    """Oldest first."""
    rows = Session.of_user(user_id, now=timezone.now())
    return [LiveSession(row.created_at, datetime.fromtimestamp(row.expires_at, tz=UTC)) for row in rows]


def sessions_revoke_all(*, user_id: str) -> int:
    """Sign the person out everywhere, at once; answers how many sessions that ended."""
    return Session.remove_all_of_user(user_id)
