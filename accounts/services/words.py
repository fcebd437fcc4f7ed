"""What the words of a text are, so that a search finds them however they are written."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

WORD_MAX: Final = 40

# Marks of the Latin, Greek and Cyrillic scripts. Those of other scripts are vowels or make another letter.
_DIACRITICS: Final = range(0x300, 0x370)
# Letters that Unicode does not take apart, as people without them on their keyboard write them. Apostrophes join.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th", "ð": "d"}
    | dict.fromkeys("'\u2019\u02bc", "")
)
# Scripts written without spaces: Thai, Lao, Burmese, Khmer; kana; the Han characters.
_UNSPACED: Final = (
    range(0xE00, 0xF00), range(0x1000, 0x10A0), range(0x1780, 0x1800), range(0x3005, 0x3008), range(0x3040, 0x3100),
    range(0x31F0, 0x3200), range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00),
    range(0x20000, 0x32000),
)  # fmt: skip


def folded(text: str) -> str:
    """The same for texts that differ in case, width, ligatures or diacritics only.

    https://www.unicode.org/reports/tr15/ (NFKC), https://www.unicode.org/reports/tr44/#Casemapping (case folding)
    """
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in apart if ord(char) not in _DIACRITICS)
    return unicodedata.normalize("NFKC", bare).translate(_PLAIN)


def words_indexed(text: str) -> list[str]:
    """The words that a text is found by, each once, in its order.

    What is written without spaces is cut into pairs of neighbouring characters, and its last one alone, so that every
    character begins one of them.
    """
    return _words(text, ends=True)


def words_asked(text: str) -> list[str]:
    """The words of a question: a text is found if each of them begins one of its words."""
    return _words(text, ends=False)


def _words(text: str, *, ends: bool) -> list[str]:
    found: dict[str, None] = {}
    for unspaced, run in _runs(folded(text)):
        if not unspaced:
            found.setdefault(run[:WORD_MAX])
            continue
        for one, other in pairwise(run):
            found.setdefault(one + other)
        if ends or len(run) == 1:
            found.setdefault(run[-1])
    return list(found)


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Neighbouring letters, marks and digits, and whether they are of a script without spaces."""
    for kind, chars in groupby(text, key=_kind):
        if kind is not None:
            yield kind, "".join(chars)


def _kind(char: str) -> bool | None:
    if unicodedata.category(char)[0] not in "LMN":
        return None
    return any(ord(char) in block for block in _UNSPACED)
