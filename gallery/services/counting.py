"""What every counter should say: counted anew from the rows that it counts. For the auditor only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.tables.profiles import Profile
from gallery.tables import everything
from gallery.tables.images import KEPT, PUBLIC, Image
from gallery.tables.relations import BLOCKS, FOLLOWED_BY, FOLLOWS
from gallery.tables.uploads import READY, Upload

_OF_RELATIONS = {FOLLOWS: "following_count", FOLLOWED_BY: "follower_count", BLOCKS: "block_count"}


@dataclass
class Reactions:
    """By image id, how many likes and comments there are; of pictures that are gone as well."""

    likes: Counter[str] = field(default_factory=Counter)
    comments: Counter[str] = field(default_factory=Counter)


def reactions_counted() -> Reactions:
    """Reads both tables whole, a row at a time."""
    return Reactions(
        likes=Counter(like.image_id for like in everything.likes_all()),
        comments=Counter(comment.image_id for comment in everything.comments_all() if not comment.is_removed),
    )


def people_counted(
    *, profiles: Iterable[Profile], images: Iterable[Image], uploads: Iterable[Upload]
) -> dict[str, dict[str, int]]:
    """By user id and the counter's name. Reads the tables of what else is counted whole, a row at a time."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(everything.COUNTERS, 0))
    for image in images:
        if image.state == KEPT:
            continue  # for moderators, and nobody's any more
        of_owner, size = counted[image.owner_id], int(image.size or 0)
        of_owner["image_count"] += int(image.state == READY)
        of_owner["public_image_count"] += int(image.visibility == PUBLIC and image.state == READY)
        of_owner["bytes_used"] += size
        of_owner["images_held"] += 1
        of_owner["bytes_held"] += size
    for upload in uploads:
        if not upload.is_final:
            of_owner = counted[upload.owner_id]
            of_owner["open_uploads"] += 1
            of_owner["images_held"] += 1
            of_owner["bytes_held"] += int(upload.size)
    for relation in everything.relations_all():
        if name := _OF_RELATIONS.get(relation.kind):
            counted[relation.user_id][name] += 1
    for album in everything.albums_all():
        counted[album.owner_id]["album_count"] += 1
    for favourite in everything.favourites_all():
        counted[favourite.user_id]["favourite_count"] += 1
    read_to = {profile.user_id: profile.notifications_read_to or "" for profile in profiles}
    for notification in everything.notifications_all():
        is_unread = notification.notification_id > read_to.get(notification.user_id, "")
        counted[notification.user_id]["unread_count"] += int(is_unread)
    return counted
