"""Has everything that is derived from pictures and profiles made anew: after a restore, or when its rules changed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from accounts.services.people import person_words
from accounts.tables.people import person_write
from gallery.messages import jobs_announce
from gallery.tables import everything
from gallery.tables.image_changes import derive_again, derive_job_id
from gallery.tables.images import images_get

AT_ONCE: Final = 50


def pictures_reindex(*, after: str | None = None) -> Iterator[str]:
    """Ask for a job for each picture behind that id; the id of the last one of each batch, to go on behind."""
    while ids := everything.image_ids_after(after, limit=AT_ONCE):
        _ask(ids)
        after = ids[-1]
        yield after


def leftovers_reindex() -> int:
    """Ask for a job for each picture that rows stand for and that is gone; how many these are."""
    gone: set[str] = set()
    for ids in _batches(everything.indexed_image_ids()):
        gone |= set(ids) - images_get(image_ids=ids).keys()
    for some in _batches(sorted(gone)):
        _ask(some)
    return len(gone)


def people_reindex() -> int:
    """Put everybody under the words of their handle and name; how many people there are."""
    count = 0
    for profile in everything.profiles_all():
        words = person_words(handle=profile.handle, display_name=profile.display_name)
        person_write(user_id=profile.user_id, words=words)
        count += 1
    return count


def _ask(ids: list[str]) -> None:
    derive_again(ids, now=datetime.now(UTC))
    jobs_announce(derive_job_id(image_id) for image_id in ids)


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(ids)
    return iter(lambda: list(islice(left, AT_ONCE)), [])
