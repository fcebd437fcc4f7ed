"""What becomes of a picture that was looked at automatically, in one transaction."""

from datetime import datetime

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from accounts.tables.transactions import transact_if
from gallery.tables.image_changes import SCREENED, change_writes, held_request
from gallery.tables.images import WAITING, Image, set_or_remove
from gallery.tables.moderated import came


def image_screen(current: Image, *, hold: bool, detail: str, now: datetime) -> bool:
    """Cover a picture, and have one that is shown wait for a moderator if it is to be held.

    False if it was changed since it was read.
    """
    actions: list[Action] = [Image.sensitive.set(True)]
    if hold:
        actions += [Image.state.set(WAITING), *set_or_remove(current.listing_keys(state=WAITING, now=now))]
    steps = {name: -step for name, step in came(current).items()} if hold else {}

    def fill(writes: TransactWrite) -> None:
        change_writes(writes, current, actions, steps=steps, hides=hold, now=now)
        if hold:
            held_request(writes, current, why=SCREENED, detail=detail, now=now)

    return transact_if(fill)
