"""Asking to send a file, following what becomes of it, and calling it off."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from ulid import ULID

from accounts.services.throttles import throttle
from gallery.errors import Invalid, UploadNotFound
from gallery.media.formats import ACCEPTED_NAMES, ACCEPTED_TYPES
from gallery.storage import keys
from gallery.storage.objects import object_delete
from gallery.storage.presign import PostGrant, presign_post
from gallery.tables import uploads as table
from gallery.tables.images import VISIBILITIES
from gallery.tables.uploads import Upload

OPEN_SECONDS: Final = 24 * 3600
GRANTS_PER_HOUR: Final = 2000
FILENAME_LENGTH: Final = 255


@dataclass(frozen=True)
class Started:
    """A new upload and the grant that lets its bytes go to S3."""

    upload: Upload
    grant: PostGrant


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
    """Check what is about to be sent, remember it, and grant exactly that.

    Raises Invalid with the field at fault, or LimitReached.
    """
    if content_type not in ACCEPTED_TYPES:
        raise Invalid(f"We take {ACCEPTED_NAMES} pictures.", field="content_type")
    if size < 1:
        raise Invalid("This file is empty.", field="size")
    if size > settings.MAX_UPLOAD_BYTES:
        raise Invalid(
            f"This file is {size / 1e6:.1f} MB. The most we take is {settings.MAX_UPLOAD_BYTES / 1e6:.0f} MB.",
            field="size",
        )
    if visibility not in VISIBILITIES:
        raise Invalid("A picture is public, unlisted or private.", field="visibility")
    throttle(key=f"uploads#{owner_id}", limit=GRANTS_PER_HOUR, period=3600)
    now = datetime.now(UTC)
    upload_id = str(ULID.from_datetime(now))
    grant = presign_post(keys.incoming(owner_id, upload_id), content_type=content_type, size=size, now=now)
    upload = Upload(
        upload_id,
        owner_id=owner_id,
        open_owner_id=owner_id,
        state=table.AWAITING_UPLOAD,
        filename=clean_filename(filename),
        content_type=content_type,
        size=size,
        sha256=sha256,
        visibility=visibility,
        title=title,
        created_at=now,
        grant_expires_at=grant.expires_at,
        expires_at=int(now.timestamp()) + OPEN_SECONDS,
    )
    table.upload_create(upload)
    return Started(upload, grant)


def upload_get(*, owner_id: str, upload_id: str) -> Upload:
    """Raises UploadNotFound for everybody but the one who started it."""
    upload = table.upload_get(upload_id=upload_id, now=datetime.now(UTC))
    if upload.owner_id != owner_id:
        raise UploadNotFound
    return upload


def upload_cancel(*, owner_id: str, upload_id: str) -> None:
    """Call an upload off; what was sent is removed. Raises UploadNotFound, or Conflict if it is a picture already."""
    upload = upload_get(owner_id=owner_id, upload_id=upload_id)
    # The row first: processing that is under way can then no longer publish, and cleans up after itself.
    table.upload_delete_unless_ready(upload_id=upload.upload_id)
    object_delete(keys.incoming(owner_id, upload_id))


def clean_filename(filename: str) -> str:
    """A name that is safe to show and to offer at download: no path, no control or direction marks, bounded."""
    last = re.split(r"[/\\]", filename)[-1]
    printable = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    return printable.strip()[:FILENAME_LENGTH] or "picture"
