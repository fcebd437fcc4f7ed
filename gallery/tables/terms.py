"""The `terms` table: the pictures under each term that they are found by, newest first.

A scope is `public`, or a person's id for what they alone find. Terms begin with their kind. Each row says what else its
picture is found by, so that several terms together are answered from the rows of one of them.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

PUBLIC_SCOPE: Final = "public"

WORD: Final = "w:"
TAG: Final = "t:"
COLOUR: Final = "k:"
SHAPE: Final = "o:"
OWNER: Final = "u:"
# These three are in the order of when the pictures were taken; the others in that of when they appeared.
ALL_BY_TAKEN: Final = "all:"
OWNER_BY_TAKEN: Final = "v:"
DAY: Final = "d:"

_BY_TAKEN: Final = (ALL_BY_TAKEN, OWNER_BY_TAKEN, DAY)
_COUNTED: Final = (WORD, TAG)
_CHECKED: Final = (WORD, TAG, COLOUR, SHAPE, OWNER)
# All times come before it.
_AFTER_EVERYTHING: Final = "~"


class Term(Table):
    """One picture under one term. `position` is a time (ISO 8601), `#` and the picture's id; `taken` such a time."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-terms"

    scope_term = UnicodeAttribute(hash_key=True)
    position = UnicodeAttribute(range_key=True)
    terms = UnicodeSetAttribute()
    taken = UnicodeAttribute()

    @property
    def image_id(self) -> str:
        return str(self.position).rpartition("#")[2]


@dataclass(frozen=True)
class Entry:
    """What one picture is found by in one scope.

    `position` and `taken` are as in Term; `month_scope` is where it counts for the month it was taken in.
    """

    image_id: str
    scope: str
    terms: frozenset[str]
    position: str
    taken: str
    month_scope: str

    @property
    def checked(self) -> frozenset[str]:
        """What a row tells of the other rows."""
        return frozenset(term for term in self.terms if term.startswith(_CHECKED))

    @property
    def month(self) -> str:
        """Such as `2026-11`."""
        return self.taken[:7]


def is_counted(term: str) -> bool:
    """Whether the vocabulary counts the pictures under this term."""
    return term.startswith(_COUNTED)


def term_row(entry: Entry, term: str) -> Term:
    """The row of a picture under one of its terms."""
    return Term(*term_key(entry, term), terms=set(entry.checked), taken=entry.taken)


def term_key(entry: Entry, term: str) -> tuple[str, str]:
    """The keys of that row."""
    position = f"{entry.taken}#{entry.image_id}" if term.startswith(_BY_TAKEN) else entry.position
    return f"{entry.scope}#{term}", position


@dataclass(frozen=True)
class TermsPage:
    """Rows, newest first, and whether older ones may follow."""

    rows: list[Term]
    cut: bool


def terms_page(*, scope: str, term: str, limit: int, before: str | None = None, since: str | None = None) -> TermsPage:
    """The pictures under a term: one Query for at least two rows.

    `before` (not included) and `since` (included) are positions, or beginnings of them.
    """
    limit = max(2, limit)
    within: Any = None
    if since is not None:
        # A range of keys includes both its ends.
        within = Term.position.between(since, before or _AFTER_EVERYTHING)
    elif before is not None:
        within = Term.position < before
    with temporary_faults_as_unavailable():
        found = list(Term.query(f"{scope}#{term}", within, scan_index_forward=False, limit=limit, page_size=limit))
    return TermsPage([row for row in found if row.position != before], cut=len(found) == limit)
