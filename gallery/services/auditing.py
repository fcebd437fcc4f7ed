"""The auditor: do rows, objects, counters and open multipart uploads agree?

It reads everything, so it is for maintenance and for tests, and it is exact only while nothing moves: what is younger
than the grace period is passed over, and a repair of a row checks again before it acts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from accounts.tables.profiles import Profile
from gallery.errors import Conflict
from gallery.media.sizes import rendition_widths
from gallery.services.auditing_albums import audit_albums
from gallery.services.auditing_objects import Needed, audit_multiparts, audit_objects
from gallery.services.counting import people_counted, reactions_counted
from gallery.services.differences import Difference
from gallery.services.images import image_delete_finish
from gallery.storage import keys
from gallery.storage.listing import OpenMultipart, StoredObject, multiparts_all, objects_all
from gallery.tables import everything, trash, upload_steps
from gallery.tables.archives import Archive
from gallery.tables.comments import comments_forget
from gallery.tables.images import DELETING, GONE, TAKEN_DOWN, Image
from gallery.tables.likes import likes_forget
from gallery.tables.uploads import PROCESSING, READY, Upload

# How long after its lease the sweeper must have taken an upload up.
_LATE_SECONDS: Final = 900


@dataclass
class _Everything:
    """All of it, as it was read; rows before objects, so that a row's objects are never missed."""

    uploads: dict[str, Upload] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    profiles: list[Profile] = field(default_factory=list)
    archives: list[Archive] = field(default_factory=list)
    objects: dict[str, StoredObject] = field(default_factory=dict)
    multiparts: list[OpenMultipart] = field(default_factory=list)


def audit(*, now: datetime, grace: timedelta, forget_lost: bool = False) -> Iterator[Difference]:
    """Every difference, in the order: pictures, uploads, objects, multipart uploads, reactions, counters, albums.

    With `forget_lost` the repair of a picture whose original is gone is to forget it: after rows were restored, those
    are the pictures that their owners deleted in between.
    """
    found = _Everything()
    found.profiles = list(everything.profiles_all())
    found.uploads = {upload.upload_id: upload for upload in everything.uploads_all()}
    found.images = {image.image_id: image for image in everything.images_all()}
    found.archives = list(everything.archives_all())
    found.objects = {stored.key: stored for stored in objects_all()}
    found.multiparts = list(multiparts_all())
    yield from _images(found, forget_lost=forget_lost)
    yield from _uploads(found, now - grace)
    needed = Needed(found.uploads, found.images, found.archives)
    yield from audit_objects(found.objects.values(), needed=needed, before=now - grace)
    yield from audit_multiparts(found.multiparts, needed=needed, before=now - grace)
    yield from _reactions(found)
    yield from _counters(found)
    yield from audit_albums(found.images)


def _images(found: _Everything, *, forget_lost: bool) -> Iterator[Difference]:
    for image in found.images.values():
        if image.state == DELETING:
            yield Difference(
                "half-deleted picture", image.image_id, "deletion began and did not end", partial(_finish, image)
            )
            continue
        needed = _keys_of(image)
        if forget_lost and needed and (key := needed[0]) not in found.objects:
            yield Difference("lost picture", image.image_id, f"{key} is gone", partial(_forget, image))
            continue
        for key in needed:
            if key not in found.objects:
                yield Difference("missing object", key, f"picture {image.image_id} needs it")
        if any(getattr(image, name) != value for name, value in image.listing_keys().items()):
            detail = f"is {image.state} and {image.visibility}"
            yield Difference("wrong listing", image.image_id, detail, partial(everything.listing_keys_set, image))


def _keys_of(image: Image) -> list[str]:
    """The original first; of what was taken down nothing else is left, and while bytes are moved it has two places."""
    if image.state in TAKEN_DOWN:
        return [keys.quarantined(image.owner_id, image.image_id)] if image.is_quarantined else []
    kinds = ("webp", "avif") if image.has_avif else ("webp",)
    widths = rendition_widths(int(image.width))
    return [
        keys.original(image.owner_id, image.image_id),
        keys.published(image.image_id),
        keys.preview(image.image_id),
        *(keys.rendition(image.image_id, width, kind) for width in widths for kind in kinds),
    ]


def _uploads(found: _Everything, before: datetime) -> Iterator[Difference]:
    for upload in found.uploads.values():
        upload_id = upload.upload_id
        if upload.state == READY:
            if upload_id not in found.images and upload.finished_at < before:
                yield Difference(
                    "ready without picture",
                    upload_id,
                    upload.filename,
                    partial(everything.ready_upload_delete, upload_id),
                )
        elif not upload.is_final and not upload.due_shard:
            detail = f"{upload.error_code}: {upload.filename}; `manage.py redrive` tries again"
            yield Difference("stalled upload", upload_id, detail)
        elif upload.state == PROCESSING and (upload.claimed_until or 0) < before.timestamp() - _LATE_SECONDS:
            yield Difference("late upload", upload_id, "its worker is gone, and no sweep has looked after it since")


def _counters(found: _Everything) -> Iterator[Difference]:
    counted = people_counted(profiles=found.profiles, images=found.images.values(), uploads=found.uploads.values())
    for profile in found.profiles:
        right = counted[profile.user_id]
        wrong = {name: value for name, value in right.items() if getattr(profile, name) != value}
        if wrong:
            detail = ", ".join(f"{name} is {getattr(profile, name)}, not {value}" for name, value in wrong.items())
            yield Difference(
                "wrong counters",
                profile.user_id,
                detail,
                partial(everything.counters_set, profile, right),
            )


def _reactions(found: _Everything) -> Iterator[Difference]:
    counted = reactions_counted()
    for image in found.images.values():
        likes, comments = counted.likes.pop(image.image_id, 0), counted.comments.pop(image.image_id, 0)
        if image.state not in GONE and (image.like_count, image.comment_count) != (likes, comments):
            detail = f"{image.like_count} likes and {image.comment_count} comments, not {likes} and {comments}"
            repair = partial(everything.reactions_set, image, likes=likes, comments=comments)
            yield Difference("wrong reactions", image.image_id, detail, repair)
    for image_id in counted.likes.keys() | counted.comments.keys():
        yield Difference("orphaned reactions", image_id, "the picture is gone", partial(_forget_reactions, image_id))


def _finish(image: Image) -> bool:
    image_delete_finish(image)
    return True


def _forget(image: Image) -> bool:
    try:
        trash.image_begin_delete(image, now=datetime.now(UTC))
    except Conflict:
        return False
    return _finish(image)


def _forget_reactions(image_id: str) -> bool:
    while likes_forget(image_id=image_id, limit=1000) + comments_forget(image_id=image_id, limit=1000):
        pass
    return True


def stalled_retry(*, now: datetime) -> list[str]:
    """Have every upload that was given up tried again, as often as a new one; their ids."""
    return [
        upload.upload_id
        for upload in everything.uploads_all()
        if upload.state == PROCESSING
        and not upload.due_shard
        and upload_steps.upload_retry(upload_id=upload.upload_id, now=now)
    ]
