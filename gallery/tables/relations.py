"""The `relations` table: who follows and who blocks whom, written from both sides in one transaction.

Every relation is two rows, `follows#B` under A and `followed_by#A` under B, so that each side's list is one Query and
nothing needs an index.
"""

from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.models import Model

from accounts.tables.faults import CONNECT_SECONDS, READ_SECONDS, temporary_faults_as_unavailable

FOLLOWS: Final = "follows"
FOLLOWED_BY: Final = "followed_by"
BLOCKS: Final = "blocks"
BLOCKED_BY: Final = "blocked_by"

# Both directions of a block begin with this, and nothing else does.
_EITHER_BLOCK: Final = "block"
BLOCKS_MAX: Final = 1000


class Relation(Model):
    """One side of a relation; `kind_other` is the kind, `#`, and the other person's id."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-relations"
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    user_id = UnicodeAttribute(hash_key=True)
    kind_other = UnicodeAttribute(range_key=True)
    created_at = UTCDateTimeAttribute()

    @property
    def other_id(self) -> str:
        return str(self.kind_other).partition("#")[2]


def relation_key(kind: str, other_id: str) -> str:
    """The range key of a row."""
    return f"{kind}#{other_id}"


def is_barred(*, user_id: str, other_id: str) -> bool:
    """Whether either of the two has blocked the other: one consistent BatchGetItem."""
    wanted = [(user_id, relation_key(BLOCKS, other_id)), (user_id, relation_key(BLOCKED_BY, other_id))]
    with temporary_faults_as_unavailable():
        return any(True for _ in Relation.batch_get(wanted, consistent_read=True))


def barred_ids(*, user_id: str) -> frozenset[str]:
    """Everybody whom this person blocks or who blocks them: one Query, bounded by the most blocks there may be."""
    with temporary_faults_as_unavailable():
        found = Relation.query(
            user_id, Relation.kind_other.startswith(_EITHER_BLOCK), limit=2 * BLOCKS_MAX, consistent_read=True
        )
        return frozenset(relation.other_id for relation in found)
