"""The `lookalikes` table: what public pictures look like, to find those of anybody that look like a given one.

A picture stands in it four times, once for each band of its fingerprint, and once by its id, which says what stands.
"""

from collections.abc import Sequence
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact

_OWN: Final = "image"


class Lookalike(Table):
    """`place` is a band (its number, `#`, four hexadecimal digits), or `image#<id>`."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-lookalikes"

    place = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)
    fingerprint = UnicodeAttribute()


def lookalike_of(*, image_id: str) -> str | None:
    """The fingerprint under which a picture stands here."""
    try:
        with temporary_faults_as_unavailable():
            return str(Lookalike.get(f"{_OWN}#{image_id}", image_id, consistent_read=True).fingerprint)
    except DoesNotExist:
        return None


def lookalike_put(*, image_id: str, fingerprint: str, bands: Sequence[str]) -> None:
    """One transaction: it stands at each of these bands."""

    def fill(writes: TransactWrite) -> None:
        for place in (f"{_OWN}#{image_id}", *bands):
            writes.save(Lookalike(place, image_id, fingerprint=fingerprint))

    transact(fill)


def lookalike_drop(*, image_id: str, bands: Sequence[str]) -> None:
    """One transaction that takes it away again."""

    def fill(writes: TransactWrite) -> None:
        for place in (f"{_OWN}#{image_id}", *bands):
            writes.delete(Lookalike(place, image_id))

    transact(fill)


def lookalikes_at(place: str, *, limit: int) -> dict[str, str]:
    """By image id, the fingerprints of the newest that stand at a band: one Query."""
    with temporary_faults_as_unavailable():
        found = Lookalike.query(place, scan_index_forward=False, limit=limit, page_size=limit)
        return {row.image_id: row.fingerprint for row in found}
