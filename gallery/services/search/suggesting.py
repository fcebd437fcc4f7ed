"""Suggestions while somebody types: words, tags and people that go on as they began."""

from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from accounts.services.people import people_find
from accounts.services.words import words_asked
from gallery.services.people import Person, people_for
from gallery.tables.terms import PUBLIC_SCOPE, TAG, WORD
from gallery.tables.vocabulary import vocabulary_beginning

SUGGESTED: Final = 8
TAGS_MAX: Final = 50
# Of what begins the same, so many are compared by how often they are used.
_COMPARED: Final = 200


@dataclass(frozen=True)
class Counted:
    """A word or tag, and how many public pictures are under it."""

    name: str
    count: int


@dataclass(frozen=True)
class Suggestions:
    words: list[Counted]
    tags: list[Counted]
    people: list[Person]


@dataclass(frozen=True)
class PeoplePage:
    people: list[Person]
    after: str | None


def suggestions(*, viewer_id: str, q: str) -> Suggestions:
    """For the last word of what was typed: two Queries for words and tags, and a fixed number of reads for people."""
    typed = words_asked(q)
    return Suggestions(
        words=_beginning(WORD, typed[-1], SUGGESTED) if typed else [],
        tags=tags_suggest(prefix=q.rsplit(maxsplit=1)[-1], limit=SUGGESTED) if q.split() else [],
        people=people_search(viewer_id=viewer_id, q=q, limit=SUGGESTED).people,
    )


def tags_suggest(*, prefix: str, limit: int) -> list[Counted]:
    """Public tags that begin with this, the most used first: one Query."""
    tag = prefix.strip().lstrip("#").lower()
    return _beginning(TAG, tag, limit) if tag else []


def people_search(*, viewer_id: str, q: str, limit: int, after: str | None = None) -> PeoplePage:
    """People by the beginnings of handle and name, but nobody who blocks the viewer or whom they block."""
    found = people_find(text=q, limit=limit, after=after)
    people = people_for([profile.user_id for profile in found.people], viewer_id=viewer_id)
    return PeoplePage(people, found.after)


def _beginning(kind: str, text: str, limit: int) -> list[Counted]:
    found = vocabulary_beginning(scope=PUBLIC_SCOPE, prefix=kind + text, limit=_COMPARED)
    best = nsmallest(limit, found.items(), key=lambda item: (-item[1], item[0]))
    return [Counted(term.removeprefix(kind), count) for term, count in best]
