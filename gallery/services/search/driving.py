"""Which rows a question is answered from: those of the rarest of its terms, by what the vocabulary counts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import merge, nlargest
from itertools import takewhile
from math import inf
from typing import Final

from gallery.services.search.asking import Question
from gallery.tables.terms import (
    ALL_BY_TAKEN,
    COLOUR,
    OWNER,
    OWNER_BY_TAKEN,
    SHAPE,
    TAG,
    WORD,
    Term,
    TermsPage,
    terms_page,
)
from gallery.tables.vocabulary import vocabulary_beginning, vocabulary_count

# A page costs at most so many Queries of so many rows, and may then be short.
QUERIES_MAX: Final = 8
ROWS_MAX: Final = 200
# How many words that begin with what was asked are looked at, and how many of these are followed.
_WORDS_KNOWN: Final = 200
_WORDS_FOLLOWED: Final = QUERIES_MAX


@dataclass(frozen=True)
class Driver:
    """Lists of rows that hold every picture that a question may find, and how many rows that is about.

    `by_taken` lists are in the order of when pictures were taken. `covers` says how many parts of the question hold for
    every row. A beginning of very many words is not followed to all of them; such lists are not `complete`.
    """

    lists: tuple[str, ...]
    rows: float
    by_taken: bool = False
    covers: int = 1
    complete: bool = True


def driver_of(question: Question) -> Driver | None:
    """The cheapest one: a Query for each word, a GetItem for a tag. None if nothing is under some part of it all."""
    with ThreadPoolExecutor(max_workers=QUERIES_MAX) as pool:
        words = list(pool.map(lambda word: _of_word(question.scope, word), question.words))
    known = [*words, *_of_terms(question)]
    if any(driver.rows == 0 for driver in known):
        return None
    return min(known, key=lambda driver: (not driver.complete, driver.rows), default=None)


def _of_word(scope: str, word: str) -> Driver:
    found = vocabulary_beginning(scope=scope, prefix=WORD + word, limit=_WORDS_KNOWN)
    followed = nlargest(_WORDS_FOLLOWED, found, key=lambda term: (term == WORD + word, found[term]))
    return Driver(
        tuple(sorted(followed)),
        rows=sum(found[term] for term in followed),
        complete=len(followed) == len(found),
    )


def _of_terms(question: Question) -> list[Driver]:
    """Colours and shapes are not counted: each holds a large part of all pictures."""
    drivers = []
    for term in sorted(question.terms):
        if term.startswith(TAG):
            drivers.append(Driver((term,), rows=vocabulary_count(scope=question.scope, term=term)))
        elif term.startswith(OWNER) and question.owner:
            by_taken = question.is_of_dates
            of_owner = OWNER_BY_TAKEN + term.removeprefix(OWNER) if by_taken else term
            # One more, so that somebody whose first picture is not counted yet is asked for it all the same.
            rows = int(question.owner.public_image_count) + 1
            drivers.append(Driver((of_owner,), rows=rows, by_taken=by_taken, covers=1 + by_taken))
        elif term.startswith((COLOUR, SHAPE)):
            drivers.append(Driver((term,), rows=inf))
    if question.is_of_dates and not question.words and not drivers:
        drivers.append(Driver((ALL_BY_TAKEN,), rows=inf, by_taken=True))
    return drivers


@dataclass(frozen=True)
class Rows:
    """Rows that fit a question, newest first; `after` is the position to go on behind, None at the end."""

    rows: list[Term]
    after: str | None


def rows_fitting(question: Question, driver: Driver, *, limit: int, before: str | None) -> Rows:
    """Up to `limit` rows, from at most QUERIES_MAX Queries."""
    all_fit = len(question.words) + len(question.terms) + question.is_of_dates == driver.covers
    page_size = min(ROWS_MAX, limit + 1) if all_fit else ROWS_MAX
    fitting: list[Term] = []
    for _ in range(max(1, QUERIES_MAX // len(driver.lists))):
        read, before = _round(question, driver, limit=page_size, before=before)
        for row in read:
            if question.fits(row.terms, row.taken):
                if len(fitting) == limit:
                    return Rows(fitting, str(fitting[-1].position))
                fitting.append(row)
        if before is None:
            break
    return Rows(fitting, before)


def _round(question: Question, driver: Driver, *, limit: int, before: str | None) -> tuple[list[Term], str | None]:
    """One Query on each list, merged down to where all of them have been read; and that place, None at their end."""
    dates = (question.since, before or question.before) if driver.by_taken else (None, before)

    def read(term: str) -> TermsPage:
        return terms_page(scope=question.scope, term=term, limit=limit, since=dates[0], before=dates[1])

    with ThreadPoolExecutor(max_workers=QUERIES_MAX) as pool:
        pages = list(pool.map(read, driver.lists))
    # A list that was cut off says nothing of what is older than its last row.
    floor = max((str(page.rows[-1].position) for page in pages if page.cut), default=None)
    newest = merge(*(page.rows for page in pages), key=lambda row: str(row.position), reverse=True)
    known = takewhile(lambda row: floor is None or row.position >= floor, newest)
    return list({row.position: row for row in known}.values()), floor
