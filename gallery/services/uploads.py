"""Asking to send a file, following what becomes of it, and calling it off."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.services.quotas import quota_bytes, quota_images
from accounts.services.throttles import throttle
from accounts.tables.profiles import Profile
from gallery.errors import Invalid, QuotaReached, UploadNotFound
from gallery.media.formats import ACCEPTED_NAMES, ACCEPTED_TYPES
from gallery.services.transfers import Transfer, transfer_grant
from gallery.storage import keys
from gallery.storage.multipart import multipart_abort, multipart_begin, part_size_for
from gallery.storage.objects import object_delete
from gallery.tables import upload_steps
from gallery.tables import uploads as table
from gallery.tables.images import VISIBILITIES, image_with_content
from gallery.tables.upload_steps import Also, Quota, due_at
from gallery.tables.uploads import Upload

# One POST is the fewest requests; above this size a broken connection costs too much, so the file goes in parts.
POST_BYTES: Final = 16 * 1024 * 1024
# How long a file may be on its way: time to choose it again after a reload, or on another device.
OPEN_FOR: Final = timedelta(days=3)
# When to look for a file whose arrival nobody announced: a grant is over by then.
FIRST_LOOK: Final = timedelta(minutes=15)
GRANTS_PER_HOUR: Final = 3000
OPEN_UPLOADS: Final = 1000
LISTED: Final = 100
FILENAME_LENGTH: Final = 255


@dataclass(frozen=True)
class Started:
    """A new upload and the transfer that lets its bytes go to S3."""

    upload: Upload
    transfer: Transfer


def upload_start(
    *,
    owner_id: str,
    filename: str,
    content_type: str,
    size: int,
    sha256: str | None = None,
    visibility: str = "public",
    title: str = "",
) -> Started:
    """Check what is about to be sent, hold its share of the quota, and grant exactly that.

    An owner's own picture of the same bytes is named in `duplicate_of`; whether to send it again is theirs to say.
    Raises Invalid with the field at fault, QuotaReached, or LimitReached.
    """
    upload_check(content_type=content_type, size=size, visibility=visibility)
    throttle(key=f"uploads#{owner_id}", limit=GRANTS_PER_HOUR, period=3600)
    now = datetime.now(UTC)
    upload = Upload(
        str(ULID.from_datetime(now)),
        owner_id=owner_id,
        open_owner_id=owner_id,
        due_shard=table.DUE_SHARD,
        due_at=due_at(now, FIRST_LOOK),
        state=table.AWAITING_UPLOAD,
        filename=clean_filename(filename),
        content_type=content_type,
        size=size,
        sha256=sha256,
        visibility=visibility,
        title=title,
        duplicate_of=image_with_content(owner_id=owner_id, sha256=sha256) if sha256 else None,
        created_at=now,
        open_until=now + OPEN_FOR,
    )
    key = keys.incoming(owner_id, upload.upload_id)
    if size > POST_BYTES:
        upload.part_size = part_size_for(size)
        upload.multipart_id = multipart_begin(key, content_type=content_type)
    try:
        upload_hold(upload)
    except QuotaReached:
        if upload.multipart_id:
            multipart_abort(key, upload.multipart_id)
        raise _quota_in_words(owner_id, size) from None
    return Started(upload, transfer_grant(upload, now=now))


def upload_get(*, owner_id: str, upload_id: str) -> Upload:
    """Raises UploadNotFound for everybody but the one who started it."""
    upload = table.upload_get(upload_id=upload_id, now=datetime.now(UTC))
    if upload.owner_id != owner_id:
        raise UploadNotFound
    return upload


def uploads_list(*, owner_id: str, after: str | None = None, limit: int = LISTED) -> tuple[list[Upload], str | None]:
    """What this person has on its way, oldest first, and the id after which to go on; None at the end."""
    found = table.uploads_open(owner_id=owner_id, limit=limit + 1, after=after)
    return found[:limit], found[limit - 1].upload_id if len(found) > limit else None


def upload_cancel(*, owner_id: str, upload_id: str) -> None:
    """Call an upload off; what was sent is removed. Raises UploadNotFound, or Conflict if it is a picture already."""
    upload = upload_get(owner_id=owner_id, upload_id=upload_id)
    # The row first: processing that is under way can then no longer publish, and cleans up after itself.
    upload_steps.upload_forget(upload)
    key = keys.incoming(owner_id, upload_id)
    if upload.multipart_id:
        multipart_abort(key, upload.multipart_id)
    object_delete(key)


def upload_check(*, content_type: str, size: int, visibility: str) -> None:
    """What is announced is something that we take. Raises Invalid with the field at fault."""
    if content_type not in ACCEPTED_TYPES:
        raise Invalid(f"We take {ACCEPTED_NAMES} pictures.", field="content_type")
    if size < 1:
        raise Invalid("This file is empty.", field="size")
    if size > settings.MAX_UPLOAD_BYTES:
        raise Invalid(
            f"This file is {in_words(size)}. The most we take is {in_words(settings.MAX_UPLOAD_BYTES)}.", field="size"
        )
    if visibility not in VISIBILITIES:
        raise Invalid("A picture is public, unlisted or private.", field="visibility")


def upload_hold(upload: Upload, *, also: Also = lambda _writes: None) -> None:
    """Write a new upload with its share of the owner's quota; only for those with limits of their own is that a read.

    Raises QuotaReached.
    """
    everybodys = Quota(bytes=settings.QUOTA_BYTES, images=settings.QUOTA_IMAGES, open_uploads=OPEN_UPLOADS)
    try:
        upload_steps.upload_create(upload, quota=everybodys, also=also)
    except QuotaReached:
        own = quota_of(profile_get(user_id=upload.owner_id))
        if own == everybodys:
            raise
        upload_steps.upload_create(upload, quota=own, also=also)


def quota_of(profile: Profile) -> Quota:
    """What this person may hold."""
    return Quota(
        bytes=quota_bytes(profile),
        images=quota_images(profile),
        open_uploads=OPEN_UPLOADS,
        own_bytes=profile.own_quota_bytes,
        own_images=profile.own_quota_images,
    )


def _quota_in_words(owner_id: str, size: int) -> QuotaReached:
    """Which of the limits it was, as the row now stands, and what is left."""
    profile = profile_get(user_id=owner_id)
    quota = quota_of(profile)
    if profile.open_uploads >= quota.open_uploads:
        return QuotaReached(
            f"You have {quota.open_uploads:,} uploads on their way. Let some of them arrive, or call them off."
        )
    if profile.images_held >= quota.images:
        return QuotaReached(f"You have {quota.images:,} pictures, which is the most there may be. Delete some first.")
    left = max(0, quota.bytes - int(profile.bytes_held))
    return QuotaReached(
        f"This file is {in_words(size)}, and {in_words(left)} of your {in_words(quota.bytes)} are left."
        " Delete something first."
    )


def in_words(size: int) -> str:
    """Bytes as people read them, in powers of ten."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"


def clean_filename(filename: str) -> str:
    """A name that is safe to show and to offer at download: no path, no control or direction marks, bounded."""
    last = re.split(r"[/\\]", filename)[-1]
    printable = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    return printable.strip()[:FILENAME_LENGTH] or "picture"
