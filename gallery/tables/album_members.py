"""The `album_members` table: who was invited to an album, and who takes part in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.albums import Album
from gallery.tables.jobs import job_request
from gallery.tables.notifications import SHARED_ALBUM, notify
from gallery.tables.relations import BLOCKED_BY, BLOCKS, Relation, relation_key

CONTRIBUTOR: Final = "contributor"
VIEWER: Final = "viewer"
ROLES: Final = (CONTRIBUTOR, VIEWER)
INVITED: Final = "invited"
ACCEPTED: Final = "accepted"
MEMBERS_MAX: Final = 100


class MembershipsIndex(GlobalSecondaryIndex["AlbumMember"]):
    """What one person was invited to, by the albums' owners."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True)
    owner_album = UnicodeAttribute(range_key=True)


class AlbumMember(Table):
    """One person in one album; `owner_album` is the owner's id, `#`, and the album's."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-album_members"

    album_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    owner_album = UnicodeAttribute()
    role = UnicodeAttribute()
    state = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()

    by_user = MembershipsIndex()


def member_find(*, album_id: str, user_id: str) -> AlbumMember | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return AlbumMember.get(album_id, user_id, consistent_read=True)
    except DoesNotExist:
        return None


def members_among(*, album_ids: Iterable[str], user_id: str) -> dict[str, AlbumMember]:
    """By album, one person's rows in up to a hundred of them: one consistent BatchGetItem."""
    keys = [(album_id, user_id) for album_id in set(album_ids)]
    with temporary_faults_as_unavailable():
        return {member.album_id: member for member in AlbumMember.batch_get(keys, consistent_read=True)}


def members_of(*, album_id: str) -> list[AlbumMember]:
    """Everybody in an album: one consistent Query, bounded by the most members there may be."""
    with temporary_faults_as_unavailable():
        return list(AlbumMember.query(album_id, limit=MEMBERS_MAX, consistent_read=True))


def memberships_of(*, user_id: str, limit: int, after: str | None = None) -> list[AlbumMember]:
    """What a person was invited to, by owner, behind the `owner_album` given: one Query on `by_user`."""
    later = MembershipsIndex.owner_album > after if after else None
    with temporary_faults_as_unavailable():
        return list(AlbumMember.by_user.query(user_id, later, limit=limit, page_size=limit))


def memberships_with(*, user_id: str, owner_id: str, limit: int) -> list[AlbumMember]:
    """What a person was invited to by one owner: one Query on `by_user`."""
    theirs = MembershipsIndex.owner_album.startswith(f"{owner_id}#")
    with temporary_faults_as_unavailable():
        return list(AlbumMember.by_user.query(user_id, theirs, limit=limit, page_size=limit))


def member_invite(album: Album, *, user_id: str, role: str, now: datetime) -> bool:
    """One transaction: the invitation, the album's counter, the notification.

    False if that person was invited before, one of the two blocks the other, or the album has room for nobody.
    """
    member = AlbumMember(
        album.album_id,
        user_id,
        owner_album=f"{album.owner_id}#{album.album_id}",
        role=role,
        state=INVITED,
        created_at=now,
    )

    def fill(writes: TransactWrite) -> None:
        writes.save(member, condition=AlbumMember.album_id.does_not_exist())
        for kind in (BLOCKS, BLOCKED_BY):
            absent = Relation.user_id.does_not_exist()
            writes.condition_check(Relation, album.owner_id, relation_key(kind, user_id), condition=absent)
        writes.update(
            Album(album.album_id),
            actions=[Album.member_count.add(1)],
            condition=Album.album_id.exists() & (Album.member_count < MEMBERS_MAX),
        )
        notify(
            writes,
            user_id=user_id,
            kind=SHARED_ALBUM,
            now=now,
            actor_id=album.owner_id,
            album_id=album.album_id,
            text=album.title,
        )

    return transact_if(fill)


def member_change(member: AlbumMember, *, role: str | None = None, state: str | None = None) -> bool:
    """Give a member another role, or accept an invitation. False if that person is no member any more."""
    actions: list[Action] = [AlbumMember.role.set(role)] if role else []
    actions += [AlbumMember.state.set(state)] if state else []

    def fill(writes: TransactWrite) -> None:
        there = AlbumMember.created_at == member.created_at
        writes.update(AlbumMember(member.album_id, member.user_id), actions=actions, condition=there)

    return transact_if(fill)


def member_remove(member: AlbumMember, *, now: datetime) -> bool:
    """One transaction: the row, the album's counter, and the job that takes out what that person put in.

    False if that person is no member any more.
    """

    def fill(writes: TransactWrite) -> None:
        there = AlbumMember.created_at == member.created_at
        writes.delete(AlbumMember(member.album_id, member.user_id), condition=there)
        writes.update(Album(member.album_id), actions=[Album.member_count.add(-1)], condition=Album.album_id.exists())
        job_request(
            writes,
            job_id=leave_job_id(album_id=member.album_id, user_id=member.user_id),
            kind="album_leave",
            subject=member.album_id,
            now=now,
            arguments={"user_id": member.user_id},
        )

    return transact_if(fill)


def leave_job_id(*, album_id: str, user_id: str) -> str:
    """The job that takes out what somebody put into an album whom it has no more."""
    return f"album_leave#{album_id}#{user_id}"


def part_request(writes: TransactWrite, *, user_id: str, other_id: str, now: datetime) -> None:
    """Add to the transaction of a block that neither takes part in the other's albums any more."""
    job_request(
        writes,
        job_id=part_job_id(user_id=user_id, other_id=other_id),
        kind="album_part",
        subject=user_id,
        now=now,
        arguments={"other_id": other_id},
    )


def part_job_id(*, user_id: str, other_id: str) -> str:
    """The job that ends what two people have in common."""
    return f"album_part#{user_id}#{other_id}"


def members_forget(*, album_id: str) -> int:
    """Delete the members of an album that is gone; how many there were."""
    found = members_of(album_id=album_id)
    with temporary_faults_as_unavailable(), AlbumMember.batch_write() as batch:
        for member in found:
            batch.delete(member)
    return len(found)
