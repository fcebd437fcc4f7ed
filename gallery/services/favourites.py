"""Favourites: bookmarks of pictures that only the person who keeps them sees."""

from datetime import UTC, datetime
from typing import Final

from accounts.services.profiles import profile_get
from gallery.errors import Conflict, LimitReached
from gallery.messages import jobs_announce
from gallery.services.images import image_get
from gallery.services.jobs import Done, More, Work
from gallery.services.paging import page_cut
from gallery.services.seeing import images_by_id
from gallery.tables import favourites as table
from gallery.tables.images import GONE, Image
from gallery.tables.jobs import job_ask

_SLICE: Final = 50


def favourite_add(*, viewer_id: str, image_id: str) -> None:
    """Again, it changes nothing. Raises ImageNotFound, LimitReached or Conflict."""
    image = image_get(viewer_id=viewer_id, image_id=image_id)
    if table.favourite_exists(image_id=image_id, user_id=viewer_id):
        return
    if table.favourite_create(image, user_id=viewer_id, now=datetime.now(UTC)):
        return
    if profile_get(user_id=viewer_id).favourite_count >= table.FAVOURITES_MAX:
        raise LimitReached(f"You have {table.FAVOURITES_MAX:,} favourites, which is the most there may be.")
    if not table.favourite_exists(image_id=image_id, user_id=viewer_id):
        raise Conflict("This picture was changed at the same moment. Look at it again, then repeat.")


def favourite_remove(*, viewer_id: str, image_id: str) -> None:
    """Whether or not the picture can still be seen; again, it changes nothing."""
    table.favourite_delete(image_id=image_id, user_id=viewer_id)


def favourites_list(*, viewer_id: str, limit: int, after: str | None) -> tuple[list[Image], str | None]:
    """The viewer's favourites that they may see, the newest first, and where to go on."""
    shown, last = page_cut(table.favourites_of_user(user_id=viewer_id, limit=limit + 1, before=after), limit)
    # Unlisted ones too: whoever keeps a picture had its link.
    images = images_by_id([row.image_id for row in shown], viewer_id=viewer_id, listed=False) if shown else []
    return images, last.favourite_id if last else None


def favourites_follow(image_id: str, image: Image | None) -> None:
    """The step of a picture's derivation: ask for the work if the picture is gone."""
    if image is None or image.state in GONE:
        job_id = f"favourites#{image_id}"
        job_ask(job_id=job_id, kind="favourites", subject=image_id, now=datetime.now(UTC))
        jobs_announce([job_id])


def favourites_forget(work: Work) -> More | Done:
    """One slice of a `favourites` job. It comes to an end: a picture that is going becomes nobody's favourite."""
    rows = table.favourites_of_image(image_id=work.subject, limit=_SLICE)
    for row in rows:
        table.favourite_delete(image_id=row.image_id, user_id=row.user_id)
    done = int(work.cursor.get("done", 0)) + len(rows)
    return More({"done": done}, done=done) if rows else Done({"forgotten": done})
