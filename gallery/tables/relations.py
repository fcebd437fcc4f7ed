"""The `relations` table: who follows and who blocks whom, written from both sides in one transaction.

Every relation is two rows, `follows#B` under A and `followed_by#A` under B, so that each side's list is one Query and
nothing needs an index. Besides, `merges#B` under A says that A follows somebody whose pictures are found when A reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

FOLLOWS: Final = "follows"
FOLLOWED_BY: Final = "followed_by"
MERGES: Final = "merges"
# Sorts before the other: whoever is blocked by very many still has all of their own blocks read.
BLOCKS: Final = "block"
BLOCKED_BY: Final = "blocked_by"

# Both directions of a block begin with this, and nothing else does.
_EITHER_BLOCK: Final = "block"
BLOCKS_MAX: Final = 1000


class Relation(Table):
    """One side of a relation; `kind_other` is the kind, `#`, and the other person's id.

    `relation_id` is a ULID; that of following is also the id of the notification that tells whoever is followed.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-relations"

    user_id = UnicodeAttribute(hash_key=True)
    kind_other = UnicodeAttribute(range_key=True)
    relation_id = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()

    @property
    def kind(self) -> str:
        return str(self.kind_other).partition("#")[0]

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


@dataclass(frozen=True)
class Standing:
    """How one person stands to another."""

    follows: bool
    blocks: bool
    is_blocked: bool


def standing_of(*, user_id: str, other_id: str) -> Standing:
    """One consistent BatchGetItem."""
    keys = [relation_key(kind, other_id) for kind in (FOLLOWS, BLOCKS, BLOCKED_BY)]
    with temporary_faults_as_unavailable():
        found = {row.kind_other for row in Relation.batch_get([(user_id, key) for key in keys], consistent_read=True)}
    follows, blocks, is_blocked = (key in found for key in keys)
    return Standing(follows, blocks, is_blocked)


def followed_among(*, user_id: str, other_ids: Iterable[str]) -> frozenset[str]:
    """Those of at most a hundred people whom this person follows: one BatchGetItem, read consistently."""
    keys = [(user_id, relation_key(FOLLOWS, other_id)) for other_id in set(other_ids)]
    if not keys:
        return frozenset()
    with temporary_faults_as_unavailable():
        return frozenset(relation.other_id for relation in Relation.batch_get(keys, consistent_read=True))


def relations_all_of(*, user_id: str, limit: int) -> list[Relation]:
    """One person's relations of every kind: one Query."""
    with temporary_faults_as_unavailable():
        return list(Relation.query(user_id, limit=limit, page_size=limit, consistent_read=True))


def relation_drop(relation: Relation) -> None:
    """Delete one side alone, where there is nobody any more whose counter it is in."""
    with temporary_faults_as_unavailable():
        Relation(relation.user_id, relation.kind_other).delete()


def relations_of(*, user_id: str, kind: str, limit: int, after: str | None) -> list[Relation]:
    """One person's relations of a kind, in the order of the others' ids, after the id `after`: one Query."""
    everything = Relation.kind_other.startswith(relation_key(kind, ""))
    # "~" sorts behind everything that an id is made of.
    rest = (
        Relation.kind_other.between(relation_key(kind, f"{after}!"), relation_key(kind, "~")) if after else everything
    )
    with temporary_faults_as_unavailable():
        return list(Relation.query(user_id, rest, limit=limit, page_size=limit, consistent_read=True))
