"""Asking for somebody's erasure, calling it off, and what its report says. `erasing` does the work when it is due."""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, NotFound
from gallery.tables import erasures as table
from gallery.tables import everything
from gallery.tables.erasures import Erasure, person_hash

_ID_BYTES: Final = 16
# Those given out before were of more letters, and as long.
_ID: Final = re.compile("[A-Za-z0-9_-]{32}")


def erasure_request(*, user_id: str, due_at: datetime | None = None) -> tuple[datetime, str]:
    """Hide a person at once and have them erased then, by default after LEAVING_DAYS: when, and the erasure's id.

    Whoever is leaving already keeps the date they have, and what was given up is tried again. For a caller that has
    checked who asks. Raises NotFound, or Conflict if the person was changed at the same moment.
    """
    now = datetime.now(UTC)
    due_at = due_at or now + timedelta(days=settings.LEAVING_DAYS)
    erasure = Erasure(
        secrets.token_hex(_ID_BYTES),  # which no command line takes for an option
        user_id=user_id,
        person_hash=person_hash(user_id),
        asked_at=now,
        due_at=due_at,
    )
    if table.erasure_begin(erasure):
        return due_at, str(erasure.erasure_id)
    profile = profile_get(user_id=user_id)
    if not profile.is_leaving:
        raise Conflict("This account was changed at the same moment. Repeat it.")
    erasure_id, leaving_at = str(profile.erasure_id), profile.leaving_at
    table.erasure_ask_again(erasure_id=erasure_id, due_at=leaving_at, now=now)
    return leaving_at, erasure_id


def erasure_call_off(*, user_id: str) -> None:
    """The person stays; of somebody who does not leave, it changes nothing. Raises Conflict once erasing has begun."""
    profile = profile_get(user_id=user_id)
    if profile.is_leaving and not table.erasure_call_off(user_id=user_id, erasure_id=str(profile.erasure_id)):
        raise Conflict("The time to think is over: this account is being erased.")


def erasure_report(*, erasure_id: str) -> Erasure:
    """For whoever knows the id. Raises NotFound, also for one that was called off."""
    # DynamoDB refuses keys of more than 2 KB.
    erasure = table.erasure_get(erasure_id=erasure_id) if _ID.fullmatch(erasure_id) else None
    if erasure is None:
        raise NotFound("There is no such report.")
    return erasure


def erasures_all() -> Iterator[Erasure]:
    """Every wish to leave that was not called off. For an operator."""
    yield from everything.erasures_all()


def erasures_again() -> int:
    """Ask anew for the erasure of everybody whom restored rows have brought back; how many. For an operator.

    Who had time left to think has it still.
    """
    erasures = sorted(everything.erasures_all(), key=lambda one: one.asked_at)
    asked = {erasure.person_hash: erasure for erasure in erasures}
    under_way = {erasure.erasure_id for erasure in erasures if erasure.user_id}
    count = 0
    for profile in everything.profiles_all():
        before = asked.get(person_hash(profile.user_id))
        if before is None or profile.erasure_id in under_way:
            continue
        table.erasure_clear(user_id=profile.user_id)
        erasure_request(user_id=profile.user_id, due_at=max(datetime.now(UTC), before.due_at))
        count += 1
    return count
