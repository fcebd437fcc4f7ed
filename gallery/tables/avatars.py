"""Which picture a person shows of themselves: kept on their profile, so that no card needs another read."""

from pynamodb.exceptions import UpdateError
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import CONDITION_FAILED, temporary_faults_as_unavailable
from accounts.tables.profiles import Profile
from accounts.tables.transactions import transact_if
from gallery.tables.images import PRIVATE, Image
from gallery.tables.uploads import READY


def avatar_set(image: Image, *, width: int) -> bool:
    """One transaction, in which the picture is still its owner's to show; False if it is not."""

    def fill(writes: TransactWrite) -> None:
        writes.condition_check(
            Image,
            image.image_id,
            condition=(Image.state == READY) & (Image.visibility != PRIVATE) & (Image.owner_id == image.owner_id),
        )
        writes.update(
            Profile(image.owner_id),
            actions=[Profile.avatar_image_id.set(image.image_id), Profile.avatar_width.set(width)],
            condition=Profile.user_id.exists(),
        )

    return transact_if(fill)


def avatar_remove(*, user_id: str) -> None:
    """Show none; where there is none, or no such person, it changes nothing."""
    try:
        with temporary_faults_as_unavailable():
            Profile(user_id).update(
                actions=[Profile.avatar_image_id.remove(), Profile.avatar_width.remove()],
                condition=Profile.user_id.exists(),
            )
    except UpdateError as error:
        if error.cause_response_code != CONDITION_FAILED:
            raise
