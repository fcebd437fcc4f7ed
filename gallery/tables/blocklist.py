"""The `blocklist` table: what must not be sent again, by its exact bytes or by what it looks like.

An entry is one row, `sha256#<digits>` or `phash#<digits>`. What something looks like is found by parts: for each of
four bands of a fingerprint, the row `band#<number>#<digits>` has the fingerprints on the list that have that band.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact

SHA256: Final = "sha256"
PHASH: Final = "phash"
KINDS: Final = (SHA256, PHASH)
_BAND: Final = "band"

REJECT: Final = "reject"
HOLD: Final = "hold"
ACTIONS: Final = (REJECT, HOLD)

_BATCH: Final = 100  # keys, DynamoDB's most for one request


class Blocked(Table):
    """One entry: what becomes of a file that matches, and where the entry comes from. Bands have `hashes` instead."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-blocklist"

    entry = UnicodeAttribute(hash_key=True)
    action = UnicodeAttribute(null=True)
    source = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute(null=True)
    hashes = UnicodeSetAttribute(null=True)

    @property
    def kind(self) -> str:
        return str(self.entry).partition("#")[0]

    @property
    def digits(self) -> str:
        return str(self.entry).partition("#")[2]


@dataclass(frozen=True)
class BlockEntry:
    """`kind` is sha256 or phash (a difference hash as of `fingerprint`), `digits` its lower-case hexadecimal digits.

    `bands` are those of a fingerprint, the places that it is found by. `source` says where the entry comes from.
    """

    kind: str
    digits: str
    bands: tuple[str, ...] = ()
    action: str = REJECT
    source: str = ""


def block_writes(writes: TransactWrite, entries: Iterable[BlockEntry], *, now: datetime) -> None:
    """Add to a transaction that these are on the list: at most six rows for one picture. Again, they are changed."""
    for one in entries:
        writes.update(
            Blocked(f"{one.kind}#{one.digits}"),
            actions=[
                Blocked.action.set(one.action),
                Blocked.source.set(one.source),
                Blocked.created_at.set(now),
            ],
        )
        for band in one.bands:
            writes.update(Blocked(f"{_BAND}#{band}"), actions=[Blocked.hashes.add({one.digits})])


def unblock_writes(writes: TransactWrite, entries: Iterable[BlockEntry]) -> None:
    """Add to a transaction that these are on the list no more, whether or not they were."""
    for one in entries:
        writes.delete(Blocked(f"{one.kind}#{one.digits}"))
        for band in one.bands:
            writes.update(Blocked(f"{_BAND}#{band}"), actions=[Blocked.hashes.delete({one.digits})])


def block_add(entry: BlockEntry, *, now: datetime) -> None:
    """One transaction for one entry."""
    transact(lambda writes: block_writes(writes, [entry], now=now))


def blocked_find(*, sha256: str, places: Iterable[str]) -> tuple[Blocked | None, set[str]]:
    """The entry of exactly these bytes, and the fingerprints on the list that have one of these places' bands.

    One BatchGetItem for up to 99 places.
    """
    exact = f"{SHA256}#{sha256}"
    rows = _rows([exact, *(f"{_BAND}#{place}" for place in places)])
    found = rows.pop(exact, None)
    return found, {digits for row in rows.values() for digits in row.hashes or ()}


def blocked_fingerprints(digits: Sequence[str]) -> list[Blocked]:
    """The entries of these fingerprints, a hundred at most: one BatchGetItem."""
    return list(_rows([f"{PHASH}#{one}" for one in digits[:_BATCH]]).values()) if digits else []


def blocked_all() -> Iterator[Blocked]:
    """Every entry, in no order; goes through the table, for an operator alone."""
    with temporary_faults_as_unavailable():
        for row in Blocked.scan(consistent_read=True):
            if row.kind in KINDS:
                yield row


def _rows(entries: Sequence[str]) -> dict[str, Blocked]:
    with temporary_faults_as_unavailable():
        return {row.entry: row for row in Blocked.batch_get(entries)}
