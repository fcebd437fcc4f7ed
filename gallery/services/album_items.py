"""What is in albums, and in which order. Every function here checks who asks.

The owner and contributors add pictures of their own, and each picture's owner takes it out again; the album's owner may
take out any, and is the one to arrange them.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from gallery.errors import Conflict, DomainError, Forbidden, ImageNotFound, Invalid, LimitReached, NotFound, NotTheOwner
from gallery.services.albums import OWNER, AlbumSeen, album_of_owner, album_see
from gallery.services.paging import page_cut
from gallery.services.ranks import rank_between, ranks_after
from gallery.services.seeing import images_by_id
from gallery.tables import album_changes as changes
from gallery.tables import album_items as table
from gallery.tables.album_items import ItemOfImage
from gallery.tables.album_members import CONTRIBUTOR
from gallery.tables.albums import Album, album_get
from gallery.tables.images import PRIVATE, Image, images_get
from gallery.tables.listings import Page, Position
from gallery.tables.uploads import READY

# Others may change the same album at the same moment; each try reads again what is then so, a little later.
_TRIES: Final = 8
_PAUSE_SECONDS: Final = 0.03
# Far below DynamoDB's 1,024 bytes for a sort key.
_RANK_MAX: Final = 500


@dataclass(frozen=True)
class ItemResult:
    """What became of one picture of many; `error` is None if it went well.

    `already` is for pictures that go into an album: it was in there before.
    """

    image_id: str
    error: DomainError | None = None
    already: bool = False


def album_images(*, viewer_id: str, album_id: str, limit: int, after: Position | None) -> Page:
    """An album's pictures that this viewer may see, in its order; a page may be short. Raises AlbumNotFound."""
    album_see(viewer_id=viewer_id, album_id=album_id)
    found = table.items_of_album(album_id=album_id, limit=limit + 1, after=after.key if after else None)
    shown, last = page_cut(found, limit)
    # Unlisted pictures too: their owners put them here.
    images = images_by_id([item.image_id for item in shown], viewer_id=viewer_id, listed=False) if shown else []
    return Page(images, Position(last.entry, last.image_id) if last else None)


def items_add(*, viewer_id: str, album_id: str, image_ids: Sequence[str]) -> list[ItemResult]:
    """Up to a hundred of the viewer's own pictures go to the end of an album, in the order given; one result each.

    One that is there already stays where it is. Raises AlbumNotFound, or Forbidden for who may not add.
    """
    _check_may_add(album_see(viewer_id=viewer_id, album_id=album_id))
    wanted = list(dict.fromkeys(image_ids))
    images = images_get(image_ids=wanted)
    results = {image_id: _refusal(images.get(image_id), viewer_id) for image_id in wanted}
    good = [image_id for image_id, error in results.items() if error is None]
    already: set[str] = set()
    for start in range(0, len(good), changes.AT_ONCE):
        some = good[start : start + changes.AT_ONCE]
        errors, there = _add_some(viewer_id, album_id, some)
        results.update(errors)
        already |= there
    return [ItemResult(image_id, results[image_id], image_id in already) for image_id in wanted]


def items_remove(*, viewer_id: str, album_id: str, image_ids: Sequence[str]) -> list[ItemResult]:
    """Take up to a hundred pictures out of an album; one result each. Raises AlbumNotFound.

    Somebody's own pictures leave an album that they may no longer see, too.
    """
    album = album_get(album_id=album_id)
    there = table.items_among(album_id=album_id, image_ids=image_ids)
    if not any(item.added_by == viewer_id for item in there.values()):
        album_see(viewer_id=viewer_id, album_id=album_id)
    results: dict[str, DomainError | None] = {}
    mine: list[str] = []
    for image_id in dict.fromkeys(image_ids):
        item = there.get(image_id)
        if item is None:
            results[image_id] = NotFound("This picture is not in the album.")
        elif viewer_id not in (album.owner_id, item.added_by):
            results[image_id] = Forbidden("Only who added a picture, or the album's owner, may remove it.")
        else:
            results[image_id] = None
            mine.append(image_id)
    for start in range(0, len(mine), changes.AT_ONCE):
        items_take_out(album_id=album_id, image_ids=mine[start : start + changes.AT_ONCE])
    return [ItemResult(image_id, error) for image_id, error in results.items()]


def items_take_out(*, album_id: str, image_ids: Iterable[str]) -> None:
    """For a service that was allowed to: up to AT_ONCE pictures leave an album, as far as they are in it.

    Raises Conflict if others change it all the time, and AlbumNotFound.
    """
    wanted = list(image_ids)
    for attempt in range(_TRIES):
        album = album_get(album_id=album_id)
        items = list(table.items_among(album_id=album_id, image_ids=wanted).values())
        if not items or changes.items_remove(album, items=items, now=datetime.now(UTC)):
            return
        time.sleep(_PAUSE_SECONDS * attempt)
    raise _busy()


def item_move(
    *, viewer_id: str, album_id: str, image_id: str, before: str | None = None, after: str | None = None
) -> None:
    """Put a picture of an album right before or right after another one of it.

    Raises AlbumNotFound, Forbidden, Invalid, ImageNotFound for what is not in the album, or Conflict.
    """
    target = before or after
    if target is None or (before and after):
        raise Invalid("Name one picture: `before` or `after`.")
    if target == image_id:
        raise Invalid("A picture cannot be put next to itself.")
    for attempt in range(_TRIES):
        album = album_of_owner(viewer_id=viewer_id, album_id=album_id)
        there = table.items_among(album_id=album_id, image_ids=[image_id, target])
        if len(there) < 2:
            raise ImageNotFound
        item = there[image_id]
        low, high = _gap(album, there[target], item, is_before=before is not None)
        rank = rank_between(low, high)
        if rank == item.rank:
            return  # it is there already
        if len(rank) > _RANK_MAX:
            raise Conflict("Too many pictures were put at this place. Put this one elsewhere first.")
        if changes.item_move(album, item=item, rank=rank, now=datetime.now(UTC)):
            return
        time.sleep(_PAUSE_SECONDS * attempt)
    raise _busy()


def _gap(album: Album, target: ItemOfImage, moved: ItemOfImage, *, is_before: bool) -> tuple[str | None, str | None]:
    """The ranks between which the moved item goes: the target's, and that of its neighbour other than the moved one."""
    entry = table.item_entry(target.rank, target.image_id)
    if is_before:
        near = table.items_before(album_id=album.album_id, before=entry, limit=2)
    else:
        near = table.items_of_album(album_id=album.album_id, after=entry, limit=2)
    neighbour = next((item.rank for item in near if item.image_id != moved.image_id), None)
    return (neighbour, target.rank) if is_before else (target.rank, neighbour)


def _add_some(viewer_id: str, album_id: str, image_ids: list[str]) -> tuple[dict[str, DomainError | None], set[str]]:
    """What became of each, and which of them were in the album before."""
    for attempt in range(_TRIES):
        seen = album_see(viewer_id=viewer_id, album_id=album_id)
        _check_may_add(seen)
        album = seen.album
        there = table.items_among(album_id=album_id, image_ids=image_ids)
        images = images_get(image_ids=image_ids)
        results = {image_id: _refusal(images.get(image_id), viewer_id) for image_id in image_ids}
        new = [image_id for image_id in image_ids if image_id not in there and results[image_id] is None]
        if not new:
            return results, set(there)
        room = changes.ITEMS_MAX - int(album.item_count)
        full = LimitReached(f"An album has room for {changes.ITEMS_MAX:,} pictures.")
        results.update(dict.fromkeys(new[room:], full))
        if room <= 0:
            return results, set(there)
        last = table.items_before(album_id=album_id, before=None, limit=1)
        ranks = ranks_after(last[0].rank if last else None, len(new[:room]))
        placed = list(zip(new[:room], ranks, strict=True))
        held = {image_id for image_id in new[:room] if images[image_id].held_album_id == album_id}
        if changes.items_add(album, placed=placed, added_by=viewer_id, now=datetime.now(UTC), held=held):
            return results, set(there)
        time.sleep(_PAUSE_SECONDS * attempt)
    return dict.fromkeys(image_ids, _busy()), set()


def _check_may_add(seen: AlbumSeen) -> None:
    if seen.role not in (OWNER, CONTRIBUTOR):
        raise Forbidden("Only the owner of an album and its contributors may add pictures.")


def _refusal(image: Image | None, viewer_id: str) -> DomainError | None:
    if image is None or image.state != READY or (image.owner_id != viewer_id and image.visibility == PRIVATE):
        return ImageNotFound()
    return None if image.owner_id == viewer_id else NotTheOwner()


def _busy() -> Conflict:
    return Conflict("This album was changed at the same moment. Look at it again, then repeat.")
