"""The `images` table: one row per picture, and the listings it may stand in.

A picture stands in a listing only while its row carries the listing's key: the sparse keys are set and removed in the
very write that changes whether it may be seen there. A picture in the trash stands in that listing alone.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from zlib import crc32

from django.conf import settings
from pynamodb.attributes import (
    BooleanAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from gallery.errors import ImageNotFound
from gallery.tables.image_indexes import (
    ByContentIndex,
    ByGuestIndex,
    ByOwnerIndex,
    FeedIndex,
    FingerprintsIndex,
    HeldIndex,
    PublishedByOwnerIndex,
    TrashIndex,
)
from gallery.tables.uploads import READY

PUBLIC: Final = "public"
UNLISTED: Final = "unlisted"
PRIVATE: Final = "private"
VISIBILITIES: Final = (PUBLIC, UNLISTED, PRIVATE)

TRASHED: Final = "trashed"
DELETING: Final = "deleting"
# What moderators do: hidden from all but its owner; taken down, its bytes in quarantine; on its way back from there.
HIDDEN: Final = "hidden"
REMOVED: Final = "removed"
REINSTATING: Final = "reinstating"
# New, and for its owner alone until a moderator has looked at it.
WAITING: Final = "waiting"
# Deleted by its owner, for whom it is gone; its bytes are in quarantine while moderators need them as evidence.
KEPT: Final = "kept"

# In these a picture is there for its owner alone.
OWNER_ONLY: Final = (HIDDEN, WAITING)
# In these nobody does anything with a picture but moderators, its owner neither.
TAKEN_DOWN: Final = (REMOVED, REINSTATING, KEPT)
# From these there is no way back.
GONE: Final = (DELETING, KEPT)

# Published pictures spread over so many keys of the `feed` index, so that no one partition takes every write.
FEED_SHARDS: Final = 4


class Image(Table):
    """One picture. `width` and `height` are pixels as shown (orientation applied); `size` is the original's bytes.

    `focal_length` is millimetres, `latitude` and `longitude` degrees; `fingerprint` is a perceptual hash in 16 hex
    digits. `has_avif` says whether the renditions are there in AVIF too. `revision` counts its owner's changes.
    `trashed_fingerprint` keeps a fingerprint out of comparisons while the picture is in the trash.

    `guest_name` is what somebody is called who sent it to its owner through a share link, `guest_id` who that is if
    they were signed in. `held_album_id` is the album that waits for its owner to let the picture in; `guest_told` says
    that the owner knows of it.

    `sensitive` asks whoever shows the picture to cover it first. A picture that was taken down has `removed_at`, is
    in quarantine since `quarantined_at`, and was proven to be unreachable at `unreachable_at`; what was signed for it
    before ends by `reachable_until`. `state_before` is the state that it goes back to if it is not `ready`.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-images"

    image_id = UnicodeAttribute(hash_key=True)
    owner_id = UnicodeAttribute()
    state = UnicodeAttribute(default=READY)
    visibility = UnicodeAttribute()
    title = UnicodeAttribute(default="")
    description = UnicodeAttribute(default="")
    alt_text = UnicodeAttribute(default="")
    tags = UnicodeSetAttribute(null=True)
    width = NumberAttribute()
    height = NumberAttribute()
    placeholder = UnicodeAttribute()
    like_count = NumberAttribute(default=0)
    comment_count = NumberAttribute(default=0)
    allow_comments = BooleanAttribute(default=True)
    revision = NumberAttribute(default=0)
    created_at = UTCDateTimeAttribute()
    published_at = UTCDateTimeAttribute(null=True)
    taken_at = UnicodeAttribute(null=True)

    filename = UnicodeAttribute(null=True)
    content_type = UnicodeAttribute(null=True)
    size = NumberAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    content_key = UnicodeAttribute(null=True)
    fingerprint = UnicodeAttribute(null=True)
    has_avif = BooleanAttribute(default=False)

    camera = UnicodeAttribute(null=True)
    lens = UnicodeAttribute(null=True)
    focal_length = NumberAttribute(null=True)
    aperture = NumberAttribute(null=True)
    exposure_time = UnicodeAttribute(null=True)
    iso = NumberAttribute(null=True)
    show_camera = BooleanAttribute(default=True)
    location_removed = BooleanAttribute(null=True)
    latitude = NumberAttribute(null=True)
    longitude = NumberAttribute(null=True)
    show_location = BooleanAttribute(default=False)
    allow_embedding = BooleanAttribute(default=True)

    feed_shard = UnicodeAttribute(null=True)
    feed_position = UnicodeAttribute(null=True)
    published_owner_id = UnicodeAttribute(null=True)
    listed_owner_id = UnicodeAttribute(null=True)

    trashed_at = UTCDateTimeAttribute(null=True)
    trashed_owner_id = UnicodeAttribute(null=True)
    trash_position = UnicodeAttribute(null=True)
    trashed_fingerprint = UnicodeAttribute(null=True)

    guest_id = UnicodeAttribute(null=True)
    guest_name = UnicodeAttribute(null=True)
    held_album_id = UnicodeAttribute(null=True)
    guest_told = BooleanAttribute(null=True)

    sensitive = BooleanAttribute(default=False)
    state_before = UnicodeAttribute(null=True)
    removed_at = UTCDateTimeAttribute(null=True)
    quarantined_at = UTCDateTimeAttribute(null=True)
    reachable_until = UTCDateTimeAttribute(null=True)
    unreachable_at = UTCDateTimeAttribute(null=True)

    by_owner = ByOwnerIndex()
    trash = TrashIndex()
    feed = FeedIndex()
    published_by_owner = PublishedByOwnerIndex()
    by_content = ByContentIndex()
    fingerprints = FingerprintsIndex()
    held = HeldIndex()
    by_guest = ByGuestIndex()

    @property
    def is_quarantined(self) -> bool:
        """Whether its bytes are in quarantine and nowhere else."""
        quarantined_at: datetime | None = self.quarantined_at
        return self.state in (REMOVED, KEPT) and quarantined_at is not None

    def place_in_listings(self) -> None:
        """Set the listing keys that a new row carries."""
        if self.visibility == PUBLIC and self.state == READY:
            self.published_at = self.created_at
        for name, value in self.listing_keys().items():
            setattr(self, name, value)

    def listing_keys(
        self, *, state: str | None = None, visibility: str | None = None, now: datetime | None = None
    ) -> dict[str, str | None]:
        """By attribute, the keys that put this picture into its listings; None for each that it must not carry.

        `state` and `visibility` are what they will be, if not what they are. A picture that was public or in the trash
        before has its old place there; `now` is the place of one that was not.
        """
        is_ready = (state or self.state) == READY
        is_owners = (state or self.state) in OWNER_ONLY
        is_public = is_ready and (visibility or self.visibility) == PUBLIC
        is_trashed = (state or self.state) == TRASHED
        moments: tuple[datetime | None, datetime | None] = (self.published_at, self.trashed_at)
        published_at, trashed_at = (moment or now or self.created_at for moment in moments)
        return {
            "listed_owner_id": self.owner_id if is_ready or is_owners else None,
            "published_owner_id": self.owner_id if is_public else None,
            "feed_shard": feed_shard(self.image_id) if is_public else None,
            "feed_position": feed_position(published_at, self.image_id) if is_public else None,
            "trashed_owner_id": self.owner_id if is_trashed else None,
            "trash_position": feed_position(trashed_at, self.image_id) if is_trashed else None,
        }


def set_or_remove(values: Mapping[str, Any]) -> list[Action]:
    """The updates that give attributes, by name, these values; None takes one away."""
    return [
        getattr(Image, name).set(value) if value is not None else getattr(Image, name).remove()
        for name, value in values.items()
    ]


def feed_shard(image_id: str) -> str:
    """The key of `feed` that a picture stands under; always the same for one picture."""
    return f"public#{crc32(image_id.encode()) % FEED_SHARDS}"


def feed_position(published_at: datetime, image_id: str) -> str:
    """Sorts by time and stays unique: an ISO time to the microsecond, `#`, the id."""
    return f"{published_at.isoformat(timespec='microseconds')}#{image_id}"


def image_get(*, image_id: str) -> Image:
    """The row whatever its state, read consistently. Raises ImageNotFound."""
    try:
        with temporary_faults_as_unavailable():
            return Image.get(image_id, consistent_read=True)
    except DoesNotExist:
        raise ImageNotFound from None


def image_find(*, image_id: str) -> Image | None:
    """Like `image_get`, None for a row that is gone."""
    try:
        return image_get(image_id=image_id)
    except ImageNotFound:
        return None


def images_get(*, image_ids: Iterable[str]) -> dict[str, Image]:
    """By id, the rows there are, whatever their state, read consistently: one BatchGetItem for up to a hundred."""
    with temporary_faults_as_unavailable():
        return {image.image_id: image for image in Image.batch_get(set(image_ids), consistent_read=True)}


def content_key(owner_id: str, sha256: str) -> str:
    """The key of `by_content`; pictures in the trash do not have it."""
    return f"{owner_id}#{sha256}"


def image_with_content(*, owner_id: str, sha256: str) -> str | None:
    """The id of a picture of this person's that has exactly these bytes; possibly a moment late."""
    with temporary_faults_as_unavailable():
        found = Image.by_content.query(content_key(owner_id, sha256), limit=1, page_size=1)
        return next((image.image_id for image in found), None)


def image_ids_of(*, owner_id: str, limit: int) -> list[str]:
    """Ids of this person's newest pictures whatever their state: one Query on `fingerprints`, which every row is in."""
    with temporary_faults_as_unavailable():
        found = Image.fingerprints.query(owner_id, scan_index_forward=False, limit=limit, page_size=limit)
        return [image.image_id for image in found]


def fingerprints_of(*, owner_id: str, limit: int) -> dict[str, str]:
    """By image id, what this person's newest pictures look like: one Query on `fingerprints`."""
    with temporary_faults_as_unavailable():
        found = Image.fingerprints.query(owner_id, scan_index_forward=False, limit=limit, page_size=limit)
        return {image.image_id: image.fingerprint for image in found if image.fingerprint}
