"""Who may see a picture: the one place that decides it, for one picture and for a list of them.

What belongs to somebody who is away (`Profile.is_away`: banned, suspended or leaving) is seen by nobody else. For one
picture that is asked here. Lists read the profiles of their owners anyway, to show them: `cards` leaves those pictures
out.
"""

from collections.abc import Iterable, Sequence

from accounts.tables.profiles import Profile
from gallery.tables.images import OWNER_ONLY, PRIVATE, PUBLIC, Image, images_get
from gallery.tables.relations import barred_ids, is_barred
from gallery.tables.uploads import READY


def may_see(image: Image, *, viewer_id: str | None) -> bool:
    """Their own, or anybody's that is public or unlisted, unless its owner is away or one has blocked the other.

    What a moderator has hidden, or has yet to look at, is there for its owner alone.
    """
    if image.owner_id == viewer_id:
        return image.state in (READY, *OWNER_ONLY)
    if image.state != READY or image.visibility == PRIVATE:
        return False
    if is_owner_hidden(image.owner_id, viewer_id=viewer_id):
        return False
    return viewer_id is None or not is_barred(user_id=viewer_id, other_id=image.owner_id)


def is_owner_hidden(owner_id: str, *, viewer_id: str | None) -> bool:
    """Whether this viewer finds nothing of that person's, who is away or gone: one consistent read."""
    owner = Profile.find(owner_id)
    return owner is None or owner.is_hidden_from(viewer_id)


def images_seen(images: Iterable[Image], *, viewer_id: str | None, listed: bool = True) -> list[Image]:
    """Those of a list that this viewer may come upon, in the order given: one Query, whatever their number.

    `listed` leaves other people's unlisted pictures out too, as lists do that their owners did not put them into.
    """
    found = list(images)
    others = any(image.owner_id != viewer_id for image in found)
    barred = barred_ids(user_id=viewer_id) if viewer_id and others else frozenset()
    return [image for image in found if _in_list(image, viewer_id, barred, listed=listed)]


def images_by_id(ids: Sequence[str], *, viewer_id: str | None, listed: bool = True) -> list[Image]:
    """The pictures with these ids that this viewer may come upon, in the order given; at most 100 ids.

    One BatchGetItem and one Query: rows elsewhere may be late, the picture's own row never is.
    """
    found = images_get(image_ids=ids)
    return images_seen((found[one] for one in ids if one in found), viewer_id=viewer_id, listed=listed)


def images_shown_by(ids: Sequence[str], *, owner_id: str, viewer_id: str | None) -> list[Image]:
    """Those of an album that its owner may show to whoever they gave a link, in the order given; at most 100 ids.

    The owner's own, private ones too, since a link is their decision; of others what those let everybody see who comes
    by it. Whoever is signed in finds nothing of people who block them or whom they block.
    """
    found = [image for image in images_by_id(ids, viewer_id=owner_id, listed=False) if image.state == READY]
    if viewer_id in (None, owner_id) or all(image.owner_id == owner_id for image in found):
        return found
    barred = barred_ids(user_id=str(viewer_id))
    return [image for image in found if image.owner_id not in barred]


def _in_list(image: Image, viewer_id: str | None, barred: frozenset[str], *, listed: bool) -> bool:
    if image.owner_id == viewer_id:
        return image.state in (READY, *OWNER_ONLY)
    if image.state != READY:
        return False
    allowed = image.visibility == PUBLIC if listed else image.visibility != PRIVATE
    return allowed and image.owner_id not in barred
