"""Getting a file's bytes to S3: one form for a small file, signed parts for a large one, again after a break."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from gallery.errors import Conflict, Invalid, UploadNotFound
from gallery.storage import keys
from gallery.storage.multipart import (
    MultipartGone,
    Part,
    multipart_complete,
    multipart_parts,
    multipart_sign,
)
from gallery.storage.presign import GRANT_SECONDS, PostGrant, presign_post
from gallery.tables import uploads as table
from gallery.tables.upload_steps import upload_remind
from gallery.tables.uploads import AWAITING_UPLOAD, Upload

SIGNED_AT_ONCE: Final = 100
# Processing follows within seconds; if S3's announcement gets lost, the sweeper sees to it then.
LOOK_AFTER_COMPLETION: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class PartsPlan:
    """A file that goes in parts: each of `part_size` bytes but the last, which is what remains."""

    part_size: int
    part_count: int


@dataclass(frozen=True)
class Transfer:
    """How the bytes go to S3, and until when that works: a form (small file), or a plan of parts (large file)."""

    how: PostGrant | PartsPlan
    expires_at: datetime


@dataclass(frozen=True)
class SignedPart:
    """Where to PUT one part."""

    number: int
    size: int
    url: str


def transfer_grant(upload: Upload, *, now: datetime) -> Transfer:
    """For an upload that its owner has just started, or a service has just checked."""
    if upload.multipart_id:
        return Transfer(_plan(upload), upload.open_until)
    grant = presign_post(
        keys.incoming(upload.owner_id, upload.upload_id),
        content_type=upload.content_type,
        size=int(upload.size),
        now=now,
    )
    return Transfer(grant, grant.expires_at)


def transfer_renew(*, owner_id: str, upload_id: str) -> tuple[Upload, Transfer]:
    """Go on with an upload whose grant is over: after a reload, or on another device.

    Raises UploadNotFound, or Conflict once the file has arrived.
    """
    upload = _awaiting(owner_id, upload_id)
    return upload, transfer_grant(upload, now=datetime.now(UTC))


def parts_arrived(*, owner_id: str, upload_id: str) -> tuple[PartsPlan, list[Part]]:
    """The plan, and what S3 has of it. Raises UploadNotFound, or Conflict if the file does not go in parts."""
    upload = _in_parts(owner_id, upload_id)
    return _plan(upload), _parts(upload)


def parts_sign(*, owner_id: str, upload_id: str, numbers: list[int]) -> tuple[list[SignedPart], datetime]:
    """URLs for some parts, and until when they work. Raises UploadNotFound, Conflict or Invalid(numbers)."""
    upload = _in_parts(owner_id, upload_id)
    plan = _plan(upload)
    if not numbers or len(numbers) > SIGNED_AT_ONCE:
        raise Invalid(f"Ask for 1 to {SIGNED_AT_ONCE} parts at once.", field="numbers")
    if any(not 1 <= number <= plan.part_count for number in numbers):
        raise Invalid(f"This file has parts 1 to {plan.part_count}.", field="numbers")
    key = keys.incoming(owner_id, upload_id)
    signed = []
    for number in sorted(set(numbers)):
        size = _size_of(upload, number)
        url = multipart_sign(key, str(upload.multipart_id), number=number, size=size)
        signed.append(SignedPart(number, size, url))
    return signed, datetime.now(UTC) + timedelta(seconds=GRANT_SECONDS)


def upload_complete(*, owner_id: str, upload_id: str) -> Upload:
    """Put the parts together, if all of them are there in their sizes; asked again, it changes nothing.

    Raises UploadNotFound, or Conflict naming the parts that are missing.
    """
    upload = _owned(owner_id, upload_id)
    if not upload.multipart_id or upload.state != AWAITING_UPLOAD:
        return upload
    key = keys.incoming(owner_id, upload_id)
    try:
        parts = multipart_parts(key, upload.multipart_id)
        good = {part.number for part in parts if part.size == _size_of(upload, part.number)}
        missing = [number for number in range(1, _plan(upload).part_count + 1) if number not in good]
        if missing:
            listed = ", ".join(map(str, missing[:20])) + (", …" if len(missing) > 20 else "")
            raise Conflict(f"These parts have not arrived whole: {listed}. Send them again.")
        multipart_complete(key, upload.multipart_id, parts)
    except MultipartGone:
        # Put together by an earlier request whose answer got lost; what S3 announced will be, or was, processed.
        pass
    upload_remind(upload_id=upload_id, at=datetime.now(UTC) + LOOK_AFTER_COMPLETION)
    return _owned(owner_id, upload_id)


def _owned(owner_id: str, upload_id: str) -> Upload:
    upload = table.upload_get(upload_id=upload_id, now=datetime.now(UTC))
    if upload.owner_id != owner_id:
        raise UploadNotFound
    return upload


def _awaiting(owner_id: str, upload_id: str) -> Upload:
    upload = _owned(owner_id, upload_id)
    if upload.state != AWAITING_UPLOAD:
        raise Conflict("This file has arrived already. Look at the upload again.")
    return upload


def _in_parts(owner_id: str, upload_id: str) -> Upload:
    upload = _awaiting(owner_id, upload_id)
    if upload.multipart_id is None:
        raise Conflict("This file goes in one piece.")
    return upload


def _parts(upload: Upload) -> list[Part]:
    try:
        return multipart_parts(keys.incoming(upload.owner_id, upload.upload_id), str(upload.multipart_id))
    except MultipartGone:
        raise Conflict("The parts of this file are together already. Look at the upload again.") from None


def _plan(upload: Upload) -> PartsPlan:
    size = int(upload.part_size or upload.size)
    return PartsPlan(size, -(-int(upload.size) // size))


def _size_of(upload: Upload, number: int) -> int:
    """Bytes of this part; 0 for a number outside the plan."""
    plan = _plan(upload)
    return max(0, min(plan.part_size, int(upload.size) - (number - 1) * plan.part_size))
