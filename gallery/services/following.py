"""Following and blocking: each may be asked for again, and changes nothing then."""

from datetime import UTC, datetime
from typing import Final

from accounts.services.profiles import profile_get, profile_seen
from accounts.services.throttles import throttle
from gallery.errors import Conflict, Invalid, LimitReached
from gallery.messages import jobs_announce
from gallery.services.people import Person, person_get
from gallery.tables import relation_changes as changes
from gallery.tables.album_members import part_job_id
from gallery.tables.notifications import retraction_of
from gallery.tables.relations import BLOCKS_MAX, standing_of

CHANGES_PER_HOUR: Final = 600
# Others may change the same rows at the same moment; each try reads again what is then so.
_TRIES: Final = 5


def follow(*, viewer_id: str, handle: str) -> Person:
    """Raises NotFound, Invalid for oneself, LimitReached, or Conflict for somebody whom the viewer blocks."""
    _throttle(viewer_id)
    for _ in range(_TRIES):
        person = person_get(viewer_id=viewer_id, handle=handle)
        if person.is_me:
            raise Invalid("You cannot follow yourself.")
        if person.blocked_by_me:
            raise Conflict("You block this person. Unblock them first.")
        if person.followed_by_me:
            return person
        author_id = person.profile.user_id
        if changes.follow_create(follower_id=viewer_id, author=person.profile, now=datetime.now(UTC)):
            jobs_announce([changes.backfill_job_id(follower_id=viewer_id, author_id=author_id)])
            return person_get(viewer_id=viewer_id, handle=handle)
        if profile_get(user_id=viewer_id).following_count >= changes.FOLLOWING_MAX:
            raise LimitReached(f"You follow {changes.FOLLOWING_MAX:,} people, which is the most there may be.")
    raise _busy()


def unfollow(*, viewer_id: str, handle: str) -> Person:
    """Raises NotFound."""
    _throttle(viewer_id)
    for _ in range(_TRIES):
        person = person_get(viewer_id=viewer_id, handle=handle)
        author_id = person.profile.user_id
        relation = changes.follows_between(one_id=viewer_id, other_id=author_id).get(viewer_id)
        if relation is None:
            return person
        notification_id = relation.relation_id
        retraction = retraction_of(user_id=author_id, notification_id=notification_id) if notification_id else None
        if changes.follow_delete(relation, retraction=retraction):
            return person_get(viewer_id=viewer_id, handle=handle)
    raise _busy()


def block(*, viewer_id: str, handle: str) -> Person:
    """Neither sees the other from now on, and neither follows the other any more.

    Raises NotFound, Invalid for oneself, or LimitReached.
    """
    _throttle(viewer_id)
    for _ in range(_TRIES):
        person = person_get(viewer_id=viewer_id, handle=handle)
        if person.is_me:
            raise Invalid("You cannot block yourself.")
        if person.blocked_by_me:
            return person
        other_id = person.profile.user_id
        follows = changes.follows_between(one_id=viewer_id, other_id=other_id)
        if changes.block_create(user_id=viewer_id, other_id=other_id, follows=follows, now=datetime.now(UTC)):
            jobs_announce([part_job_id(user_id=viewer_id, other_id=other_id)])
            return person_get(viewer_id=viewer_id, handle=handle)
        if profile_get(user_id=viewer_id).block_count >= BLOCKS_MAX:
            raise LimitReached(f"You block {BLOCKS_MAX:,} people, which is the most there may be.")
    raise _busy()


def unblock(*, viewer_id: str, handle: str) -> Person | None:
    """Also of somebody who blocks the viewer in turn, and who is then None. Raises NotFound."""
    _throttle(viewer_id)
    other_id = profile_seen(handle=handle, viewer_id=viewer_id).user_id
    standing = standing_of(user_id=viewer_id, other_id=other_id)
    if standing.blocks:
        changes.block_delete(user_id=viewer_id, other_id=other_id)
        if standing.is_blocked:
            return None
    return person_get(viewer_id=viewer_id, handle=handle)


def _throttle(viewer_id: str) -> None:
    throttle(key=f"relations#{viewer_id}", limit=CHANGES_PER_HOUR, period=3600)


def _busy() -> Conflict:
    return Conflict("This was changed at the same moment. Look at it again, then repeat.")
