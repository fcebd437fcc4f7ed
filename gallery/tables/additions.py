"""The transaction that tells the owner of an album of what visitors of a share link sent for it."""

from datetime import datetime, timedelta
from typing import Final

from pynamodb.transactions import TransactWrite

from accounts.tables.transactions import transact_if
from gallery.tables.albums import Album
from gallery.tables.images import Image
from gallery.tables.notifications import ADDITION, notify

# However many pictures come within it, their album's owner hears of them once.
TOLD_EVERY: Final = timedelta(hours=1)


def addition_tell(image: Image, *, now: datetime) -> None:
    """Tell a picture's owner that it waits; not again for the same picture, nor twice an hour for one album."""
    album_id = str(image.held_album_id)
    waits_untold = (Image.held_album_id == album_id) & Image.guest_told.does_not_exist()

    def mark(writes: TransactWrite) -> None:
        writes.update(Image(image.image_id), actions=[Image.guest_told.set(True)], condition=waits_untold)

    def tell(writes: TransactWrite) -> None:
        mark(writes)
        writes.update(
            Album(album_id),
            actions=[Album.guests_told_at.set(now)],
            condition=Album.album_id.exists()
            & (Album.guests_told_at.does_not_exist() | (Album.guests_told_at <= now - TOLD_EVERY)),
        )
        notify(
            writes,
            user_id=image.owner_id,
            kind=ADDITION,
            now=now,
            image_id=image.image_id,
            album_id=album_id,
            text=image.guest_name,
        )

    if not transact_if(tell):
        # They were told within the hour, or the album is gone; if the picture waits no more, that is fine too.
        transact_if(mark)
