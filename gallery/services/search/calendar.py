"""Pictures by when they were taken: how many in each month, and those of one day in earlier years."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from gallery.services.search.asking import person_seen
from gallery.services.seeing import images_by_id
from gallery.tables.listings import Page, Position
from gallery.tables.terms import DAY, PUBLIC_SCOPE, terms_page
from gallery.tables.vocabulary import MONTH, vocabulary_beginning

# A hundred years; older months are left out.
MONTHS_MAX: Final = 1200


@dataclass(frozen=True)
class Month:
    """`month` is such as `2026-11`."""

    month: str
    count: int


def timeline_own(*, viewer_id: str) -> list[Month]:
    """The months of one's whole library, newest first: one Query."""
    return _months(viewer_id)


def timeline_of(*, viewer_id: str, handle: str) -> list[Month]:
    """The months of somebody's public pictures, newest first. Raises NotFound as `person_seen` does."""
    return _months(f"{PUBLIC_SCOPE}:{person_seen(handle=handle, viewer_id=viewer_id).user_id}")


def on_this_day(*, viewer_id: str, day: date, limit: int, after: Position | None) -> Page:
    """One's own pictures of this day of earlier years by the camera's clock, newest first: one Query, two reads."""
    before = after.key if after else f"{day.year:04}-{day.month:02}-{day.day:02}"
    page = terms_page(scope=viewer_id, term=f"{DAY}{day.month:02}-{day.day:02}", before=before, limit=limit + 1)
    shown = page.rows[:limit]
    images = images_by_id([row.image_id for row in shown], viewer_id=viewer_id)
    return Page(images, Position(str(shown[-1].position), "") if len(page.rows) > limit else None)


def _months(scope: str) -> list[Month]:
    found = vocabulary_beginning(scope=scope, prefix=MONTH, limit=MONTHS_MAX, newest_first=True)
    return [Month(term.removeprefix(MONTH), count) for term, count in found.items()]
