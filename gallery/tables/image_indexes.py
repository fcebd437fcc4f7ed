"""The indexes of the `images` table: what each lists, and how much of a picture's row stands in it."""

from typing import TYPE_CHECKING, Final

from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection

if TYPE_CHECKING:
    from gallery.tables.images import Image  # noqa: F401 - named in strings below

CARD_ATTRIBUTES: Final = [
    "owner_id", "title", "description", "alt_text", "tags", "visibility", "width", "height", "placeholder", "state",
    "like_count", "comment_count", "created_at", "taken_at", "image_id", "published_at", "has_avif", "show_camera",
    "sensitive",
]  # fmt: skip


class ByOwnerIndex(GlobalSecondaryIndex["Image"]):
    """Everything one person has and has not thrown away, for that person."""

    class Meta:
        index_name = "by_owner"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    listed_owner_id = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)


class TrashIndex(GlobalSecondaryIndex["Image"]):
    """What one person has thrown away, by the time they did."""

    class Meta:
        index_name = "trash"
        projection = IncludeProjection([*CARD_ATTRIBUTES, "trashed_at"])

    trashed_owner_id = UnicodeAttribute(hash_key=True)
    trash_position = UnicodeAttribute(range_key=True)


class FeedIndex(GlobalSecondaryIndex["Image"]):
    """Everybody's public pictures, by the time they became public."""

    class Meta:
        index_name = "feed"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    feed_shard = UnicodeAttribute(hash_key=True)
    feed_position = UnicodeAttribute(range_key=True)


class PublishedByOwnerIndex(GlobalSecondaryIndex["Image"]):
    """One person's public pictures, for everybody else."""

    class Meta:
        index_name = "published_by_owner"
        projection = IncludeProjection(CARD_ATTRIBUTES)

    published_owner_id = UnicodeAttribute(hash_key=True)
    feed_position = UnicodeAttribute(range_key=True)


class ByContentIndex(GlobalSecondaryIndex["Image"]):
    """Whether one person has a picture of exactly these bytes."""

    class Meta:
        index_name = "by_content"
        projection = KeysOnlyProjection()

    content_key = UnicodeAttribute(hash_key=True)


class FingerprintsIndex(GlobalSecondaryIndex["Image"]):
    """What one person's pictures look like, for finding similar ones."""

    class Meta:
        index_name = "fingerprints"
        projection = IncludeProjection(["fingerprint"])

    owner_id = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)


class HeldIndex(GlobalSecondaryIndex["Image"]):
    """What visitors sent for one album through a share link and its owner has not put into it."""

    class Meta:
        index_name = "held"
        projection = KeysOnlyProjection()

    held_album_id = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)


class ByGuestIndex(GlobalSecondaryIndex["Image"]):
    """What somebody sent through others' share links while signed in, for taking their name off it."""

    class Meta:
        index_name = "by_guest"
        projection = KeysOnlyProjection()

    guest_id = UnicodeAttribute(hash_key=True)
    image_id = UnicodeAttribute(range_key=True)
