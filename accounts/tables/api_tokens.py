"""The `api_tokens` table: one row a personal token, under a hash of it; `token_holders` says whose there are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError

from accounts.tables.faults import (
    CONDITION_FAILED,
    temporary_faults_as_unavailable,
)
from accounts.tables.table import Table


class ApiToken(Table):
    """What a token may do and until when; `expires_at` is epoch seconds and counts as absence once past."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-api_tokens"

    key_hash = UnicodeAttribute(hash_key=True)
    token_id = UnicodeAttribute()
    user_id = UnicodeAttribute()
    name = UnicodeAttribute()
    starts_with = UnicodeAttribute()
    scopes = UnicodeSetAttribute()
    created_at = UTCDateTimeAttribute()
    expires_at = NumberAttribute()
    last_used_at = UTCDateTimeAttribute(null=True)

    @classmethod
    def find(cls, key_hash: str, *, now: datetime) -> Self | None:
        """The token as it is at this moment, unless it is revoked or past its time."""
        try:
            with temporary_faults_as_unavailable():
                row = cls.get(key_hash, consistent_read=True)
        except DoesNotExist:
            return None
        return row if row.is_live(now) else None

    @classmethod
    def find_many(cls, hashes: Iterable[str], *, now: datetime) -> list[Self]:
        """Those that are live, oldest first; one BatchGetItem, for there are never more than a person may have."""
        with temporary_faults_as_unavailable():
            found = [row for row in cls.batch_get(list(hashes), consistent_read=True) if row.is_live(now)]
        return sorted(found, key=lambda row: row.token_id)

    def is_live(self, now: datetime) -> bool:
        return bool(self.expires_at > now.timestamp())

    def use(self, *, now: datetime, unless_since: datetime) -> bool:
        """Note that it was used; False if another request noted that after `unless_since`, or it was revoked."""
        unseen = ApiToken.last_used_at.does_not_exist() | (ApiToken.last_used_at < unless_since)
        try:
            with temporary_faults_as_unavailable():
                self.update(actions=[ApiToken.last_used_at.set(now)], condition=ApiToken.key_hash.exists() & unseen)
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                return False
            raise
        return True

    def revoke(self) -> None:
        """One that is gone already is fine."""
        with temporary_faults_as_unavailable():
            self.delete()
