"""The `indexed` table: under which terms a picture stands, and the transactions that change that step by step.

Every transaction holds some rows of `terms`, their counts, and the `indexed` row that says so, under the condition that
the picture and the `indexed` row still are what they were when the step was made. So rows and counts always agree,
whoever runs at the same time and wherever a run stops.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.images import Image
from gallery.tables.terms import Entry, Term, is_counted, term_key, term_row
from gallery.tables.vocabulary import MONTH, vocabulary_forget, vocabulary_step

# Each row may come with its count, and a transaction has a hundred writes at most.
# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
ROWS_A_STEP: Final = 48


class Indexed(Table):
    """What stands for one picture in one scope: rows under these `terms`, which tell of the others.

    Those under `stale` tell of something else than `target`, the digest of what they should. `stamp` changes with every
    step; `position`, `taken` and `month_scope` are as in Entry.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-indexed"

    image_id = UnicodeAttribute(hash_key=True)
    scope = UnicodeAttribute(range_key=True)
    terms = UnicodeSetAttribute(null=True)
    stale = UnicodeSetAttribute(null=True)
    target = UnicodeAttribute()
    position = UnicodeAttribute()
    taken = UnicodeAttribute()
    month_scope = UnicodeAttribute()
    stamp = UnicodeAttribute()

    def as_entry(self) -> Entry:
        """The rows that stand."""
        return Entry(
            self.image_id, self.scope, frozenset(self.terms or ()), self.position, self.taken, self.month_scope
        )


def indexed_of(*, image_id: str) -> dict[str, Indexed]:
    """By scope, read consistently: one Query, of two rows at most."""
    with temporary_faults_as_unavailable():
        return {row.scope: row for row in Indexed.query(image_id, consistent_read=True)}


@dataclass(frozen=True)
class Step:
    """What one transaction does: from the rows of `before` nearer to those of `after`, if that is not None.

    `left` are the terms that rows stand under afterwards, `stale` those whose rows are still to be written anew.
    """

    held: Indexed | None
    before: Entry | None
    after: Entry | None
    removed: list[str]
    added: list[str]
    renewed: list[str]
    left: set[str]
    stale: set[str]
    target: str


def index_step(image_id: str, image: Image | None, held: Indexed | None, wanted: Entry | None) -> bool | None:
    """One transaction that brings `held` nearer to `wanted`; `image` is the row that `wanted` was made from.

    True if it did, None if they already agree, False if the picture or `held` has changed: then nothing is written.
    """
    step = _step(held, wanted)
    if step is None:
        return None

    def fill(writes: TransactWrite) -> None:
        _check_image(writes, image_id, image)
        _move_rows(writes, step)
        _note(writes, step)

    if not transact_if(fill):
        return False
    if step.before:
        _forget(step.before, step.removed, month=not step.left)
    return True


def _step(held: Indexed | None, wanted: Entry | None) -> Step | None:
    """None if nothing is to be done."""
    before = held.as_entry() if held else None
    # If its rows belong elsewhere now, the old ones go first.
    after = wanted if wanted and (before is None or _places(before) == _places(wanted)) else None
    if before is None and after is None:
        return None
    old, new = before.terms if before else frozenset(), after.terms if after else frozenset()
    target = _digest(after) if after else ""
    stale = set(held.stale or ()) if held and held.target == target else set(old & new)
    if old == new and not stale:
        return None
    removed = sorted(old - new)[:ROWS_A_STEP]
    added = sorted(new - old)[: ROWS_A_STEP - len(removed)]
    renewed = sorted(stale)[: ROWS_A_STEP - len(removed) - len(added)]
    return Step(
        held=held,
        before=before,
        after=after,
        removed=removed,
        added=added,
        renewed=renewed,
        left=set(old).difference(removed).union(added),
        stale=stale.difference(renewed),
        target=target,
    )


def _move_rows(writes: TransactWrite, step: Step) -> None:
    if step.before:
        for term in step.removed:
            writes.delete(Term(*term_key(step.before, term)))
            _count(writes, step.before, term, -1)
    if step.after:
        for term in step.added:
            added: Term = term_row(step.after, term)
            writes.save(added)
            _count(writes, step.after, term, 1)
        for term in step.renewed:
            renewed: Term = term_row(step.after, term)
            writes.save(renewed)


def _note(writes: TransactWrite, step: Step) -> None:
    """Write down what stands after this step; the first and the last one count the picture for its month."""
    entry = step.after or step.before
    assert entry is not None  # noqa: S101 - a step is from something or to something
    if step.held is None:
        vocabulary_step(writes, scope=entry.month_scope, term=MONTH + entry.month, step=1)
    unchanged = Indexed.image_id.does_not_exist() if step.held is None else Indexed.stamp == step.held.stamp
    if step.left:
        row: Indexed = _row(entry, step)
        writes.save(row, condition=unchanged)
    else:
        vocabulary_step(writes, scope=entry.month_scope, term=MONTH + entry.month, step=-1)
        writes.delete(Indexed(entry.image_id, entry.scope), condition=unchanged)


def _row(entry: Entry, step: Step) -> Indexed:
    return Indexed(
        entry.image_id,
        entry.scope,
        terms=step.left,
        stale=step.stale or None,
        target=step.target,
        position=entry.position,
        taken=entry.taken,
        month_scope=entry.month_scope,
        stamp=secrets.token_hex(8),
    )


def _check_image(writes: TransactWrite, image_id: str, image: Image | None) -> None:
    if image is None:
        writes.condition_check(Image, image_id, condition=Image.image_id.does_not_exist())
    else:
        as_read = (Image.revision == image.revision) & (Image.state == image.state)
        writes.condition_check(Image, image_id, condition=as_read)


def _count(writes: TransactWrite, entry: Entry, term: str, step: int) -> None:
    if is_counted(term):
        vocabulary_step(writes, scope=entry.scope, term=term, step=step)


def _forget(entry: Entry, removed: Iterable[str], *, month: bool) -> None:
    for term in removed:
        if is_counted(term):
            vocabulary_forget(scope=entry.scope, term=term)
    if month:
        vocabulary_forget(scope=entry.month_scope, term=MONTH + entry.month)


def _places(entry: Entry) -> tuple[str, str, str]:
    return entry.position, entry.taken, entry.month_scope


def _digest(entry: Entry) -> str:
    return sha256("\n".join(sorted(entry.checked)).encode()).hexdigest()[:16]
