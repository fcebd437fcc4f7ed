"""The `people` table: everybody under each word of their handle and name, in the transaction that changes those."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table

# A handle, its parts and the words of a name of fifty characters; what is more is not found by.
WORDS_MAX: Final = 12
# Everybody has a handle, and it is one of their words.
HANDLE_INITIALS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


class PersonWord(Table):
    """One person under one word; `words` are all the words they stand under."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-people"

    initial = UnicodeAttribute(hash_key=True)
    word_person = UnicodeAttribute(range_key=True)
    words = UnicodeSetAttribute()

    @property
    def word(self) -> str:
        return str(self.word_person).partition("#")[0]

    @property
    def user_id(self) -> str:
        return str(self.word_person).partition("#")[2]

    @property
    def is_first(self) -> bool:
        """Whether this is the one row by which a person counts, of those under the initials that handles have."""
        return bool(self.word == min(word for word in self.words if word[0] in HANDLE_INITIALS))


@dataclass(frozen=True)
class WordsChange:
    """What makes a person's rows stand under `after` instead of `before`."""

    user_id: str
    before: frozenset[str]
    after: frozenset[str]

    @property
    def removed(self) -> list[str]:
        return sorted(self.before - self.after)

    @property
    def written(self) -> list[str]:
        """All of them when one changed, because each row names them all."""
        return sorted(self.after) if self.before != self.after else []

    def add_to(self, writes: TransactWrite) -> None:
        """At most as many deletes and puts as `removed` and `written` say, in this order."""
        for word in self.removed:
            writes.delete(PersonWord(*_key(word, self.user_id)))
        for word in self.written:
            writes.save(PersonWord(*_key(word, self.user_id), words=set(self.after)))


def person_write(*, user_id: str, words: Iterable[str]) -> None:
    """Put a person under these words, whatever they stood under before. For setting right what a restore left."""
    kept = set(words)
    with temporary_faults_as_unavailable(), PersonWord.batch_write() as batch:
        for word in kept:
            batch.save(PersonWord(*_key(word, user_id), words=kept))


def people_page(initial: str, *, after: str | None, limit: int) -> list[PersonWord]:
    """Rows under one initial, by word: one Query. Everybody's first row is passed once, for counting all of them."""
    start = {"initial": {"S": initial}, "word_person": {"S": after}} if after else None
    with temporary_faults_as_unavailable():
        return list(PersonWord.query(initial, last_evaluated_key=start, limit=limit, page_size=limit))


def people_under(word: str, *, after: str | None, limit: int) -> list[PersonWord]:
    """Rows whose word begins with this one, by word: one Query. `after` is the `word_person` to go on behind."""
    start = {"initial": {"S": word[0]}, "word_person": {"S": after}} if after else None
    with temporary_faults_as_unavailable():
        return list(
            PersonWord.query(
                word[0], PersonWord.word_person.startswith(word), last_evaluated_key=start, limit=limit, page_size=limit
            )
        )


def _key(word: str, user_id: str) -> tuple[str, str]:
    return word[0], f"{word}#{user_id}"
