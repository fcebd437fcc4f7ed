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
from pynamodb.models import Model

from accounts.errors import Conflict, NotFound
from accounts.tables.faults import (
    CONDITION_FAILED,
    CONNECT_SECONDS,
    READ_SECONDS,
    temporary_faults_as_unavailable,
)

_PAGE: Final = 100


class ByUserIndex(GlobalSecondaryIndex["Session"]):
    """A person's sessions, oldest first; sessions without a person are not in it."""

    class Meta:
        index_name = "by_user"
        projection = KeysOnlyProjection()

    user_id = UnicodeAttribute(hash_key=True)
    created_at = UTCDateTimeAttribute(range_key=True)


class Session(Model):
    """`data` is Django's signed session; `expires_at` is epoch seconds and counts as absence once past."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-sessions"
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    key_hash = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    data = UnicodeAttribute()
    expires_at = NumberAttribute()

    by_user = ByUserIndex()

    @classmethod
    def find(cls, key: str, *, now: datetime) -> Self | None:
        """The session that the browser's key opens, unless it is gone, revoked or past its time."""
        try:
            with temporary_faults_as_unavailable():
                row = cls.get(_hash(key), consistent_read=True)
        except DoesNotExist:
            return None
        return row if row.expires_at > now.timestamp() else None

    @classmethod
    def create(cls, key: str, *, user_id: str | None, data: str, expires_at: datetime, now: datetime) -> None:
        """Raises Conflict if the key is in use."""
        row = cls(_hash(key), user_id=user_id, created_at=now, data=data, expires_at=int(expires_at.timestamp()))
        try:
            with temporary_faults_as_unavailable():
                row.save(condition=cls.key_hash.does_not_exist())
        except PutError as error:
            if error.cause_response_code == CONDITION_FAILED:
                raise Conflict("This session key is in use.") from None
            raise

    @classmethod
    def replace(cls, key: str, *, user_id: str | None, data: str, expires_at: datetime, now: datetime) -> None:
        """Raises NotFound if the session was revoked or has expired: a write never brings one back."""
        actions: list[Action] = [
            cls.data.set(data),
            cls.expires_at.set(int(expires_at.timestamp())),
            cls.user_id.set(user_id) if user_id else cls.user_id.remove(),
        ]
        try:
            with temporary_faults_as_unavailable():
                cls(_hash(key)).update(actions=actions, condition=cls.expires_at > int(now.timestamp()))
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                raise NotFound("This session is over.") from None
            raise

    @classmethod
    def remove(cls, key: str) -> None:
        """Revoke the session that the key opens; one that is gone already is fine."""
        with temporary_faults_as_unavailable():
            cls(_hash(key)).delete()

    @classmethod
    def of_user(cls, user_id: str, *, now: datetime) -> list[Self]:
        """The person's live sessions, oldest first. What expired but was not swept yet is left out."""
        with temporary_faults_as_unavailable():
            hashes = [entry.key_hash for entry in cls.by_user.query(user_id, page_size=_PAGE)]
            rows = {row.key_hash: row for row in cls.batch_get(hashes, consistent_read=True)}
        found = (rows[key_hash] for key_hash in hashes if key_hash in rows)
        return [row for row in found if row.expires_at > now.timestamp()]

    @classmethod
    def remove_all_of_user(cls, user_id: str) -> int:
        """Revoke every session of the person; answers how many there were."""
        with temporary_faults_as_unavailable():
            entries = list(cls.by_user.query(user_id, page_size=_PAGE))
            for entry in entries:
                cls(entry.key_hash).delete()
        return len(entries)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
