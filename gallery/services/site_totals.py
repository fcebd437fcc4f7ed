"""How much there is of everything, counted once a day by a job that goes through everybody, page by page.

There is no counter that every upload would have to move, and no Scan: people stand in the `people` table under the
first letters of their words, so going through these letters comes past each of them.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from accounts.services.profiles import profiles_by_id
from accounts.tables.people import HANDLE_INITIALS, people_page
from accounts.tables.profiles import ACTIVE, ERASING, Profile
from gallery.messages import jobs_announce
from gallery.services.jobs import Done, More, Work
from gallery.tables.site_records import MOST, NEWEST, TOTALS, site_record_put, site_records_latest, totals_begin

log = logging.getLogger(__name__)

PAGE: Final = 500
# Who stores most: so many are known.
MOST_KNOWN: Final = 50
DAYS: Final = 400
# People by how much they keep; the last class has no upper end.
SIZE_CLASSES: Final = (10**7, 10**8, 10**9, 10**10, 10**11)


@dataclass(frozen=True)
class Totals:
    """One day's numbers. Sizes are bytes; `sizes` are people by class of `SIZE_CLASSES`, and one class above."""

    day: date
    people: int
    banned: int
    suspended: int
    leaving: int
    images: int
    public_images: int
    bytes_used: int
    bytes_held: int
    sizes: tuple[int, ...]


def totals_recent(*, days: int = 30) -> list[Totals]:
    """The newest days that have been counted, newest first: one Query."""
    rows = site_records_latest(kind=TOTALS, limit=days + 1)
    return [_totals(date.fromisoformat(row.period), row.values) for row in rows if row.body][:days]


def totals_schedule(*, now: datetime | None = None) -> bool:
    """Ask for today's count, once; whether it was asked for now. Called by the jobs function's schedule."""
    now = now or datetime.now(UTC)
    day = now.date().isoformat()
    newest = site_records_latest(kind=TOTALS, limit=1)
    if newest and newest[0].period >= day:
        return False
    job_id = f"{TOTALS}#{day}"
    if not totals_begin(day=day, job_id=job_id, now=now):
        return False
    jobs_announce([job_id])
    return True


def totals_count(work: Work) -> More | Done:
    """One slice of a `totals` job; its subject is the day."""
    initials = str(work.cursor.get("initials", HANDLE_INITIALS))
    counted = Counter({name: int(value) for name, value in dict(work.cursor.get("counted", {})).items()})
    rows = people_page(initials[0], after=work.cursor.get("after"), limit=PAGE)
    passed = profiles_by_id(user_ids=[row.user_id for row in rows if row.is_first]).values()
    for profile in passed:
        counted.update(_of(profile))
    keep = ((int(one.bytes_used), str(one.user_id)) for one in passed if _keeps(one))
    most = most_of([*work.cursor.get("most", []), *keep])
    last = rows[-1].word_person if len(rows) == PAGE else None
    initials = initials if last else initials[1:]
    if initials:
        cursor = {"initials": initials, "after": last, "counted": dict(counted), "most": most}
        return More(cursor, done=counted["people"])
    now = datetime.now(UTC)
    site_record_put(kind=TOTALS, period=work.subject, body=counted, now=now)
    site_record_put(kind=MOST, period=NEWEST, body={"people": most}, now=now)
    log.info("%s was counted", work.subject)
    return Done()


def most_of(people: Iterable[Sequence[Any]]) -> list[tuple[int, str]]:
    """Those who store most, of pairs of bytes and id, the most first."""
    return sorted(((int(size), str(user_id)) for size, user_id in people), reverse=True)[:MOST_KNOWN]


def stores_most(*, limit: int) -> list[Profile]:
    """Who stored most when everybody was counted last, as they are now, the most first: a Query and a BatchGetItem."""
    rows = site_records_latest(kind=MOST, limit=1)
    user_ids = [str(user_id) for _, user_id in rows[0].values["people"]][:limit] if rows else []
    people = profiles_by_id(user_ids=user_ids)
    found = [people[user_id] for user_id in user_ids if user_id in people]
    return sorted(found, key=lambda one: one.bytes_used, reverse=True)


def most_forget(user_id: str) -> bool:
    """Take somebody who is erased off that list; whether they were on it. A count under way leaves them out itself."""
    rows = site_records_latest(kind=MOST, limit=1)
    people = most_of(rows[0].values["people"]) if rows else []
    left = [one for one in people if one[1] != user_id]
    if len(left) == len(people):
        return False
    site_record_put(kind=MOST, period=NEWEST, body={"people": left}, now=datetime.now(UTC))
    return True


def _keeps(profile: Profile) -> bool:
    return int(profile.bytes_used) > 0 and profile.state != ERASING


def _of(profile: Profile) -> dict[str, int]:
    used = int(profile.bytes_used)
    return {
        "people": 1,
        "banned": int(profile.state != ACTIVE),
        "suspended": int(profile.is_suspended),
        "leaving": int(profile.is_leaving),
        "images": int(profile.image_count),
        "public_images": int(profile.public_image_count),
        "bytes_used": used,
        "bytes_held": int(profile.bytes_held),
        f"size{sum(used >= edge for edge in SIZE_CLASSES)}": 1,
    }


def _totals(day: date, values: Mapping[str, Any]) -> Totals:
    def number(name: str) -> int:
        return int(values.get(name, 0))

    return Totals(
        day=day,
        people=number("people"),
        banned=number("banned"),
        suspended=number("suspended"),
        leaving=number("leaving"),
        images=number("images"),
        public_images=number("public_images"),
        bytes_used=number("bytes_used"),
        bytes_held=number("bytes_held"),
        sizes=tuple(number(f"size{one}") for one in range(len(SIZE_CLASSES) + 1)),
    )
