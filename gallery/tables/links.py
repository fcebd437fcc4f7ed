"""The `links` table: what somebody may see who holds a link, one row a link, under the hash of its token.

A reader of the table cannot use what it finds: the token that opens a link is only where its owner has sent it.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile
from accounts.tables.table import Table
from gallery.errors import LinkNotFound

# How long the list of their owner still shows links that are over; only then may DynamoDB remove the row.
KEPT_AFTER_EXPIRY: Final = timedelta(days=30)


class LinksByOwnerIndex(GlobalSecondaryIndex["Link"]):
    """The links of one person, by the time they were made. Keys only, so that counting an open writes to no index."""

    class Meta:
        index_name = "by_owner"
        projection = KeysOnlyProjection()

    owner_id = UnicodeAttribute(hash_key=True)
    position = UnicodeAttribute(range_key=True)


class Link(Table):
    """One link. `link_id` is the SHA-256 of its token in hex, `password` what Django's hasher made of one.

    `generation` is that of its owner's links when it was made: once the owner's has moved on, the link is revoked.
    `added` and `added_bytes` count what its visitors asked to send, whatever became of it. `largest_width` is in
    pixels, None for any; `expires_at` is epoch seconds and decides nothing but when the row goes.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-links"

    link_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    position = UnicodeAttribute()
    generation = NumberAttribute()
    subject_kind = UnicodeAttribute()
    subject_id = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    open_until = UTCDateTimeAttribute()
    revoked_at = UTCDateTimeAttribute(null=True)
    opens = NumberAttribute(default=0)
    max_opens = NumberAttribute(null=True)
    last_opened_at = UTCDateTimeAttribute(null=True)
    password = UnicodeAttribute(null=True)
    largest_width = NumberAttribute(null=True)
    allow_original = BooleanAttribute(default=False)
    show_metadata = BooleanAttribute(default=False)
    may_add = BooleanAttribute(default=False)
    max_added = NumberAttribute(default=0)
    max_added_bytes = NumberAttribute(default=0)
    added = NumberAttribute(default=0)
    added_bytes = NumberAttribute(default=0)
    expires_at = NumberAttribute()

    by_owner = LinksByOwnerIndex()


def link_id_of(token: str) -> str:
    """The key under which the link with this token stands."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_position(created_at: datetime, link_id: str) -> str:
    """Sorts by time and stays unique: an ISO time to the microsecond, `#`, the id."""
    return f"{created_at.isoformat(timespec='microseconds')}#{link_id}"


def row_kept_until(open_until: datetime) -> int:
    """Epoch seconds from which DynamoDB may remove the row of a link that expires then."""
    return int((open_until + KEPT_AFTER_EXPIRY).timestamp())


def link_create(link: Link) -> None:
    with temporary_faults_as_unavailable():
        link.save(condition=Link.link_id.does_not_exist())


def link_get(*, link_id: str) -> Link:
    """The row whatever its state, read consistently. Raises LinkNotFound."""
    try:
        with temporary_faults_as_unavailable():
            return Link.get(link_id, consistent_read=True)
    except DoesNotExist:
        raise LinkNotFound from None


def links_of_owner(*, owner_id: str, before: str | None, limit: int) -> list[Link]:
    """Up to `limit` links, newest first, from a position on: one Query, then BatchGetItem.

    Fewer only at the end: the index may still name rows that are gone, and is then read on, a page at a time.
    """
    links: list[Link] = []
    with temporary_faults_as_unavailable():
        while len(links) < limit:
            older = LinksByOwnerIndex.position < before if before else None
            found = list(Link.by_owner.query(owner_id, older, scan_index_forward=False, limit=limit, page_size=limit))
            rows = _rows(entry.link_id for entry in found)
            links += [rows[entry.link_id] for entry in found if entry.link_id in rows]
            if len(found) < limit:
                break
            before = found[-1].position
    return links[:limit]


def links_forget(*, owner_id: str, limit: int) -> int:
    """Delete up to `limit` links of one person, also those that are over; how many there were."""
    with temporary_faults_as_unavailable(), Link.batch_write() as batch:
        found = list(Link.by_owner.query(owner_id, limit=limit, page_size=limit))
        for entry in found:
            batch.delete(Link(entry.link_id))
    return len(found)


def link_count_open(*, link_id: str, now: datetime) -> bool:
    """Count one open, in one write that also decides whether there is one left; False, and nothing counted, if not."""
    return _update(
        Link(link_id),
        actions=[Link.opens.add(1), Link.last_opened_at.set(now)],
        condition=Link.revoked_at.does_not_exist()
        & (Link.open_until > now)
        & (Link.max_opens.does_not_exist() | (Link.opens < Link.max_opens)),
    )


def link_count_addition(writes: TransactWrite, link: Link, *, size: int, now: datetime) -> None:
    """Add to a transaction that a visitor sends so many bytes through a link, if it still lets them."""
    writes.update(
        Link(link.link_id),
        actions=[Link.added.add(1), Link.added_bytes.add(size)],
        condition=Link.link_id.exists()
        & Link.revoked_at.does_not_exist()
        & (Link.open_until > now)
        & (Link.may_add == True)  # noqa: E712 - a condition of DynamoDB's
        & (Link.added < Link.max_added)
        & (Link.added_bytes <= int(link.max_added_bytes) - size)
        & (Link.max_added_bytes == link.max_added_bytes),
    )


def link_change(*, link_id: str, owner_id: str, changes: dict[str, Any]) -> bool:
    """Set what is named, remove what is None; False, and nothing changed, if the link is revoked or somebody else's."""
    actions: list[Action] = [
        getattr(Link, name).remove() if value is None else getattr(Link, name).set(value)
        for name, value in changes.items()
    ]
    return _update(
        Link(link_id),
        actions=actions,
        condition=(Link.owner_id == owner_id) & Link.revoked_at.does_not_exist(),
    )


def links_revoke_all(*, owner_id: str) -> None:
    """Every link that this person has made up to now is revoked, in one write, however many there are."""
    with temporary_faults_as_unavailable():
        Profile(owner_id).update(actions=[Profile.links_generation.add(1)], condition=Profile.user_id.exists())


def _rows(link_ids: Iterable[str]) -> dict[str, Link]:
    return {link.link_id: link for link in Link.batch_get(set(link_ids), consistent_read=True)}


def _update(link: Link, *, actions: list[Action], condition: Condition) -> bool:
    try:
        with temporary_faults_as_unavailable():
            link.update(actions=actions, condition=Link.link_id.exists() & condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
