"""What takes a decision back: the things as they were before, the person as the decisions that are left have them."""

from datetime import datetime
from typing import Final

from accounts.tables.profiles import Profile
from gallery.services.blocklist import block_entries_of
from gallery.tables.blocklist import BlockEntry
from gallery.tables.images import REINSTATING, REMOVED, image_find, image_get
from moderation.subjects import IMAGE, Subject
from moderation.tables.cases import APPEALED, DECIDED, Case, cases_of_owner
from moderation.tables.effects import (
    BAN,
    LABEL,
    NOTHING,
    REINSTATE,
    REMOVE,
    RESTORE,
    REVERSES,
    SUSPEND,
    TRUST,
    UNLABEL,
    Asked,
    Writes,
    effect_of,
    standing_effect,
)

_OF_STANDING: Final = (SUSPEND, BAN, REINSTATE)
# So many cases of one person are looked at.
_CASES: Final = 100


def undo_of(action: str, subject: Subject) -> str:
    """The action that will take this one back, by how things are before it."""
    if action == TRUST:
        profile = Profile.find(subject.owner_id)
        return NOTHING if profile is not None and profile.trusted else REVERSES[action]
    image = image_find(image_id=subject.id) if subject.kind == IMAGE else None
    if image is not None:
        if action == RESTORE and image.state in (REMOVED, REINSTATING):
            return REMOVE
        if (action == LABEL and image.sensitive) or (action == UNLABEL and not image.sensitive):
            return NOTHING
    return REVERSES[action]


def reversal_of(case: Case, *, now: datetime) -> Writes:
    """The writes that take the case's decision back."""
    if case.action in _OF_STANDING:
        banned, until = _standing_without(case, now=now)
        return standing_effect(case.owner_id, banned=banned, until=until, now=now)
    block = block_of(case.subject) if case.blocked else ()
    return effect_of(Asked(str(case.undo), case.subject, case.until, block), now=now)


def block_of(subject: Subject) -> tuple[BlockEntry, ...]:
    """What keeps the picture from being sent again; nothing of other subjects."""
    if subject.kind != IMAGE:
        return ()
    return tuple(block_entries_of(image_get(image_id=subject.id), source="a moderator's decision"))


def is_blocked(case: Case) -> bool:
    """Whether the decision of another case that stands put the same picture on the blocklist."""
    return any(one.action == REMOVE and one.blocked and one.subject == case.subject for one in _others(case))


def _standing_without(case: Case, *, now: datetime) -> tuple[bool, datetime | None]:
    """Whether the person is banned, and until when suspended, by what else was decided about them."""
    banned, until = False, None
    for one in sorted(_others(case), key=lambda other: other.decided_at):
        if one.action == REINSTATE:
            banned, until = False, None
        elif one.action == BAN:
            banned = True
        elif one.action == SUSPEND and one.until > now:
            until = max(until or one.until, one.until)
    return banned, until


def _others(case: Case) -> list[Case]:
    """The decisions about the same person that stand."""
    return [
        one
        for one in cases_of_owner(owner_id=case.owner_id, limit=_CASES)
        if one.case_id != case.case_id and one.state in (DECIDED, APPEALED) and not one.appeal_granted
    ]
