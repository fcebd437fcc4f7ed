"""The `notifications` table: what a person should hear of, and the counter of what they have not read yet.

A notification is written in the transaction of what it tells, and taken back in the transaction that undoes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite
from ulid import ULID

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile, unmoved
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if

LIKE: Final = "like"
COMMENT: Final = "comment"
FOLLOW: Final = "follow"
MODERATION: Final = "moderation"
SHARED_ALBUM: Final = "shared_album"
ARCHIVE: Final = "archive"
ADDITION: Final = "addition"
KINDS: Final = (LIKE, COMMENT, FOLLOW, MODERATION, SHARED_ALBUM, ARCHIVE, ADDITION)

KEPT_FOR: Final = timedelta(days=90)


class NotificationsByActorIndex(GlobalSecondaryIndex["Notification"]):
    """What others were told of one person's doings, for taking it back when that person is erased."""

    class Meta:
        index_name = "by_actor"
        projection = KeysOnlyProjection()

    actor_id = UnicodeAttribute(hash_key=True)
    notification_id = UnicodeAttribute(range_key=True)


class Notification(Table):
    """One thing that happened; ids are ULIDs, so sorting by id is sorting by time. `expires_at` is epoch seconds."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-notifications"

    user_id = UnicodeAttribute(hash_key=True)
    notification_id = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute()
    actor_id = UnicodeAttribute(null=True)
    image_id = UnicodeAttribute(null=True)
    comment_id = UnicodeAttribute(null=True)
    album_id = UnicodeAttribute(null=True)
    case_id = UnicodeAttribute(null=True)
    text = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    expires_at = NumberAttribute()

    by_actor = NotificationsByActorIndex()


@dataclass(frozen=True)
class Retraction:
    """A notification that is to go, and what its person's row has to do for it; `unread` as it was just read."""

    user_id: str
    notification_id: str
    unread: bool

    @property
    def profile_actions(self) -> list[Action]:
        return [Profile.unread_count.add(-1)] if self.unread else []

    @property
    def profile_condition(self) -> Condition:
        """That the person has not read it meanwhile; only for an unread one."""
        condition: Condition = Profile.notifications_read_to.does_not_exist()
        condition |= Profile.notifications_read_to < self.notification_id
        return condition


def notify(
    writes: TransactWrite,
    *,
    user_id: str,
    kind: str,
    now: datetime,
    notification_id: str | None = None,
    actor_id: str | None = None,
    image_id: str | None = None,
    comment_id: str | None = None,
    album_id: str | None = None,
    case_id: str | None = None,
    text: str | None = None,
) -> None:
    """Add to a transaction that this person hears of something, and that they have one more to read.

    `kind` is one of KINDS; `notification_id` a ULID of now, for whoever wants to take it back later. DynamoDB takes
    one write a row in a transaction: where the person's profile is written anyway, use `notification_put`.
    """
    notification_put(
        writes,
        user_id=user_id,
        kind=kind,
        now=now,
        notification_id=notification_id,
        actor_id=actor_id,
        image_id=image_id,
        comment_id=comment_id,
        album_id=album_id,
        case_id=case_id,
        text=text,
    )
    writes.update(Profile(user_id), actions=[Profile.unread_count.add(1)], condition=Profile.user_id.exists())


def notification_put(
    writes: TransactWrite,
    *,
    user_id: str,
    kind: str,
    now: datetime,
    notification_id: str | None = None,
    actor_id: str | None = None,
    image_id: str | None = None,
    comment_id: str | None = None,
    album_id: str | None = None,
    case_id: str | None = None,
    text: str | None = None,
) -> None:
    """Like `notify`, without the counter: the caller's own update of the profile adds 1 to `unread_count`."""
    writes.save(
        Notification(
            user_id,
            notification_id or str(ULID.from_datetime(now)),
            kind=kind,
            actor_id=actor_id,
            image_id=image_id,
            comment_id=comment_id,
            album_id=album_id,
            case_id=case_id,
            text=text,
            created_at=now,
            expires_at=int((now + KEPT_FOR).timestamp()),
        ),
        condition=Notification.user_id.does_not_exist(),
    )


def retraction_of(*, user_id: str, notification_id: str) -> Retraction | None:
    """What taking a notification back needs to know: two consistent reads. None if it is not there any more."""
    try:
        with temporary_faults_as_unavailable():
            Notification.get(user_id, notification_id, consistent_read=True)
    except DoesNotExist:
        return None
    profile = Profile.find(user_id)
    read_to = profile.notifications_read_to if profile else None
    return Retraction(user_id, notification_id, unread=profile is not None and notification_id > (read_to or ""))


def retract(writes: TransactWrite, retraction: Retraction | None) -> None:
    """Add to a transaction that a notification goes, with its share of the counter."""
    if retraction is None:
        return
    retract_row(writes, retraction)
    if retraction.unread:
        writes.update(
            Profile(retraction.user_id), actions=retraction.profile_actions, condition=retraction.profile_condition
        )


def retract_row(writes: TransactWrite, retraction: Retraction) -> None:
    """Like `retract`, without the counter, for a transaction that writes the person's profile itself."""
    writes.delete(Notification(retraction.user_id, retraction.notification_id), condition=Notification.user_id.exists())


def notification_take_back(retraction: Retraction) -> bool:
    """One transaction: the notification and its share of the counter. False if it was read or went meanwhile."""

    def fill(writes: TransactWrite) -> None:
        retract(writes, retraction)

    return transact_if(fill)


def notifications_of_actor(*, actor_id: str, limit: int) -> list[Notification]:
    """What others were told of somebody's doings, the last first: one Query on `by_actor`; keys only."""
    with temporary_faults_as_unavailable():
        return list(Notification.by_actor.query(actor_id, scan_index_forward=False, limit=limit, page_size=limit))


def notifications_forget(*, user_id: str, limit: int) -> int:
    """Delete up to `limit` notifications of somebody who will read none any more; how many there were."""
    found = notifications_of(user_id=user_id, limit=limit, before=None)
    with temporary_faults_as_unavailable(), Notification.batch_write() as batch:
        for one in found:
            batch.delete(Notification(user_id, one.notification_id))
    return len(found)


def notifications_of(*, user_id: str, limit: int, before: str | None) -> Sequence[Notification]:
    """A person's notifications, newest first, older than the id `before`: one Query."""
    older = Notification.notification_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Notification.query(user_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def notifications_count(*, user_id: str, after: str, limit: int) -> int:
    """How many are newer than the id `after`, counted up to `limit`: one Query that reads no more than that."""
    with temporary_faults_as_unavailable():
        return Notification.count(user_id, Notification.notification_id > after, limit=limit, consistent_read=True)


def read_to_set(profile: Profile, *, up_to: str, unread: int) -> bool:
    """Everything up to the id is read, and so many are not; False if `profile` is not what was read."""
    before = profile.notifications_read_to
    condition = unmoved(Profile.unread_count, profile.unread_count)
    condition &= Profile.notifications_read_to == before if before else Profile.notifications_read_to.does_not_exist()
    try:
        with temporary_faults_as_unavailable():
            profile.update(
                actions=[Profile.unread_count.set(unread), Profile.notifications_read_to.set(up_to)],
                condition=Profile.user_id.exists() & condition,
            )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
