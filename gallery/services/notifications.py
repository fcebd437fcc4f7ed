"""A person's notifications: the list, and what of it they have read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from ulid import ULID

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, Invalid
from gallery.services.cards import Rendition, thumbnail_of
from gallery.services.paging import page_cut
from gallery.services.people import Person, people_for
from gallery.services.seeing import images_by_id
from gallery.tables import notifications as table
from gallery.tables.comments import Comment, comments_get
from gallery.tables.images import Image
from gallery.tables.notifications import Notification

# How many may be newer than the one up to which somebody has read; far more than anybody pages through.
NEWER_MAX: Final = 1000
_TRIES: Final = 5


@dataclass(frozen=True)
class ShownPicture:
    """A picture as far as naming it needs."""

    image: Image
    thumbnail: Rendition


@dataclass(frozen=True)
class ShownNotification:
    """A notification with whom and what it is about, as far as that is still there for its person to see."""

    notification: Notification
    is_read: bool
    actor: Person | None
    picture: ShownPicture | None
    comment_text: str | None


def notifications_list(*, user_id: str, limit: int, after: str | None) -> tuple[list[ShownNotification], str | None]:
    """Newest first, and where to go on. What came of people whom its person does not see any more is left out.

    As many requests whatever there is: the notifications, the profile, the actors, the pictures and the comments.
    """
    found = table.notifications_of(user_id=user_id, limit=limit + 1, before=after)
    shown, last = page_cut(found, limit)
    now = datetime.now(UTC).timestamp()
    kept = [one for one in shown if one.expires_at > now]
    read_to = profile_get(user_id=user_id).notifications_read_to or ""
    actors = {
        person.profile.user_id: person
        for person in people_for([one.actor_id for one in kept if one.actor_id], viewer_id=user_id)
    }
    images = {
        image.image_id: image
        for image in images_by_id([one.image_id for one in kept if one.image_id], viewer_id=user_id, listed=False)
    }
    comments = comments_get((one.image_id, one.comment_id) for one in kept if one.image_id and one.comment_id)
    dressed = [
        ShownNotification(
            one,
            is_read=one.notification_id <= read_to,
            actor=actors.get(one.actor_id or ""),
            picture=_picture_of(images.get(one.image_id or "")),
            comment_text=_text_of(comments.get(one.comment_id or "")),
        )
        for one in kept
        if not one.actor_id or one.actor_id in actors
    ]
    return dressed, last.notification_id if last else None


def notifications_read(*, user_id: str, up_to: str) -> int:
    """Everything up to this id is read; how many are not. An older id than before changes nothing.

    Raises Invalid for what is no id, or for one that more than NEWER_MAX notifications have followed.
    """
    try:
        ULID.from_str(up_to)
    except ValueError:
        raise Invalid("This is not the id of a notification.", field="up_to") from None
    # An id that is still to come would have what it comes after read before it was written.
    up_to = min(up_to.upper(), str(ULID.from_datetime(datetime.now(UTC))))
    for _ in range(_TRIES):
        profile = profile_get(user_id=user_id)
        if up_to <= (profile.notifications_read_to or ""):
            return int(profile.unread_count)
        unread = table.notifications_count(user_id=user_id, after=up_to, limit=NEWER_MAX + 1)
        if unread > NEWER_MAX:
            raise Invalid("Much has happened since. Name a newer notification.", field="up_to")
        if table.read_to_set(profile, up_to=up_to, unread=unread):
            return unread
    raise Conflict("More happened at the same moment. Repeat it.")


def _picture_of(image: Image | None) -> ShownPicture | None:
    return ShownPicture(image, thumbnail_of(image)) if image else None


def _text_of(comment: Comment | None) -> str | None:
    return comment.text if comment and not comment.is_removed else None
