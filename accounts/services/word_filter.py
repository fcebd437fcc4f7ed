"""Words that an operator does not want to read in comments and handles, however they are disguised.

Whole words are compared, so that a harmless word which holds a bad one passes; `word*` in the list also means what
begins so. The list is WORD_FILTER_FILE, one word a line; without one every word passes.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from django.conf import settings

from accounts.errors import Invalid
from accounts.services.words import folded

_TOKEN: Final = re.compile(r"[^\W_]+(?:[@$!+|]+[^\W_]*)*|[@$!+|]+[^\W_]+(?:[@$!+|]+[^\W_]*)*")
# Letters of other scripts that look like Latin ones.
_LOOKALIKES: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
    "aeopcyxijsdhlaeikvoptux",
)
_LEET: Final = str.maketrans("03457@$!+|", "oeastasiti")
_ONES: Final = ("i", "l")
_STRESSED: Final = "!@$+|"
_REPEATED: Final = re.compile(r"(.)\1{2,}")


def words_check(text: str, *, field: str) -> None:
    """Raises Invalid naming the first word that is on the list, as it was written."""
    exact, beginnings = _listed(settings.WORD_FILTER)
    if not exact and not beginnings:
        return
    for written, meant in _words(text):
        if meant in exact or meant.startswith(beginnings):
            raise Invalid(f"\u201c{written}\u201d is not allowed here. Choose other words.", field=field)


@cache
def _listed(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings of words; as they are compared."""
    plain = {word for word in words if not word.endswith("*")}
    beginnings = {word.removesuffix("*") for word in words if word.endswith("*")}
    return frozenset(folded(word) for word in plain), tuple(folded(word) for word in beginnings if word)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what was written and one thing that it may mean."""
    tokens = _TOKEN.findall(folded(text).translate(_LOOKALIKES))
    for token in tokens:
        for meant in _meanings(token):
            yield token, meant
    # Spelled out: letters alone, with spaces or dots between.
    for is_letter, run in groupby(tokens, key=lambda token: len(token) == 1):
        letters = "".join(run) if is_letter else ""
        if len(letters) > 2:
            for meant in _meanings(letters):
                yield letters, meant


def _meanings(token: str) -> Iterator[str]:
    """Digits and signs stand for letters only where there are letters: a number is a number."""
    yield token
    if not any(char.isalpha() for char in token):
        return
    for one in _ONES:
        for kept in (token, token.strip(_STRESSED)):
            meant = kept.translate(_LEET).replace("1", one)
            for repeated in (r"\1\1", r"\1"):
                yield _REPEATED.sub(repeated, meant)
