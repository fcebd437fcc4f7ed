"""What each action does to what a case is about, as writes for a decision, and what takes it back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pynamodb.transactions import TransactWrite

from accounts.errors import Conflict, Invalid
from accounts.tables import standing
from gallery.errors import CommentNotFound
from gallery.tables import moderated
from gallery.tables.blocklist import BlockEntry, block_writes, unblock_writes
from gallery.tables.comments import Comment, comment_find
from gallery.tables.image_changes import derive_job_id
from gallery.tables.images import HIDDEN, KEPT, WAITING, Image, image_find, image_get
from gallery.tables.timelines import timeline_job_id
from gallery.tables.trash import custody_job_id
from moderation.subjects import COMMENT, IMAGE, KINDS, USER, Subject

DISMISS: Final = "dismiss"
APPROVE: Final = "approve"
HIDE: Final = "hide"
UNHIDE: Final = "unhide"
REMOVE: Final = "remove"
RESTORE: Final = "restore"
LABEL: Final = "label"
UNLABEL: Final = "unlabel"
REMOVE_COMMENT: Final = "remove_comment"
RESTORE_COMMENT: Final = "restore_comment"
WARN: Final = "warn"
SUSPEND: Final = "suspend"
BAN: Final = "ban"
REINSTATE: Final = "reinstate"
TRUST: Final = "trust"
UNTRUST: Final = "untrust"
NOTHING: Final = "nothing"

# Where an action can be decided, and which one takes it back.
APPLIES_TO: Final = {
    DISMISS: KINDS,
    APPROVE: (IMAGE,),
    HIDE: (IMAGE,),
    REMOVE: (IMAGE,),
    RESTORE: (IMAGE,),
    LABEL: (IMAGE,),
    UNLABEL: (IMAGE,),
    REMOVE_COMMENT: (COMMENT,),
    RESTORE_COMMENT: (COMMENT,),
    WARN: KINDS,
    SUSPEND: KINDS,
    BAN: KINDS,
    REINSTATE: (USER,),
    TRUST: KINDS,
}
# Those that are to somebody's disadvantage: what an appeal can be about.
AGAINST: Final = (HIDE, REMOVE, LABEL, REMOVE_COMMENT, WARN, SUSPEND, BAN)
REVERSES: Final = {
    DISMISS: NOTHING,
    APPROVE: HIDE,
    HIDE: UNHIDE,
    REMOVE: RESTORE,
    RESTORE: HIDE,
    LABEL: UNLABEL,
    UNLABEL: LABEL,
    REMOVE_COMMENT: RESTORE_COMMENT,
    RESTORE_COMMENT: REMOVE_COMMENT,
    WARN: NOTHING,
    SUSPEND: REINSTATE,
    BAN: REINSTATE,
    REINSTATE: BAN,
    TRUST: UNTRUST,
}


@dataclass(frozen=True)
class Asked:
    """An action on a subject. `until` ends a suspension; `block` keeps a picture from returning."""

    action: str
    subject: Subject
    until: datetime | None = None
    block: tuple[BlockEntry, ...] = ()


Writes = Callable[[TransactWrite], None]


def effect_of(asked: Asked, *, now: datetime) -> Writes:
    """The writes of an action on the rows as they are at this moment.

    Raises ImageNotFound or CommentNotFound for what is gone, and, when the writes are added, Conflict for what is in no
    state for the action.
    """
    if asked.subject.kind == IMAGE and asked.action in _ON_IMAGES:
        image = image_get(image_id=str(asked.subject.image_id))
        return lambda writes: _on_image(writes, asked, image, now)
    if asked.subject.kind == COMMENT and asked.action in (REMOVE_COMMENT, RESTORE_COMMENT):
        comment = comment_find(image_id=str(asked.subject.image_id), comment_id=str(asked.subject.comment_id))
        if comment is None:
            raise CommentNotFound
        return lambda writes: _on_comment(writes, asked.action, comment, now)
    waiting = image_find(image_id=asked.subject.id) if (asked.action, asked.subject.kind) == (TRUST, IMAGE) else None
    if waiting is not None and waiting.state == WAITING:
        return lambda writes: _trust_and_let_in(writes, asked, waiting, now)
    return lambda writes: _on_person(writes, asked, now)


def standing_effect(user_id: str, *, banned: bool, until: datetime | None, now: datetime) -> Writes:
    """The writes that have a person stand so."""
    return lambda writes: standing.person_stand_writes(writes, user_id, banned=banned, until=until, now=now)


def is_waiting(subject: Subject) -> bool:
    """Whether it is a picture that nobody sees until a moderator lets it in."""
    image = image_find(image_id=subject.id) if subject.kind == IMAGE else None
    return image is not None and image.state == WAITING


def jobs_to_announce(subject: Subject) -> Iterable[str]:
    """The jobs that may follow from an action; the sweep finds those that nobody announces, later."""
    image_id, of_person = subject.image_id, moderated.standing_job_id(subject.owner_id)
    if image_id is None:
        return [of_person]
    return [derive_job_id(image_id), timeline_job_id(image_id), custody_job_id(image_id), of_person]


_ON_IMAGES: Final = (APPROVE, HIDE, UNHIDE, REMOVE, RESTORE, LABEL, UNLABEL)


def _on_kept(writes: TransactWrite, asked: Asked, now: datetime) -> None:
    """A picture that its owner deleted is there for nobody: what is left to decide is whether it may come back."""
    match asked.action:
        case "remove":
            block_writes(writes, asked.block, now=now)
        case "restore":
            unblock_writes(writes, asked.block)
        case "unhide" | "unlabel":
            pass  # the decision is taken back, and the picture stays deleted
        case _:
            raise Conflict(
                "Its owner has deleted it. Remove it to keep it from being sent again, warn them, or approve."
            )


def _on_image(writes: TransactWrite, asked: Asked, image: Image, now: datetime) -> None:
    if image.state == KEPT:
        _on_kept(writes, asked, now)
        return
    match asked.action:
        case "hide":
            moderated.image_hide_writes(writes, image, now=now)
        case "remove":
            moderated.image_remove_writes(writes, image, now=now)
            block_writes(writes, asked.block, now=now)
        case "restore" if image.state not in (HIDDEN, WAITING):
            moderated.image_reinstate_writes(writes, image, now=now)
            unblock_writes(writes, asked.block)
        case "approve" | "unhide" | "restore":
            moderated.image_unhide_writes(writes, image, now=now)
        case _:
            moderated.image_label_writes(writes, image, sensitive=asked.action == LABEL, now=now)


def _on_comment(writes: TransactWrite, action: str, comment: Comment, now: datetime) -> None:
    if action == REMOVE_COMMENT:
        moderated.comment_remove_writes(writes, comment, now=now)
    else:
        moderated.comment_restore_writes(writes, comment)


def _trust_and_let_in(writes: TransactWrite, asked: Asked, image: Image, now: datetime) -> None:
    """Whoever is trusted does not wait, so neither does the picture that the moderator looked at."""
    _on_person(writes, asked, now)
    moderated.image_unhide_writes(writes, image, now=now)


def _on_person(writes: TransactWrite, asked: Asked, now: datetime) -> None:
    user_id = asked.subject.owner_id
    match asked.action:
        case "suspend":
            if asked.until is None or asked.until <= now:
                raise Invalid("Say until when, in the future.", field="until")
            standing.person_suspend_writes(writes, user_id, until=asked.until, now=now)
        case "ban":
            standing.person_ban_writes(writes, user_id, now=now)
        case "reinstate":
            standing.person_reinstate_writes(writes, user_id, now=now)
        case "trust" | "untrust":
            standing.person_trust_writes(writes, user_id, trusted=asked.action == TRUST)
        case _:
            pass  # a warning is its notice, and a dismissal only ends the case
