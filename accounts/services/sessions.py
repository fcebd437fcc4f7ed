"""A person's sessions: where they are signed in, and ending it, here or everywhere."""

import hashlib
import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.utils import timezone

from accounts import cognito
from accounts.errors import NotFound
from accounts.services.devices import UNKNOWN
from accounts.tables.profiles import Profile
from accounts.tables.sessions import Session, session_hash

logger = logging.getLogger(__name__)

LISTED: Final = 100  # the newest; whoever has more signs out everywhere


@dataclass(frozen=True)
class LiveSession:
    """A browser that is signed in. Nothing here opens the session, and nothing is the key of its row."""

    id: str
    device: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    is_current: bool


def sessions_list(*, user_id: str, current_key: str | None = None) -> list[LiveSession]:
    """The newest first; `current_key` is that of the asking browser, if it is a browser."""
    current = session_hash(current_key) if current_key else None
    return [_live(row, current) for row in Session.of_user(user_id, now=timezone.now(), limit=LISTED)]


def session_revoke(*, user_id: str, session_id: str, current_key: str | None = None) -> LiveSession:
    """Sign one browser out, at once; its refresh token goes with the row. Answers which it was.

    Raises NotFound if the person has no such session.
    """
    current = session_hash(current_key) if current_key else None
    for row in Session.of_user(user_id, now=timezone.now(), limit=LISTED):
        if _public_id(row.key_hash) == session_id:
            row.revoke()
            return _live(row, current)
    raise NotFound("There is no such session.")


def sessions_revoke_all(*, user_id: str) -> int:
    """Sign the person out everywhere, at once: sessions, refresh tokens, access tokens; personal tokens stay.

    Answers how many sessions that ended. Cognito comes first, because whoever still has a refresh token could sign in
    again: if it does not answer (Unavailable), nothing has ended and the person can ask again.
    """
    try:
        cognito.sign_out_everywhere(user_id=user_id)
    except NotFound:
        logger.info("Somebody without an account at Cognito signs out everywhere")
    # This alone ends them all, also a session that the index does not show yet; the rows are then of no use.
    Profile.sign_out(user_id, at=time.time())
    return Session.remove_all_of_user(user_id)


def _live(row: Session, current_hash: str | None) -> LiveSession:
    return LiveSession(
        id=_public_id(row.key_hash),
        device=row.device or UNKNOWN,
        created_at=row.created_at,
        last_seen_at=datetime.fromtimestamp(row.seen_at or row.created_at.timestamp(), tz=UTC),
        expires_at=datetime.fromtimestamp(row.expires_at, tz=UTC),
        is_current=row.key_hash == current_hash,
    )


def _public_id(key_hash: str) -> str:
    return hashlib.sha256(f"session id {key_hash}".encode()).hexdigest()[:32]
