"""What must not be sent again: who asks whether something is on the list, and who puts it there."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from string import hexdigits
from typing import Final

from gallery.errors import Invalid
from gallery.media.fingerprint import (
    fingerprint_bands,
    fingerprint_distance,
    fingerprint_is_plain,
    fingerprint_places,
)
from gallery.tables import blocklist as table
from gallery.tables.blocklist import ACTIONS, KINDS, PHASH, REJECT, SHA256, BlockEntry
from gallery.tables.images import Image

# So many of 64 bits may differ, as for the hint that somebody has sent a picture before.
BLOCKED_BITS: Final = 6
_DIGITS: Final = {SHA256: 64, PHASH: 16}
_SOURCE_LENGTH: Final = 200


def block_entry(*, kind: str, digits: str, action: str = REJECT, source: str = "") -> BlockEntry:
    """An entry with its bands. Raises Invalid, naming the field and what is wrong with it."""
    if kind not in KINDS:
        raise Invalid(f"The kind is one of {', '.join(KINDS)}, not {kind!r}.", field="kind")
    if action not in ACTIONS:
        raise Invalid(f"The action is one of {', '.join(ACTIONS)}, not {action!r}.", field="action")
    if len(digits) != _DIGITS[kind] or not set(digits) <= set(hexdigits.lower()):
        raise Invalid(f"A {kind} has {_DIGITS[kind]} hexadecimal digits in lower case.", field="hash")
    if kind == PHASH and fingerprint_is_plain(digits):
        raise Invalid("So plain a fingerprint would also block pictures of other things.", field="hash")
    if len(source) > _SOURCE_LENGTH:
        raise Invalid(f"The source has {_SOURCE_LENGTH} characters at most.", field="source")
    bands = tuple(fingerprint_bands(digits)) if kind == PHASH else ()
    return BlockEntry(kind, digits, bands, action, source)


def block_verdict(*, sha256: str, fingerprint: str) -> str | None:
    """`reject` or `hold` if a file is on the list, the stricter of what matches; None if nothing does.

    Two BatchGetItem of 100 keys at most, whatever the list holds.
    """
    places = [] if fingerprint_is_plain(fingerprint) else fingerprint_places(fingerprint)
    exact, candidates = table.blocked_find(sha256=sha256, places=places)
    near = sorted(
        (one for one in candidates if fingerprint_distance(one, fingerprint) <= BLOCKED_BITS),
        key=lambda one: fingerprint_distance(one, fingerprint),
    )
    matches = [*([exact] if exact else []), *table.blocked_fingerprints(near)]
    actions = {match.action for match in matches}
    return next((action for action in ACTIONS if action in actions), None)


def block_entries_of(image: Image, *, action: str = REJECT, source: str = "") -> list[BlockEntry]:
    """What keeps a picture from being sent again: its bytes, and its looks unless they say too little.

    For `block_writes` in the transaction of a decision, and `unblock_writes` in the one that takes it back.
    """
    looks: str | None = image.fingerprint or image.trashed_fingerprint
    found = [block_entry(kind=SHA256, digits=image.sha256, action=action, source=source)] if image.sha256 else []
    if looks and not fingerprint_is_plain(looks):
        found.append(block_entry(kind=PHASH, digits=looks, action=action, source=source))
    return found


def block_entries_add(entries: Iterable[BlockEntry]) -> int:
    """Put entries on the list, each in a transaction of its own; how many. For an operator."""
    count = 0
    for entry in entries:
        table.block_add(entry, now=datetime.now(UTC))
        count += 1
    return count


def block_entries_all() -> Iterator[BlockEntry]:
    """The whole list, in no order. For an operator."""
    for row in table.blocked_all():
        yield block_entry(kind=row.kind, digits=row.digits, action=str(row.action), source=row.source or "")
