"""The `handles` table, and the transactions that keep one handle a person and one person a handle."""

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist, TransactWriteError
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.errors import Conflict, HandleTaken
from accounts.tables.faults import (
    failed_conditions,
    temporary_faults_as_unavailable,
)
from accounts.tables.people import WordsChange
from accounts.tables.profiles import CHANGED_MEANWHILE, Profile, words_as_read
from accounts.tables.table import Table
from accounts.tables.transactions import transact


class ProfileExists(Conflict):
    """The person already has a profile; another request made it first."""

    code = "profile_exists"


class Handle(Table):
    """A handle in use and whose it is."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-handles"

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


def profile_create(profile: Profile, *, words: WordsChange) -> None:
    """Write a new profile, claim its handle and put it where searches find it, in one transaction.

    Raises ProfileExists or HandleTaken.
    """

    def fill(writes: TransactWrite) -> None:
        writes.save(Handle(profile.handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
        writes.save(profile, condition=Profile.user_id.does_not_exist())
        words.add_to(writes)

    try:
        transact(fill)
    except TransactWriteError as error:
        handle_failed, profile_failed, *_ = failed_conditions(error, actions=2)
        if profile_failed:
            raise ProfileExists("This person already has a profile.") from None
        if handle_failed:
            raise HandleTaken from None
        raise


def profile_change(
    profile: Profile, *, handle: str, display_name: str, bio: str | None, words: WordsChange, only_as_read: bool
) -> None:
    """Write the changes and what searches find the person by, in one transaction; a bio of None stays.

    With a new handle the old one is released and the new one claimed. Raises HandleTaken, or Conflict if the person
    changed their handle or name in another request meanwhile; with `only_as_read`, also if it was their bio.
    """
    moves = handle != profile.handle

    def fill(writes: TransactWrite) -> None:
        if moves:
            writes.delete(Handle(profile.handle), condition=Handle.user_id == profile.user_id)
            writes.save(Handle(handle, user_id=profile.user_id), condition=Handle.handle.does_not_exist())
        words.add_to(writes)
        actions: list[Action] = [Profile.handle.set(handle), Profile.display_name.set(display_name)]
        if bio is not None:
            actions.append(Profile.bio.set(bio))
        as_read = (Profile.handle == profile.handle) & (Profile.display_name == profile.display_name)
        condition = words_as_read(profile) if only_as_read else as_read
        writes.update(Profile(profile.user_id), actions=actions, condition=condition)

    try:
        transact(fill)
    except TransactWriteError as error:
        # DynamoDB is sent all deletes, then all puts, then the update.
        claim = len(words.removed) + 1
        failed = failed_conditions(error, actions=claim + len(words.written) + 2)
        if moves and failed[claim]:
            raise HandleTaken from None
        if any(failed):
            raise Conflict(CHANGED_MEANWHILE) from None
        raise
