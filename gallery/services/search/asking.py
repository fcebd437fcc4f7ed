"""What somebody asks for, as terms: every part of a question has to hold for a picture that is found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from accounts.services.profiles import profile_seen
from accounts.services.words import words_asked
from accounts.tables.profiles import Profile
from gallery.errors import Invalid, NotFound
from gallery.tables.relations import is_barred
from gallery.tables.terms import COLOUR, OWNER, PUBLIC_SCOPE, SHAPE, TAG, WORD

ASKED_WORDS_MAX: Final = 8
NEWEST: Final = "newest"
RELEVANCE: Final = "relevance"
SORTS: Final = (NEWEST, RELEVANCE)
ME: Final = "me"


@dataclass(frozen=True)
class Question:
    """`words` are beginnings of words, `terms` whole terms; `since` and `before` dates, the second not included.

    `owner` is whose public pictures are asked for, None for everybody's or for one's own.
    """

    viewer_id: str | None
    scope: str
    owner: Profile | None
    words: tuple[str, ...]
    terms: frozenset[str]
    since: str | None
    before: str | None
    sort: str

    def fits(self, terms: Iterable[str], taken: str) -> bool:
        """Whether a picture that stands under these terms was asked for."""
        held = frozenset(terms)
        return (
            self.terms <= held
            and (self.since is None or taken >= self.since)
            and (self.before is None or taken < self.before)
            and all(any(term.startswith(WORD + word) for term in held) for word in self.words)
        )

    @property
    def is_of_dates(self) -> bool:
        return self.since is not None or self.before is not None


def question_of(
    *,
    viewer_id: str,
    q: str = "",
    tag: str | None = None,
    owner: str | None = None,
    orientation: str | None = None,
    colour: str | None = None,
    taken_from: date | None = None,
    taken_to: date | None = None,
    month: str | None = None,
    sort: str = NEWEST,
) -> Question:
    """`owner` is a handle or `me`; a word of `q` such as `@ana` names one as well. `month` is such as `2026-11`.

    Raises NotFound for an owner nobody is or who may not be seen, Invalid for too many words or bad dates.
    """
    names = [word[1:] for word in q.split() if word.startswith("@") and len(word) > 1]
    words = words_asked(" ".join(word for word in q.split() if not word.startswith("@")))
    if len(words) > ASKED_WORDS_MAX:
        raise Invalid(f"Ask for at most {ASKED_WORDS_MAX} words at once.", field="q")
    handles = [*dict.fromkeys([*([owner] if owner else []), *names])]
    if len(handles) > 1:
        raise Invalid("Ask for the pictures of one person at once.", field="q")
    person = person_seen(handle=handles[0], viewer_id=viewer_id) if handles else None
    mine = person is not None and person.user_id == viewer_id
    terms = {
        *([TAG + tag.lower()] if tag else ()),
        *([SHAPE + orientation] if orientation else ()),
        *([COLOUR + colour] if colour else ()),
        *([OWNER + person.user_id] if person and not mine else ()),
    }
    since, before = _month(month) if month else _days(taken_from, taken_to)
    return Question(
        viewer_id=viewer_id,
        scope=viewer_id if mine else PUBLIC_SCOPE,
        owner=None if mine else person,
        words=tuple(words),
        terms=frozenset(terms),
        since=since,
        before=before,
        sort=sort,
    )


def tag_question(tag: str) -> Question:
    """What a stranger asks who follows a tag: everybody's public pictures that have it, newest first."""
    return Question(
        viewer_id=None,
        scope=PUBLIC_SCOPE,
        owner=None,
        words=(),
        terms=frozenset({TAG + tag.lower()}),
        since=None,
        before=None,
        sort=NEWEST,
    )


def person_seen(*, handle: str, viewer_id: str) -> Profile:
    """Who has this handle, or the viewer for `me`. Raises NotFound, also if they are away or one blocks the other."""
    if handle == ME:
        return _profile(viewer_id)
    person = profile_seen(handle=handle, viewer_id=viewer_id)
    if person.user_id != viewer_id and is_barred(user_id=viewer_id, other_id=person.user_id):
        raise NotFound("There is no such person.")
    return person


def _profile(user_id: str) -> Profile:
    if person := Profile.find(user_id):
        return person
    raise NotFound("There is no such person.")


def _days(taken_from: date | None, taken_to: date | None) -> tuple[str | None, str | None]:
    if taken_from and taken_to and taken_from > taken_to:
        raise Invalid("The first day is after the last one.", field="taken_from")
    after = taken_to + timedelta(days=1) if taken_to and taken_to < date.max else None
    return (taken_from.isoformat() if taken_from else None), (after.isoformat() if after else None)


def _month(month: str) -> tuple[str, str]:
    """Every time of a month begins with its name; `~` comes after whatever may follow."""
    return month, f"{month}~"
