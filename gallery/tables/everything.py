"""Whole tables, and writes that set right what they say: for maintenance only, no request ever does."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pynamodb.exceptions import DeleteError, UpdateError
from pynamodb.expressions.condition import Condition

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile
from gallery.tables.album_items import ItemOfImage
from gallery.tables.albums import Album
from gallery.tables.images import Image, set_or_remove
from gallery.tables.uploads import READY, Upload

COUNTERS = ("image_count", "public_image_count", "bytes_used", "images_held", "bytes_held", "open_uploads")


def uploads_all() -> Iterator[Upload]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Upload.scan(consistent_read=True)


def images_all() -> Iterator[Image]:
    """Every row whatever its state, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Image.scan(consistent_read=True)


def albums_all() -> Iterator[Album]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Album.scan(consistent_read=True)


def album_items_all() -> Iterator[ItemOfImage]:
    """Every row of either side, read consistently; on the album's side only `place` and `entry` are there."""
    with temporary_faults_as_unavailable():
        yield from ItemOfImage.scan(consistent_read=True)


def item_count_set(album: Album, counted: int) -> bool:
    """Set how many pictures an album has, if that has not moved since `album` was read."""
    try:
        Album(album.album_id).update(
            actions=[Album.item_count.set(counted)], condition=Album.item_count == album.item_count
        )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def profiles_all() -> Iterator[Profile]:
    """Every row, read consistently."""
    with temporary_faults_as_unavailable():
        yield from Profile.scan(consistent_read=True)


def counters_set(profile: Profile, counted: dict[str, int]) -> bool:
    """Set the counters by their names in COUNTERS, if none has moved since `profile` was read."""
    unmoved: Condition = Profile.user_id.exists()
    for name in counted:
        unmoved &= getattr(Profile, name) == getattr(profile, name)
    try:
        profile.update(
            actions=[getattr(Profile, name).set(value) for name, value in counted.items()], condition=unmoved
        )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def listing_keys_set(image: Image) -> bool:
    """Put a picture into the listings, or take it out, as its state and visibility demand; if they still are those."""
    changed: dict[str, Any] = dict(image.listing_keys())
    before: datetime | None = image.published_at
    if changed["feed_position"]:
        changed["published_at"] = before or image.created_at
    try:
        Image(image.image_id).update(
            actions=set_or_remove(changed),
            condition=(Image.state == image.state) & (Image.visibility == image.visibility),
        )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def ready_upload_delete(upload_id: str) -> bool:
    """Delete the row of an upload that became a picture which is gone."""
    try:
        Upload(upload_id).delete(condition=Upload.state == READY)
    except DeleteError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True


def images_write(images: Iterable[Image]) -> None:
    """Write new rows, 25 at a time, without asking whether they exist."""
    with temporary_faults_as_unavailable(), Image.batch_write() as batch:
        for image in images:
            batch.save(image)


def counters_add(*, user_id: str, steps: Mapping[str, int]) -> None:
    """Move the counters by their names in COUNTERS."""
    with temporary_faults_as_unavailable():
        Profile(user_id).update(actions=[getattr(Profile, name).add(step) for name, step in steps.items()])
