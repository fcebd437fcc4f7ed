"""Shared albums: whom their owners invite, and who takes part. Every function here checks who asks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from accounts.services.profiles import profile_seen, profiles_by_id
from accounts.services.throttles import throttle
from accounts.tables.profiles import Profile
from gallery.errors import Conflict, Forbidden, Invalid, LimitReached, NotFound
from gallery.messages import jobs_announce
from gallery.services.albums import OWNER, AlbumSeen, album_of_owner, album_see
from gallery.tables import album_members as table
from gallery.tables.album_members import ACCEPTED, MEMBERS_MAX, AlbumMember, member_find
from gallery.tables.relations import barred_ids, is_barred

INVITATIONS_PER_HOUR: Final = 200


@dataclass(frozen=True)
class Member:
    """Somebody in an album, as its owner and its members see them."""

    person: Profile
    role: str
    is_invited: bool


def members_list(*, viewer_id: str, album_id: str) -> list[Member]:
    """Raises AlbumNotFound, or Forbidden for whoever is not in the album."""
    seen = album_see(viewer_id=viewer_id, album_id=album_id)
    if seen.role is None and not seen.is_invited:
        raise Forbidden("Who is in an album is for those in it.")
    rows = table.members_of(album_id=album_id)
    people, barred = profiles_by_id(user_ids=[row.user_id for row in rows]), barred_ids(user_id=viewer_id)
    return [
        Member(people[row.user_id], row.role, row.state != ACCEPTED)
        for row in rows
        if row.user_id in people and row.user_id not in barred and not people[row.user_id].is_hidden_from(viewer_id)
    ]


def member_invite(*, viewer_id: str, album_id: str, handle: str, role: str) -> Member:
    """Invite somebody to an album of the viewer's, or give a member another role.

    Raises AlbumNotFound, Forbidden, NotFound, Invalid for oneself, LimitReached or Conflict.
    """
    throttle(key=f"invitations#{viewer_id}", limit=INVITATIONS_PER_HOUR, period=3600)
    album = album_of_owner(viewer_id=viewer_id, album_id=album_id)
    person = profile_seen(handle=handle, viewer_id=viewer_id)
    if person.user_id == viewer_id:
        raise Invalid("An album is its owner's already.")
    if is_barred(user_id=viewer_id, other_id=person.user_id):
        raise NotFound("There is no such person.")
    known = member_find(album_id=album_id, user_id=person.user_id)
    if known:
        if not table.member_change(known, role=role):
            raise _busy()
        return Member(person, role, known.state != ACCEPTED)
    if album.member_count >= MEMBERS_MAX:
        raise LimitReached(f"An album has room for {MEMBERS_MAX} people.")
    if not table.member_invite(album, user_id=person.user_id, role=role, now=datetime.now(UTC)):
        raise _busy()
    return Member(person, role, is_invited=True)


def member_remove(*, viewer_id: str, album_id: str, handle: str) -> None:
    """Take somebody out of an album of the viewer's, with what they added.

    Raises AlbumNotFound, Forbidden or NotFound.
    """
    album_of_owner(viewer_id=viewer_id, album_id=album_id)
    member = member_find(album_id=album_id, user_id=profile_seen(handle=handle, viewer_id=viewer_id).user_id)
    if member is None:
        raise NotFound("This person is not in the album.")
    member_end(member)


def invitation_accept(*, viewer_id: str, album_id: str) -> AlbumSeen:
    """Again, it changes nothing. Raises AlbumNotFound, or NotFound if there is no invitation."""
    member = _membership(viewer_id, album_id)
    if member.state != ACCEPTED and not table.member_change(member, state=ACCEPTED):
        raise _busy()
    return album_see(viewer_id=viewer_id, album_id=album_id)


def album_leave(*, viewer_id: str, album_id: str) -> None:
    """Leave an album, or decline its invitation; one's pictures leave it too. Raises AlbumNotFound or NotFound."""
    member_end(_membership(viewer_id, album_id))


def member_end(member: AlbumMember) -> None:
    """For a service that was allowed to; again, it changes nothing."""
    if table.member_remove(member, now=datetime.now(UTC)):
        jobs_announce([table.leave_job_id(album_id=member.album_id, user_id=member.user_id)])


def _membership(viewer_id: str, album_id: str) -> AlbumMember:
    seen = album_see(viewer_id=viewer_id, album_id=album_id)
    if seen.role == OWNER:
        raise Invalid("An album's owner deletes it rather than leaving it.")
    if seen.member is None:
        raise NotFound("You are not invited to this album.")
    return seen.member


def _busy() -> Conflict:
    return Conflict("This album was changed at the same moment. Look at it again, then repeat.")
