"""What is noted on a picture while its bytes are taken down: that they are away, and that nobody gets them any more."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from gallery.tables.images import KEPT, REMOVED, Image


def quarantined_note(image: Image, *, reachable_until: datetime, now: datetime) -> bool:
    """The bytes are in quarantine, and copies elsewhere last until then. False if the removal was taken back."""
    return _note(image, [Image.quarantined_at.set(now), Image.reachable_until.set(reachable_until)])


def unreachable_note(image: Image, *, now: datetime) -> bool:
    """Every URL that was ever signed is dead. False if the removal was taken back."""
    return _note(image, [Image.unreachable_at.set(now)])


def kept_note(image: Image, *, now: datetime) -> None:
    """The bytes of a picture that its owner deleted are in quarantine, and nowhere else."""
    _update(image, [Image.quarantined_at.set(now)], Image.state == KEPT)


def _note(image: Image, actions: Sequence[Action]) -> bool:
    """Of this very removal; no change of its owner's, so the revision stays."""
    return _update(image, actions, (Image.state == REMOVED) & (Image.removed_at == image.removed_at))


def _update(image: Image, actions: Sequence[Action], condition: Condition) -> bool:
    try:
        with temporary_faults_as_unavailable():
            Image(image.image_id).update(actions=list(actions), condition=condition)
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
