"""Erasing what somebody has: pictures with their objects, albums, what is in others' albums, and uploads."""

from collections import Counter
from datetime import UTC, datetime
from typing import Final

from gallery.media.sizes import rendition_widths
from gallery.messages import jobs_announce
from gallery.services.album_members import member_end
from gallery.services.albums import album_delete
from gallery.services.archives.ending import archive_erase
from gallery.services.erasing.removed import Removed, removed
from gallery.services.evidence import evidence_forget
from gallery.services.images import image_delete_finish, image_delete_for_good
from gallery.services.uploads import upload_cancel, uploads_list
from gallery.storage import keys
from gallery.storage.listing import keys_below
from gallery.storage.objects import objects_delete
from gallery.tables.album_members import memberships_of
from gallery.tables.albums import albums_of_owner
from gallery.tables.archives import archives_of, running_drop
from gallery.tables.image_changes import derive_again, derive_job_id
from gallery.tables.images import DELETING, KEPT, Image, image_find, image_ids_of
from gallery.tables.terms import ALL_BY_TAKEN, OWNER, PUBLIC_SCOPE, terms_page
from gallery.tables.uploads import uploads_rejected_forget

# Few enough that a slice of them ends well within a job's lease.
_SLICE: Final = 20
_ROWS: Final = 250


def images_erase(user_id: str) -> Removed:
    """Whatever their state; what is derived from each follows by its own job, as after any deletion."""
    counts: Counter[str] = Counter()
    for image_id in image_ids_of(owner_id=user_id, limit=_SLICE):
        image = image_find(image_id=image_id)
        if image is None:
            continue
        counts.update(_objects_of(image))
        if image.state == KEPT:
            evidence_forget(image)
        elif image.state == DELETING:
            image_delete_finish(image)
        else:
            image_delete_for_good(image)
    return counts


def search_rows_erase(user_id: str) -> Removed:
    """What searches would still find, because the job of a picture was given up: it is asked for again.

    Every picture of somebody stands under these two terms.
    """
    own = terms_page(scope=user_id, term=ALL_BY_TAKEN, limit=_SLICE).rows
    public = terms_page(scope=PUBLIC_SCOPE, term=OWNER + user_id, limit=_SLICE).rows
    image_ids = sorted({row.image_id for row in (*own, *public)})
    if image_ids:
        derive_again(image_ids, now=datetime.now(UTC))
        jobs_announce(derive_job_id(image_id) for image_id in image_ids)
    return removed(terms=len(image_ids))


def albums_erase(user_id: str) -> Removed:
    """Others' pictures stay theirs; members and items go by the job of each album."""
    albums = albums_of_owner(owner_id=user_id, limit=_SLICE, before=None)
    for album in albums:
        album_delete(viewer_id=user_id, album_id=album.album_id)
    return removed(albums=len(albums))


def memberships_erase(user_id: str) -> Removed:
    """In others' albums; what the person put there are their own pictures."""
    members = memberships_of(user_id=user_id, limit=_SLICE)
    for member in members:
        member_end(member)
    return removed(album_members=len(members))


def archives_erase(user_id: str) -> Removed:
    """Those that are being made too."""
    archives = archives_of(owner_id=user_id, limit=_SLICE, before=None)
    for archive in archives:
        archive_erase(archive)
    if not archives:
        running_drop(owner_id=user_id)
    return removed(archives=len(archives))


def uploads_erase(user_id: str) -> Removed:
    """Those on their way, with what has arrived of them, and those that came to nothing."""
    uploads, _ = uploads_list(owner_id=user_id, limit=_SLICE)
    for upload in uploads:
        upload_cancel(owner_id=user_id, upload_id=upload.upload_id)
    return removed(uploads=len(uploads) + uploads_rejected_forget(owner_id=user_id, limit=_ROWS))


def objects_erase(user_id: str) -> Removed:
    """Whatever else lies below the prefixes that name the person, left there by something that was cut off."""
    counts: Counter[str] = Counter()
    for prefix in keys.of_owner(user_id):
        if found := keys_below(prefix, limit=1000):
            objects_delete(found)
            counts[f"{prefix.partition('/')[0]}/"] += len(found)
    return counts


def _objects_of(image: Image) -> Counter[str]:
    """How many there are below each prefix; what is in quarantine is found by `objects_erase`."""
    if image.is_quarantined:
        return Counter({"images": 1})
    formats = 2 if image.has_avif else 1
    widths = rendition_widths(int(image.width))
    return Counter({"images": 1, "originals/": 1, "published/": 1, "renditions/": 1 + formats * len(widths)})
