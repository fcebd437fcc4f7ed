"""What anybody may be given who is not signed in, for places that others copy: feeds, embeds and their descriptions."""

from dataclasses import dataclass

from accounts.services.profiles import profile_seen
from accounts.tables.profiles import Profile
from gallery.errors import ImageNotFound
from gallery.services.cards import Card, card_with_details, cards_for
from gallery.services.images import image_get
from gallery.services.listings import images_list
from gallery.services.search.asking import tag_question
from gallery.services.search.finding import images_find
from gallery.services.seeing import images_by_id


@dataclass(frozen=True)
class PublicPictures:
    """Somebody's newest public pictures, newest first."""

    owner: Profile
    cards: list[Card]


def picture_to_embed(*, image_id: str) -> Card:
    """A public or unlisted picture whose owner lets it be embedded. Raises ImageNotFound for every other one."""
    image = image_get(viewer_id=None, image_id=image_id)
    card = card_with_details(image, viewer_id=None)
    if not image.allow_embedding:
        raise ImageNotFound
    return card


def public_pictures(*, handle: str, limit: int) -> PublicPictures:
    """Read from the pictures' own rows, so that what was hidden a moment ago is not among them. Raises NotFound."""
    owner = profile_seen(handle=handle, viewer_id=None)
    page = images_list(viewer_id=None, owner_handle=handle, limit=limit)
    images = images_by_id([image.image_id for image in page.images], viewer_id=None)
    return PublicPictures(owner, cards_for(images, viewer_id=None))


def pictures_with_tag(*, tag: str, limit: int) -> list[Card]:
    """Everybody's newest public pictures with this tag; none for a tag that nobody has used."""
    page = images_find(tag_question(tag), limit=limit, after=None)
    return cards_for(page.images, viewer_id=None)
