"""Who sent a picture through another's share link: a name on the owner's rows, and an id if they were signed in."""

from collections.abc import Iterator
from typing import Final

from pynamodb.exceptions import UpdateError

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from gallery.tables.images import Image
from gallery.tables.uploads import Upload

# A picture that visitors sent is told from others by its having a name.
NAME_OF_NOBODY: Final = "Somebody who left"


def guest_forget(*, guest_id: str, limit: int) -> int:
    """Have up to `limit` pictures, and as many uploads, not say any more who sent them; how many there were."""
    return sum(_take_name_off(row, guest_id) for row in _sent_by(guest_id, limit))


def _sent_by(guest_id: str, limit: int) -> Iterator[Image | Upload]:
    with temporary_faults_as_unavailable():
        yield from Image.by_guest.query(guest_id, limit=limit, page_size=limit)
        yield from Upload.by_guest.query(guest_id, limit=limit, page_size=limit)


def _take_name_off(row: Image | Upload, guest_id: str) -> bool:
    """Whether it was still there, with this name."""
    model = type(row)
    try:
        with temporary_faults_as_unavailable():
            row.update(
                actions=[model.guest_id.remove(), model.guest_name.set(NAME_OF_NOBODY)],
                condition=model.guest_id == guest_id,
            )
    except UpdateError as error:
        if error.cause_response_code == CONDITION_FAILED:
            return False
        raise
    return True
