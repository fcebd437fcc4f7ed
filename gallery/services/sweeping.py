"""Looking after uploads that no event moves: one that was lost, came late, or whose worker died.

Runs on a schedule. Every step it takes is one that an event would take, under the same conditions, so that it and the
events never get in each other's way.
"""

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from gallery.errors import UploadNotFound
from gallery.services.processing import StillClaimed, upload_process
from gallery.storage import keys
from gallery.storage.multipart import multipart_abort
from gallery.storage.objects import object_etag
from gallery.tables import upload_steps
from gallery.tables import uploads as table
from gallery.tables.uploads import AWAITING_UPLOAD, Upload

log = logging.getLogger(__name__)

AT_ONCE: Final = 50
LOOK_AGAIN_AFTER: Final = timedelta(hours=1)


@dataclass
class Swept:
    """What one sweep did, by upload id."""

    processed: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    still_waiting: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def uploads_sweep(*, now: datetime | None = None, limit: int = AT_ONCE) -> Swept:
    """Look at every upload that is due by `now`, at most `limit` of them. One that fails does not stop the others."""
    now = now or datetime.now(UTC)
    swept = Swept()
    for upload_id in table.uploads_due(now=now, limit=limit):
        try:
            _look_at(table.upload_get(upload_id=upload_id, now=now), now, swept)
        except (StillClaimed, UploadNotFound):
            # In other hands, or gone, since the list was made.
            continue
        except Exception:
            log.exception("sweeping upload %s failed", upload_id)
            swept.failed.append(upload_id)
    return swept


def _look_at(upload: Upload, now: datetime, swept: Swept) -> None:
    if upload.is_final:
        return
    key = keys.incoming(upload.owner_id, upload.upload_id)
    etag = object_etag(key) if upload.state == AWAITING_UPLOAD else upload.claimed_etag
    if etag is not None:
        upload_process(owner_id=upload.owner_id, upload_id=upload.upload_id, etag=etag)
        swept.processed.append(upload.upload_id)
    elif now < upload.open_until:
        upload_steps.upload_remind(upload_id=upload.upload_id, at=min(now + LOOK_AGAIN_AFTER, upload.open_until))
        swept.still_waiting.append(upload.upload_id)
    else:
        upload_steps.upload_reject(upload, code="expired", detail="This file never arrived. Send it again.", now=now)
        if upload.multipart_id:
            multipart_abort(key, upload.multipart_id)
        swept.expired.append(upload.upload_id)
