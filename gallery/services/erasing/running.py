"""The job that erases a person: goes through the steps until a whole pass, some time after the last, finds nothing.

What follows from deletions is done by other jobs, and something may have been in hand when the account was closed. So
the steps are gone through again after a pause, and the report is written when they found nothing to do.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.services.people import person_words
from accounts.services.profiles import profile_get
from accounts.tables.people import WordsChange
from gallery.services.erasing import access, doings, library
from gallery.services.erasing.removed import Removed
from gallery.services.jobs import Done, More, Work
from gallery.tables import erasures as table
from gallery.tables.erasures import ERASED, WAITING, Erasure

# Longer than the follow-up jobs of a picture are tried for, and longer than an access token lives: one of an account
# that is gone at Cognito would have a new profile made once the old one is gone too.
SETTLE: Final = timedelta(minutes=65)

# Removes one slice of something of the person's with this id; nothing is left once it answers nothing.
Step = Callable[[str], Removed]

# A new table or prefix that names people is a line here.
FIRST: Final[tuple[Step, ...]] = (
    access.account_erase,
    access.sessions_erase,
    access.tokens_erase,
    access.links_erase,
    library.images_erase,
    library.albums_erase,
    library.memberships_erase,
    library.archives_erase,
    library.uploads_erase,
    doings.likes_erase,
    doings.comments_erase,
    doings.favourites_erase,
    doings.additions_erase,
    doings.timeline_erase,
    access.jobs_erase,
    access.most_erase,
)
# Not before the jobs of the pictures have run: they take them back from the followers, who have to be known for that.
AFTERWARDS: Final[tuple[Step, ...]] = (
    library.search_rows_erase,
    library.objects_erase,
    doings.relations_erase,
    doings.notifications_erase,
)


def steps_first() -> tuple[Step, ...]:
    """Those of the gallery, then those of the apps that stand above it."""
    return FIRST + tuple(import_string(path) for path in settings.ERASING_STEPS)


@dataclass
class _Progress:
    """How far a job is; `found` is how much this pass has removed so far, `removed` all of them by name."""

    passed: int = 0
    step: int = 0
    found: int = 0
    removed: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, cursor: Any) -> Self:
        return cls(**{**cursor, "removed": Counter(cursor["removed"])}) if cursor else cls()

    def more(self, *, wait_until: datetime | None = None) -> More:
        cursor = {"passed": self.passed, "step": self.step, "found": self.found, "removed": dict(self.removed)}
        return More(cursor, done=self.removed.total(), wait_until=wait_until)


def erase(work: Work) -> More | Done:
    """One slice of an `erase` job; its subject is an erasure's id."""
    now, progress = datetime.now(UTC), _Progress.of(work.cursor)
    erasure = table.erasure_get(erasure_id=work.subject)
    if erasure is None or erasure.state == ERASED:
        return Done()  # called off, or done by a run that did not live to say so
    if erasure.due_at > now:
        return progress.more(wait_until=erasure.due_at)
    if erasure.state == WAITING and (until := _waits_until(erasure, now)):
        return progress.more(wait_until=until)
    if erasure.state == WAITING and not table.erasure_close(erasure, now=now):
        return Done()  # called off at this very moment
    steps = steps_first() if progress.passed == 0 else steps_first() + AFTERWARDS
    while progress.step < len(steps):
        if counts := steps[progress.step](str(erasure.user_id)):
            progress.removed.update(counts)
            progress.found += sum(counts.values())
            return progress.more()
        progress.step += 1
    if progress.passed == 0 or progress.found:
        return _Progress(progress.passed + 1, removed=progress.removed).more(wait_until=now + SETTLE)
    _finish(erasure, progress.removed, now)
    return Done({"removed": progress.removed.total()})


def _waits_until(erasure: Erasure, now: datetime) -> datetime | None:
    """Whoever moderators have to decide about is not erased before that, but does not wait for them for ever."""
    due_at: datetime = erasure.due_at
    last = due_at + timedelta(days=settings.ERASURE_WAITS_DAYS)
    if now >= last or not settings.ERASURE_WAITS:
        return None
    waits = import_string(settings.ERASURE_WAITS)(user_id=str(erasure.user_id))
    return min(now + timedelta(days=1), last) if waits else None


def _finish(erasure: Erasure, removed: Counter[str], now: datetime) -> None:
    """Nothing is left but the rows that say who it was."""
    profile = profile_get(user_id=str(erasure.user_id))
    words = WordsChange(
        profile.user_id,
        before=person_words(handle=profile.handle, display_name=profile.display_name),
        after=frozenset(),
    )
    last = Counter({"profiles": 1, "handles": 1, "people": len(words.removed)})
    table.erasure_finish(erasure, profile, words=words, removed=removed + last, now=now)
