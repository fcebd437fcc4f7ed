"""The job that has a new picture looked at automatically, and covers it or has it wait; it never deletes anything.

A picture is shown before anybody looked, and stays so if nobody answers: a provider that fails blocks no upload.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Self

from django.conf import settings

from gallery.messages import jobs_announce
from gallery.services.jobs import Done, More, Work
from gallery.storage import keys
from gallery.tables.image_changes import derive_job_id, held_job_id
from gallery.tables.images import WAITING, image_find
from gallery.tables.screened import image_screen
from gallery.tables.uploads import READY
from moderation.providers import Label, Provider, ProviderFailed, provider_of_settings

log = logging.getLogger(__name__)

HOLD: Final = "hold"
LABEL: Final = "label"
_TRIES: Final = 3
_AGAIN_AFTER: Final = timedelta(minutes=2)


@dataclass(frozen=True)
class Findings:
    """What the labels that reach their thresholds ask for, and which they are, in words for moderators."""

    hold: bool
    sensitive: bool
    detail: str

    @classmethod
    def of(cls, labels: Iterable[Label]) -> Self:
        asked = [(label, action) for label in labels if (action := _action(label))]
        actions = {action for _, action in asked}
        detail = ", ".join(f"{label.name} ({label.confidence:.0f} %)" for label, _ in asked)
        # What waits is covered as well: whoever lets it in decides on that anew.
        return cls(hold=HOLD in actions, sensitive=bool(actions), detail=detail)


def picture_screen(work: Work) -> More | Done:
    """One slice of a `screen` job; its subject is a picture."""
    provider = provider_of_settings()
    if provider is None:
        return Done()
    try:
        return _screen(provider, work.subject)
    except ProviderFailed as failure:
        log.warning("screening of picture %s failed: %s", work.subject, failure)
        tried = int(work.cursor.get("tried", 0)) + 1
        return Done() if tried == _TRIES else More({"tried": tried}, wait_until=datetime.now(UTC) + _AGAIN_AFTER)


def _screen(provider: Provider, image_id: str) -> More | Done:
    image = image_find(image_id=image_id)
    if image is None or image.state not in (READY, WAITING):
        return Done()
    least = min((threshold for threshold, _ in settings.SCREENING_LABELS.values()), default=None)
    if least is None:
        return Done()
    found = Findings.of(provider.labels(key=keys.preview(image_id), least=least))
    if not found.sensitive:
        return Done()
    hold = found.hold and image.state == READY
    if not image_screen(image, hold=hold, detail=found.detail, now=datetime.now(UTC)):
        return More({})  # changed meanwhile: look at it again as it is now
    jobs_announce([derive_job_id(image_id), *([held_job_id(image_id)] if hold else [])])
    log.info("picture %s was screened: %s", image_id, HOLD if hold else LABEL)
    return Done()


def _action(label: Label) -> str | None:
    """By its own name, else by that of the more general label."""
    for name in (label.name, label.parent):
        if name in settings.SCREENING_LABELS:
            threshold, action = settings.SCREENING_LABELS[name]
            return str(action) if label.confidence >= threshold else None
    return None
