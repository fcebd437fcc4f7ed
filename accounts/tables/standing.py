"""What moderators do with people, as writes for the one transaction of a decision.

Each only adds writes, so `transact` may call it again. Who reads the row afterwards knows it at once; a job makes
Cognito agree. Jobs belong to the gallery, so the settings name what asks for it.
"""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.profiles import ACTIVE, DISABLED, ERASING, Profile


def person_suspend_writes(writes: TransactWrite, user_id: str, *, until: datetime, now: datetime) -> None:
    """Shut out and hidden until then; signed out everywhere now."""
    actions: list[Action] = [Profile.suspended_until.set(until), Profile.signed_out_at.set(now.timestamp())]
    _person_writes(writes, user_id, actions, now=now)


def person_ban_writes(writes: TransactWrite, user_id: str, *, now: datetime) -> None:
    """Shut out and hidden until somebody takes it back; signed out everywhere now, tokens revoked."""
    actions: list[Action] = [Profile.state.set(DISABLED), Profile.signed_out_at.set(now.timestamp())]
    _person_writes(writes, user_id, actions, now=now)


def person_reinstate_writes(writes: TransactWrite, user_id: str, *, now: datetime) -> None:
    """The end of a ban or suspension; the person signs in anew."""
    _person_writes(writes, user_id, [Profile.state.set(ACTIVE), Profile.suspended_until.remove()], now=now)


def person_stand_writes(
    writes: TransactWrite, user_id: str, *, banned: bool, until: datetime | None, now: datetime
) -> None:
    """How somebody stands by what is left when a decision was taken back; `until` ends a suspension that is left."""
    actions: list[Action] = [
        Profile.state.set(DISABLED if banned else ACTIVE),
        Profile.suspended_until.set(until) if until else Profile.suspended_until.remove(),
    ]
    _person_writes(writes, user_id, actions, now=now)


def person_trust_writes(writes: TransactWrite, user_id: str, *, trusted: bool) -> None:
    """Whether what the person sends is shown without waiting for a moderator."""
    writes.update(Profile(user_id), actions=[Profile.trusted.set(trusted)], condition=_there())


def person_acts_check(writes: TransactWrite, user_id: str, *, role: str, now: datetime) -> None:
    """Add to a transaction that it fails once this person's role was taken from them, or they are shut out.

    Whatever they began before that is not done after it, however long it took.
    """
    acts = Profile.user_id.does_not_exist() | (Profile.state == ACTIVE)
    acts &= Profile.suspended_until.does_not_exist() | (Profile.suspended_until <= now)
    acts &= ~Profile.roles_taken.contains(role)
    writes.condition_check(Profile, user_id, condition=acts)


def person_quota_writes(writes: TransactWrite, user_id: str, *, size: int | None, images: int | None) -> None:
    """Limits of the person's own, or everybody's where there is None."""
    actions: list[Action] = [
        Profile.quota_bytes.remove() if size is None else Profile.quota_bytes.set(size),
        Profile.quota_images.remove() if images is None else Profile.quota_images.set(images),
    ]
    writes.update(Profile(user_id), actions=actions, condition=_there())


def _person_writes(writes: TransactWrite, user_id: str, actions: list[Action], *, now: datetime) -> None:
    writes.update(Profile(user_id), actions=actions, condition=_there())
    import_string(settings.STANDING_REQUEST)(writes, user_id, now=now)


def _there() -> Condition:
    """Nobody takes back the end of an account that is being erased."""
    condition: Condition = Profile.user_id.exists() & (Profile.state != ERASING)
    return condition
