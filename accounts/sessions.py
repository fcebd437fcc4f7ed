"""Django's session engine on DynamoDB: nothing is written for visitors, and a revoked session is dead at once."""

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, CreateError, SessionBase, UpdateError
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.errors import Conflict, NotFound
from accounts.tables.sessions import Session

# The session's key for {"since": when it was signed in, "at": when it was last seen, to the hour, "device": in words}.
SEEN = "seen"
KEY_LENGTH = 32  # of 36 characters each: 165 bits, so a new key need not be looked up before it is taken


class SessionStore(SessionBase):
    """One read when a request first looks at its session, one write when it changed it."""

    closed_for: str | None = None  # once loaded: whose this session was when they were shut out

    def load(self) -> dict[str, Any]:
        row = Session.find(self.session_key, now=timezone.now()) if self.session_key else None
        if row is not None and row.is_closed:
            # The browser keeps its key, which shows who may appeal. Nothing is ever written under it again.
            self.closed_for = row.user_id
            return {}
        if row is None:
            # As Django's own engines do: a key that opens nothing is never taken over as the key of a new session.
            self._session_key = None
            return {}
        data: dict[str, Any] = self.decode(row.data)
        return data

    def exists(self, session_key: str) -> bool:
        return Session.find(session_key, now=timezone.now()) is not None

    def create(self) -> None:
        while True:
            self._session_key = get_random_string(KEY_LENGTH, VALID_KEY_CHARS)
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Raises CreateError if `must_create` and the key is in use, UpdateError if the session is over."""
        if self.session_key is None:
            self.create()
            return
        values: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # the stubs leave it out
        now: datetime = timezone.now()
        write, refused, refusal = (
            (Session.create, Conflict, CreateError) if must_create else (Session.replace, NotFound, UpdateError)
        )
        try:
            write(
                self.session_key,
                user_id=values.get(SESSION_KEY),
                device=values.get(SEEN, {}).get("device"),
                seen_at=values.get(SEEN, {}).get("at"),
                data=self.encode(values),
                expires_at=self.get_expiry_date(modification=now),
                now=now,
            )
        except refused:
            raise refusal from None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.remove(key)

    @classmethod
    def clear_expired(cls) -> None:
        """Nothing to do: DynamoDB removes rows past their time, and until then they count as absent."""
