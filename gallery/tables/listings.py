"""The listings of the `images` table, newest first: each is one bounded Query on one index."""

from dataclasses import dataclass
from typing import Any

from accounts.tables.faults import temporary_faults_as_unavailable
from gallery.tables.images import FEED_SHARD, Image


@dataclass(frozen=True)
class Position:
    """Where a listing goes on: after this picture. `key` is the listing's sort key, `image_id` the row's."""

    key: str
    image_id: str


@dataclass(frozen=True)
class Page:
    """One page of a listing, newest first; `after` is None at the end."""

    images: list[Image]
    after: Position | None


def images_public(*, limit: int, after: Position | None) -> Page:
    """Everybody's public pictures, newest first: one Query on `feed`."""
    start = {"feed_shard": FEED_SHARD, "feed_position": after.key} if after else None
    return _page(Image.feed, FEED_SHARD, "feed_position", limit, after, start)


def images_public_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """One person's public pictures, newest first: one Query on `published_by_owner`."""
    start = {"published_owner_id": owner_id, "feed_position": after.key} if after else None
    return _page(Image.published_by_owner, owner_id, "feed_position", limit, after, start)


def images_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """All of one person's pictures, newest first: one Query on `by_owner`."""
    start = {"owner_id": owner_id} if after else None
    return _page(Image.by_owner, owner_id, "image_id", limit, after, start)


def _page(
    index: Any, hash_key: str, sort_name: str, limit: int, after: Position | None, start: dict[str, str] | None
) -> Page:
    """Ask for one row more than the page holds: whether it comes tells whether there is a next page."""
    exclusive_start = None
    if after is not None and start is not None:
        exclusive_start = {name: {"S": value} for name, value in {**start, "image_id": after.image_id}.items()}
    with temporary_faults_as_unavailable():
        found: list[Image] = list(
            index.query(
                hash_key,
                scan_index_forward=False,
                limit=limit + 1,
                page_size=limit + 1,
                last_evaluated_key=exclusive_start,
            )
        )
    images = found[:limit]
    more = len(found) > limit
    return Page(images, Position(getattr(images[-1], sort_name), images[-1].image_id) if more else None)
