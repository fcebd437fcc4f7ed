"""Liking pictures: who likes what, and the pages of both."""

from datetime import UTC, datetime
from typing import Final

from accounts.services.throttles import throttle
from gallery.errors import Conflict
from gallery.services.images import image_get
from gallery.services.paging import page_cut
from gallery.services.people import Person, people_for
from gallery.services.seeing import images_by_id
from gallery.tables import likes as table
from gallery.tables.images import Image
from gallery.tables.notifications import retraction_of

CHANGES_PER_HOUR: Final = 1200
# Others may change the same rows at the same moment; each try reads again what is then so.
_TRIES: Final = 5


def like(*, viewer_id: str, image_id: str) -> Image:
    """Like a picture; again, it changes nothing. Raises ImageNotFound, LimitReached or Conflict."""
    _throttle(viewer_id)
    for _ in range(_TRIES):
        image = image_get(viewer_id=viewer_id, image_id=image_id)
        if table.like_create(image, user_id=viewer_id, now=datetime.now(UTC)):
            return image_get(viewer_id=viewer_id, image_id=image_id)
        if table.like_find(image_id=image_id, user_id=viewer_id):
            return image_get(viewer_id=viewer_id, image_id=image_id)
    raise _busy()


def unlike(*, viewer_id: str, image_id: str) -> Image:
    """Take a like back; where there is none, it changes nothing. Raises ImageNotFound, LimitReached or Conflict."""
    _throttle(viewer_id)
    for _ in range(_TRIES):
        image = image_get(viewer_id=viewer_id, image_id=image_id)
        found = table.like_find(image_id=image_id, user_id=viewer_id)
        if found is None:
            return image
        mine = image.owner_id == viewer_id
        retraction = None if mine else retraction_of(user_id=image.owner_id, notification_id=found.like_id)
        if table.like_delete(found, retraction=retraction):
            return image_get(viewer_id=viewer_id, image_id=image_id)
    raise _busy()


def likes_list(*, viewer_id: str, image_id: str, limit: int, after: str | None) -> tuple[list[Person], str | None]:
    """Who likes a picture, newest first, and where to go on. Raises ImageNotFound."""
    image_get(viewer_id=viewer_id, image_id=image_id)
    shown, last = page_cut(table.likes_of_image(image_id=image_id, limit=limit + 1, before=after), limit)
    return people_for([row.user_id for row in shown], viewer_id=viewer_id), last.like_id if last else None


def liked_list(*, viewer_id: str, limit: int, after: str | None) -> tuple[list[Image], str | None]:
    """The pictures that the viewer likes and may see, the newest like first, and where to go on."""
    shown, last = page_cut(table.likes_of_user(user_id=viewer_id, limit=limit + 1, before=after), limit)
    # Unlisted ones too: whoever likes a picture had its link.
    images = images_by_id([row.image_id for row in shown], viewer_id=viewer_id, listed=False)
    return images, last.like_id if last else None


def _throttle(viewer_id: str) -> None:
    throttle(key=f"likes#{viewer_id}", limit=CHANGES_PER_HOUR, period=3600)


def _busy() -> Conflict:
    return Conflict("This picture was changed at the same moment. Look at it again, then repeat.")
