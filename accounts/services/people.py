"""Finding people by the beginnings of their handle and of the words of their name."""

from dataclasses import dataclass
from typing import Final

from accounts.services.words import words_asked, words_indexed
from accounts.tables import people as table
from accounts.tables.profiles import Profile

# Rows looked at for one page; the words beside the longest one may not be theirs.
_LOOKED_AT: Final = 100


@dataclass(frozen=True)
class Found:
    """People, and where the search goes on; None at its end."""

    people: list[Profile]
    after: str | None


def person_words(*, handle: str, display_name: str) -> frozenset[str]:
    """The words that a person is found by: the whole handle, its parts, and the words of the name."""
    words = dict.fromkeys([handle, *words_indexed(handle), *words_indexed(display_name)])
    return frozenset(list(words)[: table.WORDS_MAX])


def people_find(*, text: str, limit: int, after: str | None = None, with_away: bool = False) -> Found:
    """Those of whom every word of `text` begins a word, by the longest of these: one Query and one BatchGetItem.

    Who is away is found by administrators only.
    """
    asked = [text.strip().lower().removeprefix("@")] if text.strip().startswith("@") else words_asked(text)
    asked = [word for word in asked if word]
    if not asked:
        return Found([], None)
    longest = max(asked, key=len)
    rows = table.people_under(longest, after=after, limit=_LOOKED_AT)
    seen: list[str] = []
    last = None
    for row in rows:
        if _shows(row, asked, longest):
            if len(seen) == limit:
                break
            seen.append(row.user_id)
        last = str(row.word_person)
    else:
        last = last if len(rows) == _LOOKED_AT else None
    profiles = Profile.find_many(seen)
    return Found([profiles[one] for one in seen if one in profiles and (with_away or not profiles[one].is_away)], last)


def _shows(row: table.PersonWord, asked: list[str], longest: str) -> bool:
    """Whether the person is meant, and this is the first of their rows that the search passes."""
    first = min(word for word in row.words if word.startswith(longest))
    return row.word == first and all(any(word.startswith(wanted) for word in row.words) for wanted in asked)
