"""People as a viewer sees them: one by their handle, and lists of them.

Whom somebody blocks does not find them, and nobody finds who is away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.services.profiles import profile_seen, profiles_by_id
from accounts.tables.profiles import Profile
from gallery.errors import NotFound
from gallery.services.paging import page_cut
from gallery.tables.relations import (
    BLOCKS,
    FOLLOWED_BY,
    FOLLOWS,
    Standing,
    barred_ids,
    followed_among,
    relations_of,
    standing_of,
)

_NOBODY = Standing(follows=False, blocks=False, is_blocked=False)


@dataclass(frozen=True)
class Person:
    """Somebody, and how the viewer stands to them."""

    profile: Profile
    is_me: bool
    followed_by_me: bool
    blocked_by_me: bool

    @property
    def handle(self) -> str:
        return self.profile.handle

    @property
    def display_name(self) -> str:
        return self.profile.display_name


def person_get(*, viewer_id: str | None, handle: str) -> Person:
    """Raises NotFound for a handle nobody has, and for somebody who is away or blocks the viewer."""
    profile = profile_seen(handle=handle, viewer_id=viewer_id)
    is_me = profile.user_id == viewer_id
    standing = _NOBODY if viewer_id is None or is_me else standing_of(user_id=viewer_id, other_id=profile.user_id)
    if standing.is_blocked:
        raise NotFound("There is no such person.")
    return Person(profile, is_me=is_me, followed_by_me=standing.follows, blocked_by_me=standing.blocks)


def people_for(user_ids: Sequence[str], *, viewer_id: str) -> list[Person]:
    """Those of at most a hundred people whom this viewer may come upon, in the order given.

    Three requests, whatever their number: profiles, blocks, and whom the viewer follows.
    """
    profiles = profiles_by_id(user_ids=user_ids)
    barred = barred_ids(user_id=viewer_id)
    followed = followed_among(user_id=viewer_id, other_ids=user_ids)
    return [
        Person(
            profiles[user_id],
            is_me=user_id == viewer_id,
            followed_by_me=user_id in followed,
            blocked_by_me=False,
        )
        for user_id in user_ids
        if user_id in profiles and user_id not in barred and not profiles[user_id].is_hidden_from(viewer_id)
    ]


def followers_list(*, viewer_id: str, handle: str, limit: int, after: str | None) -> tuple[list[Person], str | None]:
    """Who follows somebody, and the id after which to go on. Raises NotFound."""
    person = person_get(viewer_id=viewer_id, handle=handle)
    return _related(person.profile.user_id, FOLLOWED_BY, viewer_id=viewer_id, limit=limit, after=after)


def following_list(*, viewer_id: str, handle: str, limit: int, after: str | None) -> tuple[list[Person], str | None]:
    """Whom somebody follows, and the id after which to go on. Raises NotFound."""
    person = person_get(viewer_id=viewer_id, handle=handle)
    return _related(person.profile.user_id, FOLLOWS, viewer_id=viewer_id, limit=limit, after=after)


def blocks_list(*, viewer_id: str, limit: int, after: str | None) -> tuple[list[Person], str | None]:
    """Whom the viewer blocks, and the id after which to go on."""
    found = relations_of(user_id=viewer_id, kind=BLOCKS, limit=limit + 1, after=after)
    shown, last = page_cut(found, limit)
    profiles = profiles_by_id(user_ids=[row.other_id for row in shown])
    people = [
        Person(profiles[row.other_id], is_me=False, followed_by_me=False, blocked_by_me=True)
        for row in shown
        if row.other_id in profiles and not profiles[row.other_id].is_away
    ]
    return people, last.other_id if last else None


def _related(
    user_id: str, kind: str, *, viewer_id: str, limit: int, after: str | None
) -> tuple[list[Person], str | None]:
    shown, last = page_cut(relations_of(user_id=user_id, kind=kind, limit=limit + 1, after=after), limit)
    return people_for([row.other_id for row in shown], viewer_id=viewer_id), last.other_id if last else None
