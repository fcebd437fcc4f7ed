"""The `handles` table, and the transactions that keep one handle a person and one person a handle."""

import time
from collections.abc import Callable
from functools import cache
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute
from pynamodb.connection import Connection
from pynamodb.exceptions import DoesNotExist, TransactWriteError
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from accounts.errors import Conflict, HandleTaken, Unavailable
from accounts.tables.faults import (
    CONNECT_SECONDS,
    READ_SECONDS,
    failed_conditions,
    temporary_faults_as_unavailable,
)
from accounts.tables.profiles import Profile, changes

# Two people who reach for one handle at once make DynamoDB cancel a transaction without looking at its conditions.
_PAUSES_SECONDS: Final = (0.02, 0.05, 0.1, 0.2)


class ProfileExists(Conflict):
    """The person already has a profile; another request made it first."""

    code = "profile_exists"


class Handle(Model):
    """A handle in use and whose it is."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-handles"
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    handle = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute()

    @classmethod
    def owner_of(cls, handle: str) -> str | None:
        """The user id of whoever has the handle."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(handle, consistent_read=True).user_id
        except DoesNotExist:
            return None


def profile_create(profile: Profile) -> None:
    """Write a new profile and claim its handle in one transaction. Raises ProfileExists or HandleTaken."""

    def transaction() -> None:
        with TransactWrite(connection=_connection()) as write:
            write.save(Handle(profile.handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
            write.save(profile, condition=Profile.user_id.does_not_exist())

    try:
        _run(transaction)
    except TransactWriteError as error:
        handle_failed, profile_failed = failed_conditions(error, actions=2)
        if profile_failed:
            raise ProfileExists("This person already has a profile.") from None
        if handle_failed:
            raise HandleTaken from None
        raise


def handle_change(profile: Profile, *, handle: str, display_name: str | None, bio: str | None) -> None:
    """Release the old handle, claim the new one and write the other changes, in one transaction.

    Raises HandleTaken, or Conflict if the person changed their handle in another request meanwhile.
    """

    def transaction() -> None:
        with TransactWrite(connection=_connection()) as write:
            write.delete(Handle(profile.handle), condition=Handle.user_id == profile.user_id)
            write.save(Handle(handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
            write.update(
                Profile(profile.user_id),
                actions=[Profile.handle.set(handle), *changes(display_name=display_name, bio=bio)],
                condition=Profile.handle == profile.handle,
            )

    try:
        _run(transaction)
    except TransactWriteError as error:
        release_failed, claim_failed, profile_failed = failed_conditions(error, actions=3)
        if release_failed or profile_failed:
            raise Conflict("Your handle was changed at the same moment. Look at it again, then repeat.") from None
        if claim_failed:
            raise HandleTaken from None
        raise


def _run(transaction: Callable[[], None]) -> None:
    for pause in _PAUSES_SECONDS:
        try:
            with temporary_faults_as_unavailable():
                transaction()
        except Unavailable as error:
            if not isinstance(error.__cause__, TransactWriteError) or not error.__cause__.cancellation_reasons:
                raise
            time.sleep(pause)
        else:
            return
    with temporary_faults_as_unavailable():
        transaction()


@cache
def _connection() -> Connection:
    """One for all transactions: each connection makes its own client and assumes its own role."""
    return Connection(
        region=settings.AWS_REGION, connect_timeout_seconds=CONNECT_SECONDS, read_timeout_seconds=READ_SECONDS
    )
