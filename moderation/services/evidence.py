"""What is kept because a case needs it: what owners delete, and for a while who leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from accounts.tables.profiles import ERASING, Profile
from moderation.services.cases import appeal_until
from moderation.subjects import Subject
from moderation.tables.cases import APPEALED, OPEN, Case, cases_of_owner
from moderation.tables.reports import open_case_id

# A case that waits for a moderator is asked for anew so often.
AGAIN_AFTER: Final = timedelta(days=1)
_PAGE: Final = 100


def picture_needed_until(*, image_id: str, owner_id: str, now: datetime) -> datetime | None:
    """When to ask again, while a case about the picture is open or can be appealed; None when nobody needs it.

    Of somebody who is being erased nothing is needed. A case that was opened or decided a moment ago may not stand in
    the index yet, or as it was: an open one is looked for in its own table, and what was open is needed all the same.
    """
    subject = Subject.image(image_id, owner_id=owner_id)
    owner = Profile.find(owner_id)
    if owner is None or owner.state == ERASING:
        return None
    if open_case_id(subject.key):
        return now + AGAIN_AFTER
    needed = [until for case in _cases_of(owner_id) if case.subject == subject and (until := _until(case, now=now))]
    return max(needed, default=None)


def erasure_waits(*, user_id: str) -> bool:
    """Whether moderators still have to decide about somebody who wants to be erased."""
    return any(case.state in (OPEN, APPEALED) for case in _cases_of(user_id))


def _until(case: Case, *, now: datetime) -> datetime | None:
    if case.state in (OPEN, APPEALED):
        return now + AGAIN_AFTER
    until = appeal_until(case)
    return until if until and until > now else None


def _cases_of(owner_id: str) -> Iterator[Case]:
    before = None
    while page := cases_of_owner(owner_id=owner_id, limit=_PAGE, before=before):
        yield from page
        before = page[-1].case_id
