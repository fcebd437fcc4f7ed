"""Pictures that their owners deleted while moderators need them: in quarantine until a case and its appeal are over.

What a case is belongs to moderation, which stands above the gallery, so the settings name who knows it.
"""

import logging
from datetime import UTC, datetime

from django.conf import settings
from django.utils.module_loading import import_string

from gallery.services.jobs import Done, More
from gallery.services.quarantine import quarantine_fill, readable_keys
from gallery.storage import keys
from gallery.storage.objects import objects_delete
from gallery.tables.custody import kept_note
from gallery.tables.images import Image
from gallery.tables.trash import image_kept_forget

log = logging.getLogger(__name__)


def evidence_needed_until(image: Image, *, now: datetime) -> datetime | None:
    """When to ask again, if moderators need the picture; None if they do not, or its owner is being erased."""
    if not settings.EVIDENCE_NEEDED:
        return None
    image_id, owner_id = str(image.image_id), str(image.owner_id)
    until: datetime | None = import_string(settings.EVIDENCE_NEEDED)(image_id=image_id, owner_id=owner_id, now=now)
    return until


def evidence_hold(image: Image) -> More | Done:
    """One slice of the `custody` job of a picture that is kept: its bytes into quarantine, and all gone in the end."""
    now = datetime.now(UTC)
    until = evidence_needed_until(image, now=now)
    if until is None:
        evidence_forget(image)
        log.info("picture %s is not needed as evidence any more", image.image_id)
        return Done()
    if not image.is_quarantined:
        quarantine_fill(image)
        kept_note(image, now=now)
    return More({}, wait_until=until)


def evidence_forget(image: Image) -> None:
    """Bytes first, so that what is cut off in between is found again by its row."""
    owner_id, image_id = str(image.owner_id), str(image.image_id)
    objects_delete([*readable_keys(image), keys.quarantined(owner_id, image_id), keys.evidence(owner_id, image_id)])
    image_kept_forget(image_id=image_id)
