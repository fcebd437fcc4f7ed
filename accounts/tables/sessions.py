"""The `sessions` table: one row a signed-in browser, under a hash of its cookie.

A reader of the table cannot use what it finds: the key that opens a session is only in the browser.
"""

import hashlib
from datetime import datetime
from typing import Final, Self

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, PutError, UpdateError
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from accounts.errors import Conflict, NotFound
from accounts.tables.faults import (
    CONDITION_FAILED,
    temporary_faults_as_unavailable,
)
from accounts.tables.table import Table

_PAGE: Final = 100


class ByUserIndex(GlobalSecondaryIndex["Session"]):
    """A person's sessions by the time of their sign-in; sessions without a person are not in it."""

    class Meta:
        index_name = "by_user"
        projection = KeysOnlyProjection()

    user_id = UnicodeAttribute(hash_key=True)
    created_at = UTCDateTimeAttribute(range_key=True)


class Session(Table):
    """`data` is Django's signed session; `expires_at` is epoch seconds and counts as absence once past.

    `device` and `seen_at` (epoch seconds, to the hour) are for the person whose session it is. A session with
    `closed_at` was ended because its person was shut out: it opens nothing, and still says whose browser it was.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-sessions"

    key_hash = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    data = UnicodeAttribute()
    expires_at = NumberAttribute()
    device = UnicodeAttribute(null=True)
    seen_at = NumberAttribute(null=True)
    closed_at = UTCDateTimeAttribute(null=True)

    by_user = ByUserIndex()

    @classmethod
    def find(cls, key: str, *, now: datetime) -> Self | None:
        """The session of the browser's key, closed or not, unless it is gone, revoked or past its time."""
        try:
            with temporary_faults_as_unavailable():
                row = cls.get(session_hash(key), consistent_read=True)
        except DoesNotExist:
            return None
        return row if row.expires_at > now.timestamp() else None

    @property
    def is_closed(self) -> bool:
        closed_at: datetime | None = self.closed_at
        return closed_at is not None

    @classmethod
    def create(
        cls,
        key: str,
        *,
        user_id: str | None,
        data: str,
        expires_at: datetime,
        now: datetime,
        device: str | None = None,
        seen_at: int | None = None,
    ) -> None:
        """Raises Conflict if the key is in use."""
        row = cls(
            session_hash(key),
            user_id=user_id,
            created_at=now,
            data=data,
            expires_at=int(expires_at.timestamp()),
            device=device,
            seen_at=seen_at,
        )
        try:
            with temporary_faults_as_unavailable():
                row.save(condition=cls.key_hash.does_not_exist())
        except PutError as error:
            if error.cause_response_code == CONDITION_FAILED:
                raise Conflict("This session key is in use.") from None
            raise

    @classmethod
    def replace(
        cls,
        key: str,
        *,
        user_id: str | None,
        data: str,
        expires_at: datetime,
        now: datetime,
        device: str | None = None,
        seen_at: int | None = None,
    ) -> None:
        """Raises NotFound if the session was revoked or closed or has expired: a write never brings one back."""
        actions: list[Action] = [
            cls.data.set(data),
            cls.expires_at.set(int(expires_at.timestamp())),
            cls.user_id.set(user_id) if user_id else cls.user_id.remove(),
            cls.device.set(device) if device else cls.device.remove(),
            cls.seen_at.set(seen_at) if seen_at else cls.seen_at.remove(),
        ]
        live = (cls.expires_at > int(now.timestamp())) & cls.closed_at.does_not_exist()
        try:
            with temporary_faults_as_unavailable():
                cls(session_hash(key)).update(actions=actions, condition=live)
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                raise NotFound("This session is over.") from None
            raise

    @classmethod
    def remove(cls, key: str) -> None:
        """Revoke the session that the key opens; one that is gone already is fine."""
        cls(session_hash(key)).revoke()

    def revoke(self) -> None:
        with temporary_faults_as_unavailable():
            self.delete()

    @classmethod
    def of_user(cls, user_id: str, *, now: datetime, limit: int) -> list[Self]:
        """The newest of the person's live sessions, newest first. What is over but was not swept yet is left out."""
        with temporary_faults_as_unavailable():
            entries = cls.by_user.query(user_id, scan_index_forward=False, limit=limit, page_size=limit)
            hashes = [entry.key_hash for entry in entries]
            rows = {row.key_hash: row for row in cls.batch_get(hashes, consistent_read=True)}
        found = (rows[key_hash] for key_hash in hashes if key_hash in rows)
        return [row for row in found if row.expires_at > now.timestamp() and not row.is_closed]

    @classmethod
    def remove_all_of_user(cls, user_id: str) -> int:
        """Revoke every session of the person; answers how many there were."""
        with temporary_faults_as_unavailable():
            entries = list(cls.by_user.query(user_id, page_size=_PAGE))
            for entry in entries:
                cls(entry.key_hash).delete()
        return len(entries)

    @classmethod
    def close_all_of_user(cls, user_id: str, *, now: datetime) -> None:
        """End every session of the person, but keep until its time is over whose it was, and nothing else of it."""
        actions: list[Action] = [
            cls.closed_at.set(now),
            cls.data.set(""),
            cls.device.remove(),
            cls.seen_at.remove(),
        ]
        with temporary_faults_as_unavailable():
            for entry in list(cls.by_user.query(user_id, page_size=_PAGE)):
                try:
                    cls(entry.key_hash).update(actions=actions, condition=cls.key_hash.exists())
                except UpdateError as error:
                    if error.cause_response_code != CONDITION_FAILED:
                        raise


def session_hash(key: str) -> str:
    """What the table knows of a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()
