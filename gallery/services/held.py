"""Pictures that visitors of a share link sent for an album, while they wait for its owner to let them in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from accounts.services.profiles import profiles_by_id
from accounts.tables.profiles import Profile
from gallery.services.albums import album_of_owner
from gallery.services.cards import Card, cards_for
from gallery.tables.additions import addition_tell
from gallery.tables.images import Image, images_get
from gallery.tables.listings import Position, images_held
from gallery.tables.uploads import READY


@dataclass(frozen=True)
class HeldPicture:
    """A picture that waits; `person` is the visitor who sent it if they were signed in."""

    card: Card
    name: str
    person: Profile | None


@dataclass(frozen=True)
class HeldPage:
    """`after` is None at the end."""

    pictures: list[HeldPicture]
    after: Position | None


def held_list(*, viewer_id: str, album_id: str, limit: int, after: Position | None) -> HeldPage:
    """What waits to be let into an album of the viewer's, newest first. Raises AlbumNotFound or Forbidden.

    `album_items.items_add` lets pictures in, deleting them declines them.
    """
    album_of_owner(viewer_id=viewer_id, album_id=album_id)
    page = images_held(album_id=album_id, limit=limit, after=after)
    rows = images_get(image_ids=[image.image_id for image in page.images]) if page.images else {}
    # The index may be late; what the rows say holds.
    waiting = [rows[image.image_id] for image in page.images if image.image_id in rows]
    waiting = [image for image in waiting if image.state == READY and image.held_album_id == album_id]
    found = profiles_by_id(user_ids={image.guest_id for image in waiting if image.guest_id})
    people = {user_id: person for user_id, person in found.items() if not person.is_hidden_from(viewer_id)}
    cards = cards_for(waiting, viewer_id=viewer_id) if waiting else []
    return HeldPage(
        [HeldPicture(card, str(card.image.guest_name), people.get(card.image.guest_id or "")) for card in cards],
        page.after,
    )


def held_follow(_image_id: str, image: Image | None) -> None:
    """The step of a picture's derivation: its owner hears of one that waits."""
    if image is not None and image.state == READY and image.held_album_id and not image.guest_told:
        addition_tell(image, now=datetime.now(UTC))
