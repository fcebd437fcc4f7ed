"""What the archive of all that somebody has holds: every original, also of the trash, and what else we know of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from gallery.services.archives.entries import PICTURES, Entry, digits_for, picture_entry
from gallery.services.archives.records import documents
from gallery.services.paging import PAGE_SIZE_MAX
from gallery.tables.archives import Archive
from gallery.tables.images import TRASHED, Image, images_get
from gallery.tables.listings import Page, Position, images_of_owner, images_trashed_of_owner
from gallery.tables.uploads import READY

TRASH: Final = "trash"
ACCOUNT: Final = "account"
_STAGES: Final = (PICTURES, TRASH, ACCOUNT)
# Of a picture's row, what says something to its owner; keys of listings and the like say it again.
_TOLD: Final = (
    "image_id", "state", "visibility", "title", "description", "alt_text", "tags", "width", "height", "created_at",
    "published_at", "taken_at", "trashed_at", "filename", "content_type", "size", "sha256", "camera", "lens",
    "focal_length", "aperture", "exposure_time", "iso", "latitude", "longitude", "location_removed", "show_camera",
    "show_location", "allow_comments", "allow_embedding", "like_count", "comment_count",
)  # fmt: skip


def export_entries(archive: Archive) -> Iterator[Entry]:
    """From where the archive is: the pictures, those in the trash, then the documents."""
    packed = archive.packed
    stage, key = packed.at or (PICTURES, "")
    number, digits = packed.image_count, digits_for(archive.images_total)
    for name in _STAGES[_STAGES.index(stage) :]:
        after = key if name == stage else ""
        if name == ACCOUNT:
            yield from _documents(archive, after)
            return
        for position, image in _images(archive.owner_id, name, after):
            entry = picture_entry(
                image,
                viewer_id=archive.owner_id,
                folder=name,
                number=number + 1,
                digits=digits,
                at=(name, position),
            )
            if entry:
                number += 1
                yield replace(entry, about=_about(image, entry.name))


def _images(owner_id: str, stage: str, key: str) -> Iterator[tuple[str, Image]]:
    """The whole rows of a listing behind a key, each with its own: the listings hold only what cards need."""
    after = Position(key, "") if key else None
    while True:
        page = _page(owner_id, stage, after)
        rows = images_get(image_ids=[listed.image_id for listed in page.images]) if page.images else {}
        for listed in page.images:
            image = rows.get(listed.image_id)
            if image and image.owner_id == owner_id and image.state in (READY, TRASHED):
                yield str(listed.trash_position if stage == TRASH else listed.image_id), image
        if page.after is None:
            return
        after = page.after


def _page(owner_id: str, stage: str, after: Position | None) -> Page:
    # A listing reads one row more than its page.
    limit = PAGE_SIZE_MAX - 1
    if stage == TRASH:
        return images_trashed_of_owner(owner_id=owner_id, limit=limit, after=after)
    return images_of_owner(owner_id=owner_id, limit=limit, after=after)


def _documents(archive: Archive, after: str) -> Iterator[Entry]:
    found = documents(archive)
    names = list(found)
    for name in names[names.index(after) + 1 if after else 0 :]:
        yield Entry(f"account/{name}.json", datetime.now(UTC), found[name](), (ACCOUNT, name))


def _about(image: Image, file: str) -> Mapping[str, Any]:
    told = {name: getattr(image, name) for name in _TOLD}
    return {"file": file, **{name: value for name, value in told.items() if value is not None}}
