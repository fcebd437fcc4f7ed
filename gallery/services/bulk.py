"""One action on many pictures: each under its own rules and in its own transaction, a few at a time."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from gallery.errors import Conflict, DomainError, Invalid, PreconditionFailed
from gallery.services.album_items import ItemResult, items_add
from gallery.services.images import image_get, image_update
from gallery.services.trash import image_restore, image_trash

IMAGES_MAX: Final = 100
TAGS_MAX: Final = 30
# A person's pictures share their counters, so more at once would only meet there.
_AT_ONCE: Final = 4
_TRIES: Final = 5


@dataclass(frozen=True)
class Edit:
    """What to change of each picture: the same values for all, and tags to put to or take from those it has."""

    changes: Mapping[str, Any]
    add_tags: frozenset[str] = frozenset()
    remove_tags: frozenset[str] = frozenset()


def images_edit(*, viewer_id: str, image_ids: Sequence[str], edit: Edit) -> list[ItemResult]:
    """One result each, in the order given."""
    return _each(image_ids, lambda image_id: _edit(viewer_id, image_id, edit))


def images_trash(*, viewer_id: str, image_ids: Sequence[str]) -> list[ItemResult]:
    """One result each, in the order given."""
    return _each(image_ids, lambda image_id: image_trash(viewer_id=viewer_id, image_id=image_id))


def images_restore(*, viewer_id: str, image_ids: Sequence[str]) -> list[ItemResult]:
    """One result each, in the order given."""
    return _each(image_ids, lambda image_id: image_restore(viewer_id=viewer_id, image_id=image_id))


def images_add_to_album(*, viewer_id: str, image_ids: Sequence[str], album_id: str) -> list[ItemResult]:
    """One result each, in the order given. Raises AlbumNotFound, or Forbidden for who may not add."""
    return items_add(viewer_id=viewer_id, album_id=album_id, image_ids=image_ids)


def _each(image_ids: Sequence[str], act: Callable[[str], object]) -> list[ItemResult]:
    def one(image_id: str) -> ItemResult:
        for attempt in range(_TRIES):
            try:
                act(image_id)
            except (Conflict, PreconditionFailed) as error:
                # The caller did not say which version is meant, so the change holds for the next one too.
                if attempt + 1 == _TRIES:
                    return ItemResult(image_id, error)
            except DomainError as error:
                return ItemResult(image_id, error)
            else:
                break
        return ItemResult(image_id)

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        return list(pool.map(one, dict.fromkeys(image_ids)))


def _edit(viewer_id: str, image_id: str, edit: Edit) -> None:
    changes, accepted = dict(edit.changes), None
    if edit.add_tags or edit.remove_tags:
        image = image_get(viewer_id=viewer_id, image_id=image_id)
        accepted = frozenset({int(image.revision)})
        changes["tags"] = (set(image.tags or ()) | edit.add_tags) - edit.remove_tags
        if len(changes["tags"]) > TAGS_MAX:
            raise Invalid(f"A picture has at most {TAGS_MAX} tags.", field="add_tags")
    image_update(viewer_id=viewer_id, image_id=image_id, changes=changes, accepted=accepted)
