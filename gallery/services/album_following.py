"""What follows in albums from changes elsewhere: pictures that come and go, albums and members that are gone."""

import contextlib
from typing import Final

from gallery.errors import AlbumNotFound
from gallery.services.album_items import items_take_out
from gallery.services.album_members import member_end
from gallery.services.jobs import Done, More, Work
from gallery.services.paging import page_cut
from gallery.tables.album_changes import item_count_set
from gallery.tables.album_items import items_forget, items_of_album, items_of_image
from gallery.tables.album_members import member_find, members_forget, memberships_with
from gallery.tables.images import GONE, Image
from gallery.tables.uploads import READY

_SLICE: Final = 25


def album_items_follow(image_id: str, image: Image | None) -> None:
    """The step of a picture's derivation: one that is out of sight is not counted, one that is gone is in no album."""
    for item in items_of_image(image_id=image_id):
        if image is None or image.state in GONE:
            # An album that is gone has a job of its own.
            with contextlib.suppress(AlbumNotFound):
                items_take_out(album_id=item.album_id, image_ids=[image_id])
        elif bool(item.is_counted) != (image.state == READY):
            item_count_set(item, is_counted=image.state == READY)


def album_forget(work: Work) -> More | Done:
    """One slice of an `album_forget` job. It comes to an end: nothing is added to an album that is gone."""
    gone = items_forget(album_id=work.subject, limit=_SLICE) or members_forget(album_id=work.subject)
    done = int(work.cursor.get("done", 0)) + gone
    return More({"done": done}, done=done) if gone else Done({"forgotten": done})


def album_leave(work: Work) -> More | Done:
    """One slice of an `album_leave` job: what somebody put into an album goes with them, unless they are back."""
    user_id, after = str(work.arguments["user_id"]), work.cursor.get("after")
    if member_find(album_id=work.subject, user_id=user_id):
        return Done()
    shown, last = page_cut(items_of_album(album_id=work.subject, limit=_SLICE + 1, after=after), _SLICE)
    theirs = [item.image_id for item in shown if item.added_by == user_id]
    if theirs:
        with contextlib.suppress(AlbumNotFound):
            items_take_out(album_id=work.subject, image_ids=theirs)
    return More({"after": last.entry}) if last else Done()


def album_part(work: Work) -> More | Done:
    """One slice of an `album_part` job: two people, one of whom blocks the other, leave each other's albums."""
    user_id, other_id = work.subject, str(work.arguments["other_id"])
    common = memberships_with(user_id=user_id, owner_id=other_id, limit=_SLICE)
    common += memberships_with(user_id=other_id, owner_id=user_id, limit=_SLICE)
    for member in common:
        member_end(member)
    return More({}) if common else Done()
