"""The `favourites` table: pictures that a person keeps at hand, for themselves alone."""

from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.transactions import TransactWrite
from ulid import ULID

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.profiles import Profile, below
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.images import Image
from gallery.tables.uploads import READY

FAVOURITES_MAX: Final = 10_000


class FavouritesByUserIndex(GlobalSecondaryIndex["Favourite"]):
    """One person's favourites, by the time they were added."""

    class Meta:
        index_name = "by_user"
        projection = KeysOnlyProjection()

    user_id = UnicodeAttribute(hash_key=True)
    favourite_id = UnicodeAttribute(range_key=True)


class Favourite(Table):
    """One picture that one person keeps at hand; `favourite_id` is a ULID."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-favourites"

    image_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(range_key=True)
    favourite_id = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()

    by_user = FavouritesByUserIndex()


def favourite_create(image: Image, *, user_id: str, now: datetime) -> bool:
    """One transaction: the row and the person's counter.

    False if it is one already, the picture is not what it was when it was read, or the person has as many as one may.
    """
    row = Favourite(image.image_id, user_id, favourite_id=str(ULID.from_datetime(now)), created_at=now)

    def fill(writes: TransactWrite) -> None:
        writes.save(row, condition=Favourite.image_id.does_not_exist())
        as_seen = (Image.state == READY) & (Image.visibility == image.visibility)
        writes.condition_check(Image, image.image_id, condition=as_seen)
        writes.update(
            Profile(user_id),
            actions=[Profile.favourite_count.add(1)],
            condition=Profile.user_id.exists() & below(Profile.favourite_count, FAVOURITES_MAX),
        )

    return transact_if(fill)


def favourite_delete(*, image_id: str, user_id: str) -> bool:
    """One transaction that undoes it; False if it is none."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Favourite(image_id, user_id), condition=Favourite.image_id.exists())
        writes.update(Profile(user_id), actions=[Profile.favourite_count.add(-1)], condition=Profile.user_id.exists())

    return transact_if(fill)


def favourite_exists(*, image_id: str, user_id: str) -> bool:
    """Read consistently."""
    try:
        with temporary_faults_as_unavailable():
            Favourite.get(image_id, user_id, consistent_read=True)
    except DoesNotExist:
        return False
    return True


def favourites_of_user(*, user_id: str, limit: int, before: str | None) -> list[Favourite]:
    """One person's favourites, newest first, before the id `before`: one Query on `by_user`; keys only."""
    older = FavouritesByUserIndex.favourite_id < before if before else None
    with temporary_faults_as_unavailable():
        return list(Favourite.by_user.query(user_id, older, scan_index_forward=False, limit=limit, page_size=limit))


def favourites_of_image(*, image_id: str, limit: int) -> list[Favourite]:
    """Whose favourite a picture is: one consistent Query."""
    with temporary_faults_as_unavailable():
        return list(Favourite.query(image_id, limit=limit, page_size=limit, consistent_read=True))
