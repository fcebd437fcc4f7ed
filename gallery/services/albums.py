"""Albums: making, seeing, listing, changing and deleting them. Every function here checks who asks.

A private album is for its owner and its members, an unlisted one for whoever has its link, a public one stands on its
owner's page. What anybody sees in an album follows from the pictures: their own, and others' that are not private.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ulid import ULID

from accounts.services.profiles import profile_seen, profiles_by_id
from accounts.tables.profiles import Profile
from gallery.errors import AlbumNotFound, Forbidden, LimitReached, NotFound
from gallery.messages import jobs_announce
from gallery.services.cards import Card, cards_for
from gallery.services.paging import page_cut
from gallery.services.revisions import Revisions, expected_revision
from gallery.services.seeing import images_by_id, is_owner_hidden
from gallery.tables import albums as table
from gallery.tables.album_members import ACCEPTED, AlbumMember, member_find, memberships_of
from gallery.tables.albums import Album
from gallery.tables.images import PRIVATE
from gallery.tables.relations import barred_ids, is_barred

OWNER = "owner"


@dataclass(frozen=True)
class AlbumSeen:
    """An album that its viewer may see; `member` is their row in it, if they were invited."""

    album: Album
    viewer_id: str
    member: AlbumMember | None = None

    @property
    def role(self) -> str | None:
        """What the viewer is in it: owner, contributor, viewer, or None."""
        if self.album.owner_id == self.viewer_id:
            return OWNER
        return str(self.member.role) if self.member and self.member.state == ACCEPTED else None

    @property
    def is_invited(self) -> bool:
        """Whether the viewer has an invitation that they have not answered."""
        return self.member is not None and self.member.state != ACCEPTED


@dataclass(frozen=True)
class AlbumCard:
    """An album as it is shown; the cover is None if there is none that its viewer may see."""

    seen: AlbumSeen
    owner: Profile
    cover: Card | None


def album_see(*, viewer_id: str, album_id: str) -> AlbumSeen:
    """Raises AlbumNotFound for an album that this viewer may not see."""
    album = table.album_get(album_id=album_id)
    if album.owner_id == viewer_id:
        return AlbumSeen(album, viewer_id)
    if is_owner_hidden(album.owner_id, viewer_id=viewer_id) or is_barred(user_id=viewer_id, other_id=album.owner_id):
        raise AlbumNotFound
    member = member_find(album_id=album_id, user_id=viewer_id)
    if album.visibility == PRIVATE and member is None:
        raise AlbumNotFound
    return AlbumSeen(album, viewer_id, member)


def album_of_owner(*, viewer_id: str, album_id: str) -> Album:
    """Raises AlbumNotFound, or Forbidden for an album that the viewer only sees."""
    seen = album_see(viewer_id=viewer_id, album_id=album_id)
    if seen.role != OWNER:
        raise Forbidden("Only the owner of an album may do this.")
    return seen.album


def album_create(*, owner_id: str, title: str, description: str, visibility: str) -> AlbumSeen:
    """Raises LimitReached."""
    now = datetime.now(UTC)
    album = Album(
        str(ULID.from_datetime(now)),
        owner_id=owner_id,
        title=title,
        description=description,
        visibility=visibility,
        created_at=now,
        updated_at=now,
    )
    if not table.album_create(album):
        raise LimitReached(f"You have {table.ALBUMS_MAX:,} albums, which is the most there may be.")
    return AlbumSeen(album, owner_id)


def album_update(*, viewer_id: str, album_id: str, changes: Mapping[str, Any], accepted: Revisions = None) -> AlbumSeen:
    """Raises AlbumNotFound, Forbidden, Conflict or PreconditionFailed."""
    album = album_of_owner(viewer_id=viewer_id, album_id=album_id)
    with expected_revision(album.revision, accepted):
        if changes:
            table.album_update(album, changes=changes, now=datetime.now(UTC))
    return album_see(viewer_id=viewer_id, album_id=album_id)


def album_delete(*, viewer_id: str, album_id: str, accepted: Revisions = None) -> None:
    """The pictures stay. Raises AlbumNotFound, Forbidden, Conflict or PreconditionFailed."""
    album = album_of_owner(viewer_id=viewer_id, album_id=album_id)
    with expected_revision(album.revision, accepted):
        table.album_delete(album, now=datetime.now(UTC))
    jobs_announce([table.forget_job_id(album_id)])


def albums_list(*, viewer_id: str, limit: int, after: str | None) -> tuple[list[AlbumSeen], str | None]:
    """The viewer's own, newest first, and where to go on."""
    shown, last = page_cut(table.albums_of_owner(owner_id=viewer_id, limit=limit + 1, before=after), limit)
    return [AlbumSeen(album, viewer_id) for album in shown], last.album_id if last else None


def albums_shared_list(*, viewer_id: str, limit: int, after: str | None) -> tuple[list[AlbumSeen], str | None]:
    """Others' that the viewer was invited to, together by their owners, and where to go on."""
    shown, last = page_cut(memberships_of(user_id=viewer_id, limit=limit + 1, after=after), limit)
    albums = table.albums_get(album_ids=[member.album_id for member in shown])
    barred = barred_ids(user_id=viewer_id)
    seen = [
        AlbumSeen(albums[member.album_id], viewer_id, member)
        for member in shown
        if member.album_id in albums and albums[member.album_id].owner_id not in barred
    ]
    return seen, last.owner_album if last else None


def albums_of_person_list(
    *, viewer_id: str, handle: str, limit: int, after: str | None
) -> tuple[list[AlbumSeen], str | None]:
    """All of them for that person, the public ones for others; where to go on. Raises NotFound."""
    owner_id = profile_seen(handle=handle, viewer_id=viewer_id).user_id
    if owner_id == viewer_id:
        return albums_list(viewer_id=viewer_id, limit=limit, after=after)
    if is_barred(user_id=viewer_id, other_id=owner_id):
        raise NotFound("There is no such person.")
    shown, last = page_cut(table.albums_public_of_owner(owner_id=owner_id, limit=limit + 1, before=after), limit)
    return [AlbumSeen(album, viewer_id) for album in shown], last.album_id if last else None


def album_cards(albums: list[AlbumSeen], *, viewer_id: str) -> list[AlbumCard]:
    """In the order given; owners and covers come by one batch read each. One whose owner is away is left out."""
    owners = profiles_by_id(user_ids={seen.album.owner_id for seen in albums})
    cover_ids = {str(seen.album.cover_image_id) for seen in albums if seen.album.cover_image_id}
    images = images_by_id(list(cover_ids), viewer_id=viewer_id, listed=False) if cover_ids else []
    covers = {card.image.image_id: card for card in cards_for(images, viewer_id=viewer_id)} if images else {}
    return [
        AlbumCard(seen, owners[seen.album.owner_id], covers.get(seen.album.cover_image_id or ""))
        for seen in albums
        if seen.album.owner_id in owners and not owners[seen.album.owner_id].is_hidden_from(viewer_id)
    ]


def album_card(seen: AlbumSeen) -> AlbumCard:
    """Raises AlbumNotFound if its owner is away or gone."""
    cards = album_cards([seen], viewer_id=seen.viewer_id)
    if not cards:
        raise AlbumNotFound
    return cards[0]
