"""The documents of an export: what we know of somebody besides their pictures, without anything that opens a door."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, TypeVar

from ulid import ULID

from accounts.services.profiles import profile_get, profiles_by_id
from gallery.services.archives.entries import json_list, json_object
from gallery.services.links import state_of
from gallery.services.paging import PAGE_SIZE_MAX
from gallery.tables import comments, favourites, likes, links, notifications
from gallery.tables.album_items import items_of_album
from gallery.tables.album_members import members_of, memberships_of
from gallery.tables.albums import Album, albums_of_owner
from gallery.tables.archives import Archive
from gallery.tables.relations import BLOCKS, FOLLOWED_BY, FOLLOWS, relations_of

Document = Callable[[], Iterator[bytes]]
Told = Iterator[Mapping[str, Any]]
Row = TypeVar("Row")

_OF_PROFILES: Final = (
    "user_id", "handle", "display_name", "bio", "avatar_image_id", "created_at", "image_count", "public_image_count",
    "bytes_used", "album_count", "favourite_count", "follower_count", "following_count", "block_count",
)  # fmt: skip
_OF_LINKS: Final = (
    "subject_kind", "subject_id", "created_at", "open_until", "revoked_at", "opens", "max_opens", "last_opened_at",
    "largest_width", "allow_original", "show_metadata",
)  # fmt: skip


def documents(archive: Archive) -> dict[str, Document]:
    """By name, in the order in which they are written."""
    owner_id = archive.owner_id
    # Only the web function may read these two, so they were read when the export was asked for.
    account = json.loads(archive.account or "{}")
    lists: dict[str, Callable[[], Told]] = {
        "albums": partial(_albums, owner_id),
        "shared_albums": partial(_memberships, owner_id),
        "comments": partial(_comments, owner_id),
        "likes": partial(_likes, owner_id),
        "favourites": partial(_favourites, owner_id),
        "following": partial(_people, owner_id, FOLLOWS),
        "followers": partial(_people, owner_id, FOLLOWED_BY),
        "blocked": partial(_people, owner_id, BLOCKS),
        "links": partial(_links, owner_id),
        "notifications": partial(_notifications, owner_id),
        **{name: partial(iter, account.get(name, ())) for name in ("tokens", "sessions")},
    }
    return {
        "profile": lambda: json_object(_told(profile_get(user_id=owner_id), _OF_PROFILES)),
        **{name: partial(_as_json, rows) for name, rows in lists.items()},
    }


def _as_json(rows: Callable[[], Told]) -> Iterator[bytes]:
    return json_list(rows())


def _pages(query: Callable[[str | None], list[Row]], key: Callable[[Row], str]) -> Iterator[list[Row]]:
    """Page after page; `query` is given the key of the row behind which to go on."""
    after = None
    while rows := query(after):
        yield rows
        if len(rows) < PAGE_SIZE_MAX:
            return
        after = key(rows[-1])


def _albums(owner_id: str) -> Told:
    for page in _pages(
        lambda before: albums_of_owner(owner_id=owner_id, limit=PAGE_SIZE_MAX, before=before),
        lambda album: str(album.album_id),
    ):
        for album in page:
            yield _told(
                album,
                ("album_id", "title", "description", "visibility", "cover_image_id", "created_at", "updated_at"),
            ) | {"members": _members(album), "images": _items(album)}


def _members(album: Album) -> list[Mapping[str, Any]]:
    rows = members_of(album_id=album.album_id) if album.member_count else []
    people = profiles_by_id(user_ids=[row.user_id for row in rows])
    return [
        {"handle": people[row.user_id].handle, "role": row.role, "state": row.state, "since": row.created_at}
        for row in rows
        if row.user_id in people
    ]


def _items(album: Album) -> list[str]:
    """Ids of the pictures in an album; bounded, as an album is."""
    pages = _pages(
        lambda after: items_of_album(album_id=album.album_id, limit=PAGE_SIZE_MAX, after=after),
        lambda item: str(item.entry),
    )
    return [item.image_id for page in pages for item in page]


def _memberships(owner_id: str) -> Told:
    for page in _pages(
        lambda after: memberships_of(user_id=owner_id, limit=PAGE_SIZE_MAX, after=after),
        lambda member: str(member.owner_album),
    ):
        for member in page:
            yield _told(member, ("album_id", "role", "state", "created_at"))


def _comments(owner_id: str) -> Told:
    for page in _pages(
        lambda before: comments.comments_of_author(author_id=owner_id, limit=PAGE_SIZE_MAX, before=before),
        lambda comment: str(comment.comment_id),
    ):
        rows = comments.comments_get((entry.image_id, entry.comment_id) for entry in page)
        for entry in page:
            if comment := rows.get(entry.comment_id):
                yield _told(comment, ("image_id", "comment_id", "text", "created_at", "edited_at"))


def _likes(owner_id: str) -> Told:
    for page in _pages(
        lambda before: list(likes.likes_of_user(user_id=owner_id, limit=PAGE_SIZE_MAX, before=before)),
        lambda like: str(like.like_id),
    ):
        for like in page:
            yield {"image_id": like.image_id, "since": _moment_of(like.like_id)}


def _favourites(owner_id: str) -> Told:
    for page in _pages(
        lambda before: favourites.favourites_of_user(user_id=owner_id, limit=PAGE_SIZE_MAX, before=before),
        lambda favourite: str(favourite.favourite_id),
    ):
        for favourite in page:
            yield {"image_id": favourite.image_id, "since": _moment_of(favourite.favourite_id)}


def _people(owner_id: str, kind: str) -> Told:
    for page in _pages(
        lambda after: relations_of(user_id=owner_id, kind=kind, limit=PAGE_SIZE_MAX, after=after),
        lambda relation: relation.other_id,
    ):
        people = profiles_by_id(user_ids=[relation.other_id for relation in page])
        for relation in page:
            if person := people.get(relation.other_id):
                yield {"handle": person.handle, "display_name": person.display_name, "since": relation.created_at}


def _links(owner_id: str) -> Told:
    """Neither their ids, which are hashes of what opens them, nor what was made of their passwords."""
    owner, now = profile_get(user_id=owner_id), datetime.now(UTC)
    for page in _pages(
        lambda before: links.links_of_owner(owner_id=owner_id, limit=PAGE_SIZE_MAX, before=before),
        lambda link: str(link.position),
    ):
        for link in page:
            state = state_of(link, owner=owner, now=now)
            yield _told(link, _OF_LINKS) | {"state": state, "has_password": link.password is not None}


def _notifications(owner_id: str) -> Told:
    """What moderators decided is among them."""
    for page in _pages(
        lambda before: list(notifications.notifications_of(user_id=owner_id, limit=PAGE_SIZE_MAX, before=before)),
        lambda one: str(one.notification_id),
    ):
        people = profiles_by_id(user_ids={one.actor_id for one in page if one.actor_id})
        for one in page:
            actor = people.get(one.actor_id or "")
            told = _told(one, ("kind", "image_id", "comment_id", "album_id", "text", "created_at"))
            yield told | {"actor": actor.handle if actor else None}


def _moment_of(ulid: str) -> datetime:
    return ULID.from_str(ulid).datetime


def _told(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
