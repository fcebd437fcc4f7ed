"""The `handles` table, and the transactions that keep one handle a person and one person a handle."""

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist, TransactWriteError
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from accounts.errors import Conflict, HandleTaken
from accounts.tables.faults import (
    CONNECT_SECONDS,
    READ_SECONDS,
    failed_conditions,
    temporary_faults_as_unavailable,
)
from accounts.tables.profiles import Profile, changes
from accounts.tables.transactions import transact


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

    def fill(writes: TransactWrite) -> None:
        writes.save(Handle(profile.handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
        writes.save(profile, condition=Profile.user_id.does_not_exist())

    try:
        transact(fill)
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

    def fill(writes: TransactWrite) -> None:
        writes.delete(Handle(profile.handle), condition=Handle.user_id == profile.user_id)
        writes.save(Handle(handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
        writes.update(
            Profile(profile.user_id),
            actions=[Profile.handle.set(handle), *changes(display_name=display_name, bio=bio)],
            condition=Profile.handle == profile.handle,
        )

    try:
        transact(fill)
    except TransactWriteError as error:
        release_failed, claim_failed, profile_failed = failed_conditions(error, actions=3)
        if release_failed or profile_failed:
            raise Conflict("Your handle was changed at the same moment. Look at it again, then repeat.") from None
        if claim_failed:
            raise HandleTaken from None
        raise
