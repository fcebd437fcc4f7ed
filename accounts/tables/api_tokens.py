"""The `api_tokens` table: a row for each personal token, under a hash of it, and one for each person who has any.

The person's row is what bounds how many there are: it is changed in the transaction that makes or revokes a token, so
requests at the same moment cannot get past the limit, and it is read consistently, which an index cannot be.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Self

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import (
    CONDITION_FAILED,
    CONNECT_SECONDS,
    READ_SECONDS,
    temporary_faults_as_unavailable,
)
from accounts.tables.transactions import transact, transact_if

_TABLE: Final = f"{settings.STACK_NAME}-api_tokens"


class ApiToken(Model):
    """What a token may do and until when; `expires_at` is epoch seconds and counts as absence once past."""

    class Meta:
        table_name = _TABLE
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

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


class TokenHolder(Model):
    """Which tokens a person has; `revision` grows with every change of that."""

    class Meta:
        table_name = _TABLE
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    key_hash = UnicodeAttribute(hash_key=True)
    hashes = UnicodeSetAttribute(null=True)
    revision = NumberAttribute(default=0)

    @classmethod
    def of(cls, user_id: str) -> Self:
        """As it is at this moment; of somebody who never had a token, a row that is not written yet."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(_holder_key(user_id), consistent_read=True)
        except DoesNotExist:
            return cls(_holder_key(user_id))


def token_add(token: ApiToken, *, holder: TokenHolder, kept: set[str]) -> bool:
    """Write a token that its person has besides those of `kept`; False if these changed since `holder` was read."""
    is_new = holder.revision == 0
    unchanged = TokenHolder.revision.does_not_exist() if is_new else TokenHolder.revision == holder.revision

    def fill(writes: TransactWrite) -> None:
        writes.save(token)
        writes.update(
            TokenHolder(holder.key_hash),
            actions=[TokenHolder.hashes.set(kept | {token.key_hash}), TokenHolder.revision.set(holder.revision + 1)],
            condition=unchanged,
        )

    return transact_if(fill)


def token_remove(token: ApiToken) -> None:
    """Revoke the token; one that is gone already is fine."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(ApiToken(token.key_hash))
        writes.update(
            TokenHolder(_holder_key(token.user_id)),
            actions=[TokenHolder.hashes.delete({token.key_hash}), TokenHolder.revision.add(1)],
        )

    transact(fill)


def _holder_key(user_id: str) -> str:
    """No token has such a key: theirs are 64 hexadecimal digits."""
    return f"holder#{user_id}"
