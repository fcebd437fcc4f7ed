"""The listings of the `images` table, newest first: each a fixed number of bounded Queries."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Final

from accounts.tables.faults import temporary_faults_as_unavailable
from gallery.tables.image_indexes import FeedIndex, PublishedByOwnerIndex, TrashIndex
from gallery.tables.images import FEED_SHARDS, Image

_SHARDS: Final = [f"public#{number}" for number in range(FEED_SHARDS)]


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
    """Everybody's public pictures, newest first: one Query on each shard of `feed`, side by side, merged."""

    def newest(shard: str) -> list[Image]:
        older = FeedIndex.feed_position < after.key if after else None
        return _query(Image.feed, shard, older, limit)

    with ThreadPoolExecutor(max_workers=FEED_SHARDS) as pool:
        shards = list(pool.map(newest, _SHARDS))
    return _page(merge(*shards, key=lambda image: str(image.feed_position), reverse=True), "feed_position", limit)


def images_public_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """One person's public pictures, newest first: one Query on `published_by_owner`."""
    older = PublishedByOwnerIndex.feed_position < after.key if after else None
    return _page(_query(Image.published_by_owner, owner_id, older, limit), "feed_position", limit)


def images_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """All of one person's pictures but those in the trash, newest first: one Query on `by_owner`."""
    older = Image.image_id < after.key if after else None
    return _page(_query(Image.by_owner, owner_id, older, limit), "image_id", limit)


def images_trashed_of_owner(*, owner_id: str, limit: int, after: Position | None) -> Page:
    """What one person has thrown away, the last first: one Query on `trash`."""
    older = TrashIndex.trash_position < after.key if after else None
    return _page(_query(Image.trash, owner_id, older, limit), "trash_position", limit)


def images_held(*, album_id: str, limit: int, after: Position | None) -> Page:
    """What waits to be let into an album, newest first, ids only: one Query on `held`."""
    older = Image.image_id < after.key if after else None
    return _page(_query(Image.held, album_id, older, limit), "image_id", limit)


def _query(index: Any, hash_key: str, older: Any, limit: int) -> list[Image]:
    """One row more than a page holds: whether it comes tells whether there is a next page."""
    with temporary_faults_as_unavailable():
        return list(index.query(hash_key, older, scan_index_forward=False, limit=limit + 1, page_size=limit + 1))


def _page(found: Iterable[Image], sort_name: str, limit: int) -> Page:
    images: Sequence[Image] = list(islice(found, limit + 1))
    shown = list(images[:limit])
    after = Position(getattr(shown[-1], sort_name), shown[-1].image_id) if len(images) > limit else None
    return Page(shown, after)
