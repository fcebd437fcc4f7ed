"""The `vocabulary` table: which words and tags there are in a scope, and how many pictures under each.

It also counts the pictures of each month. Rows are kept in shelves, by kind and first character, so that no one
partition holds every word; the words that begin with some letters are one Query.
"""

from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DeleteError, DoesNotExist
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.table import Table

MONTH: Final = "m:"


class Vocabulary(Table):
    """One term of a scope, and how many `pictures` stand under it."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-vocabulary"

    shelf = UnicodeAttribute(hash_key=True)
    term = UnicodeAttribute(range_key=True)
    pictures = NumberAttribute()


def vocabulary_step(writes: TransactWrite, *, scope: str, term: str, step: int) -> None:
    """Add to a transaction that one picture more (1) or less (-1) is under this term."""
    writes.update(Vocabulary(*_key(scope, term)), actions=[Vocabulary.pictures.add(step)])


def vocabulary_forget(*, scope: str, term: str) -> None:
    """Delete the row of a term that no picture is under any more."""
    try:
        with temporary_faults_as_unavailable():
            Vocabulary(*_key(scope, term)).delete(condition=Vocabulary.pictures <= 0)
    except DeleteError as error:
        if error.cause_response_code != CONDITION_FAILED:
            raise


def vocabulary_beginning(*, scope: str, prefix: str, limit: int, newest_first: bool = False) -> dict[str, int]:
    """The terms that begin with `prefix`, a kind and a character at least, and their counts, by term: one Query."""
    with temporary_faults_as_unavailable():
        found = Vocabulary.query(
            _key(scope, prefix)[0],
            Vocabulary.term.startswith(prefix),
            scan_index_forward=not newest_first,
            limit=limit,
            page_size=limit,
        )
        return {row.term: int(row.pictures) for row in found if row.pictures > 0}


def vocabulary_count(*, scope: str, term: str) -> int:
    """How many pictures are under this term: one GetItem."""
    try:
        with temporary_faults_as_unavailable():
            return int(Vocabulary.get(*_key(scope, term)).pictures)
    except DoesNotExist:
        return 0


def _key(scope: str, term: str) -> tuple[str, str]:
    """Months stand together; words and tags with those of the same first character."""
    return f"{scope}#{term[:2] if term.startswith(MONTH) else term[:3]}", term
