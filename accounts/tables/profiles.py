"""The `profiles` table: one row a person, keyed by Cognito's `sub`."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, Self

from django.conf import settings
from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import DoesNotExist, UpdateError
from pynamodb.expressions.condition import Condition

from accounts.errors import Conflict
from accounts.tables.faults import (
    CONDITION_FAILED,
    temporary_faults_as_unavailable,
)
from accounts.tables.table import Table

ACTIVE: Final = "active"
DISABLED: Final = "disabled"
# The account is over and is being erased; there is no way back.
ERASING: Final = "erasing"
CHANGED_MEANWHILE: Final = "Your profile was changed at the same moment. Look at it again, then repeat."


class Profile(Table):
    """What others see of a person, and how many pictures and bytes they have; the gallery counts those.

    `links_generation` is that of the share links which are not revoked; the gallery moves it to revoke all others.
    `bytes_held` and `images_held` are what counts against the quota: the pictures there are, those in the trash
    included, and besides them what the `open_uploads` will need. `bytes_used` counts the trash too, `image_count` and
    `public_image_count` do not.

    `avatar_width` is the width in pixels of the rendition that is shown for `avatar_image_id`. `unread_count` counts
    the notifications whose ids come after `notifications_read_to`. From `merged_since` on, followers find this
    person's pictures when they read, rather than in rows of their own.

    `suspended_until` is when a suspension ends, by itself: nothing has to be written then. `trusted` is what a
    moderator said of whether this person's uploads need to wait; None if none has.

    `quota_bytes` and `quota_images` are what this person may hold, if an administrator gave them a limit of their own.

    `roles_taken` are the Cognito groups that an operator took the person out of, so that what is under way in their
    name ends with that; Cognito says who is in one.

    `leaving_at` is when the account ends, if its person asked for that and has not thought better of it; `erasure_id`
    names what they asked for.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-profiles"

    user_id = UnicodeAttribute(hash_key=True)
    handle = UnicodeAttribute()
    display_name = UnicodeAttribute()
    bio = UnicodeAttribute(default="")
    avatar_image_id = UnicodeAttribute(null=True)
    avatar_width = NumberAttribute(null=True)
    state = UnicodeAttribute(default=ACTIVE)
    image_count = NumberAttribute(default=0)
    public_image_count = NumberAttribute(default=0)
    bytes_used = NumberAttribute(default=0)
    images_held = NumberAttribute(default=0)
    bytes_held = NumberAttribute(default=0)
    open_uploads = NumberAttribute(default=0)
    follower_count = NumberAttribute(default=0)
    following_count = NumberAttribute(default=0)
    block_count = NumberAttribute(default=0)
    unread_count = NumberAttribute(default=0)
    notifications_read_to = UnicodeAttribute(null=True)
    merged_since = UTCDateTimeAttribute(null=True)
    links_generation = NumberAttribute(default=0)
    album_count = NumberAttribute(default=0)
    favourite_count = NumberAttribute(default=0)
    created_at = UTCDateTimeAttribute()
    signed_out_at = NumberAttribute(default=0)
    quota_bytes = NumberAttribute(null=True)
    quota_images = NumberAttribute(null=True)
    suspended_until = UTCDateTimeAttribute(null=True)
    trusted = BooleanAttribute(null=True)
    roles_taken = UnicodeSetAttribute(null=True)
    leaving_at = UTCDateTimeAttribute(null=True)
    erasure_id = UnicodeAttribute(null=True)

    @property
    def own_quota_bytes(self) -> int | None:
        own: float | None = self.quota_bytes
        return None if own is None else int(own)

    @property
    def own_quota_images(self) -> int | None:
        own: float | None = self.quota_images
        return None if own is None else int(own)

    @property
    def is_leaving(self) -> bool:
        """Whether this person has asked for the end of their account."""
        leaving_at: datetime | None = self.leaving_at
        return leaving_at is not None

    @property
    def is_suspended(self) -> bool:
        """Whether a suspension has not ended yet."""
        until: datetime | None = self.suspended_until
        return until is not None and until > datetime.now(UTC)

    @property
    def is_shut_out(self) -> bool:
        """Whether nobody may act as this person: banned, being erased, or suspended for now."""
        return self.state != ACTIVE or self.is_suspended

    @property
    def is_away(self) -> bool:
        """The one rule for who is hidden from others with all that is theirs: who is shut out, and who leaves."""
        return self.is_shut_out or self.is_leaving

    def is_hidden_from(self, viewer_id: str | None) -> bool:
        """Whether this viewer comes upon neither the person nor anything of theirs."""
        return self.is_away and self.user_id != viewer_id

    def was_signed_out_since(self, moment: float) -> bool:
        """Whether what was signed in then (epoch seconds) was ended everywhere since."""
        return bool(self.signed_out_at > moment)

    @classmethod
    def sign_out(cls, user_id: str, *, at: float) -> None:
        """End everything that was signed in until then: whoever reads the row knows it at once."""
        with temporary_faults_as_unavailable():
            cls(user_id).update(actions=[cls.signed_out_at.set(at)], condition=cls.user_id.exists())

    @classmethod
    def role_mark(cls, user_id: str, role: str, *, taken: bool) -> None:
        """Say that a role was taken from the person, or is theirs again; of nobody who was never seen here."""
        change = Profile.roles_taken.add({role}) if taken else Profile.roles_taken.delete({role})
        try:
            with temporary_faults_as_unavailable():
                cls(user_id).update(actions=[change], condition=cls.user_id.exists())
        except UpdateError as error:
            if error.cause_response_code != CONDITION_FAILED:
                raise

    @classmethod
    def find(cls, user_id: str) -> Self | None:
        """The newest version of the row, so that somebody disabled a moment ago is disabled now."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(user_id, consistent_read=True)
        except DoesNotExist:
            return None

    @classmethod
    def find_many(cls, user_ids: Iterable[str]) -> dict[str, Self]:
        """By user id, those that exist; one BatchGetItem per hundred, possibly a moment old."""
        with temporary_faults_as_unavailable():
            return {profile.user_id: profile for profile in cls.batch_get(set(user_ids))}

    def bio_change(self, bio: str, *, only_as_read: bool) -> None:
        """Write it, and take over what the row now holds.

        With `only_as_read`, on condition that the person's words still are those that were read. Raises Conflict if
        they are not, or if the row is gone.
        """
        condition = words_as_read(self) if only_as_read else Profile.user_id.exists()
        try:
            with temporary_faults_as_unavailable():
                self.update(actions=[Profile.bio.set(bio)], condition=condition)
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                raise Conflict(CHANGED_MEANWHILE) from None
            raise


def words_as_read(profile: Profile) -> Condition:
    """That handle, name and bio still are what was read."""
    same: Condition = (Profile.handle == profile.handle) & (Profile.display_name == profile.display_name)
    same &= Profile.bio == profile.bio
    return same


def unmoved(counter: Attribute[float], value: float) -> Condition:
    """That a counter still is what was read; rows that are older than the counter do not have it, and count as 0."""
    same: Condition = counter == value
    if not value:
        same |= counter.does_not_exist()
    return same


def below(counter: Attribute[float], limit: int) -> Condition:
    """That a counter may still go up; like `unmoved` for rows that do not have it."""
    room: Condition = counter < limit
    room |= counter.does_not_exist()
    return room
