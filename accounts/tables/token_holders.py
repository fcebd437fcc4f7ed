"""The `token_holders` table: one row a person who ever made a personal token, with the hashes of those there may be.

It bounds how many a person has: it changes in the transaction that makes a token, so requests at the same moment cannot
get past the limit, and it is read consistently, which an index of `api_tokens` could not be.
"""

from typing import Self

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.transactions import TransactWrite

from accounts.tables.api_tokens import ApiToken
from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if


class TokenHolder(Table):
    """`hashes` may name tokens that are revoked or expired since; `revision` grows with every token that is made."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-token_holders"

    user_id = UnicodeAttribute(hash_key=True)
    hashes = UnicodeSetAttribute(null=True)
    revision = NumberAttribute(default=0)

    @classmethod
    def of(cls, user_id: str) -> Self:
        """As it is at this moment; of somebody who never had a token, a row that is not written yet."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(user_id, consistent_read=True)
        except DoesNotExist:
            return cls(user_id)

    @classmethod
    def remove(cls, user_id: str) -> None:
        """The person has no tokens any more; a row that is gone already is fine."""
        with temporary_faults_as_unavailable():
            cls(user_id).delete()


def token_add(token: ApiToken, *, holder: TokenHolder, kept: set[str]) -> bool:
    """Write a token that its person has besides those of `kept`; False if these changed since `holder` was read."""
    is_new = holder.revision == 0
    unchanged = TokenHolder.revision.does_not_exist() if is_new else TokenHolder.revision == holder.revision

    def fill(writes: TransactWrite) -> None:
        writes.save(token)
        writes.update(
            TokenHolder(holder.user_id),
            actions=[TokenHolder.hashes.set(kept | {token.key_hash}), TokenHolder.revision.set(holder.revision + 1)],
            condition=unchanged,
        )

    return transact_if(fill)
