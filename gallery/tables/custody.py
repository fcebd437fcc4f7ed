"""What is noted on a picture while its bytes are taken down: that they are away, and that nobody gets them any more."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from gallery.tables.images import REMOVED, Image


def quarantined_note(image: Image, *, reachable_until: datetime, now: datetime) -> bool:
    """The bytes are in quarantine, and copies elsewhere last until then. False if the removal was taken back."""
    return _note(image, [Image.quarantined_at.set(now), Image.reachable_until.set(reachable_until)])


def unreachable_note(image: Image, *, now: datetime) -> bool:
    """Every URL that was ever signed is dead. False if the removal was taken back."""
    return _note(image, [Image.unreachable_at.set(now)])


def _note(image: Image, actions: Sequence[Action]) -> bool:
    """Of this very removal; no change of its owner's, so the revision stays."""
    try:
        with temporary_faults_as_unavailable():
            Image(image.image_id).update(
                actions=list(actions), condition=(Image.state == REMOVED) & (Image.removed_at == image.removed_at)
            )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
