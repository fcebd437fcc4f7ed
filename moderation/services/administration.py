"""What administrators do with people: how much they may hold, and the address under which who is shut out appeals."""

from dataclasses import dataclass
from datetime import UTC, datetime

from pynamodb.transactions import TransactWrite

from accounts import cognito
from accounts.errors import Conflict, NotFound
from accounts.services.profiles import profile_get
from accounts.services.quotas import quota_check
from accounts.services.roles import ADMINISTRATORS, role_was_taken
from accounts.services.shut_out import is_shut_out, shut_out_address
from accounts.tables.standing import person_quota_writes
from gallery.services.uploads import in_words
from moderation.errors import RoleTaken
from moderation.services.decisions import busy, tries
from moderation.tables.administration import APPEAL_ADDRESS, QUOTA, Writes, administration_commit, nothing
from moderation.tables.ledger import ledger_head


@dataclass(frozen=True)
class AppealAddress:
    """`email` is the only place to send it to; empty if the account has none any more."""

    address: str
    email: str


def quota_change(*, user_id: str, administrator_id: str, size: int | None, images: int | None) -> None:
    """Give somebody limits of their own, in bytes and pictures; None is what everybody may. The ledger keeps it.

    Who holds more already keeps it, and sends nothing more. Raises Invalid with the field, NotFound or Conflict.
    """
    quota_check(size=size, images=images)
    profile_get(user_id=user_id)
    limits = (
        "everybody's size" if size is None else in_words(size),
        "everybody's number of pictures" if images is None else f"{images:,} pictures",
    )

    def effect(writes: TransactWrite) -> None:
        person_quota_writes(writes, user_id, size=size, images=images)

    _commit(effect, administrator_id, user_id, action=QUOTA, reason=f"May hold {limits[0]} and {limits[1]}.")


def appeal_address_make(*, user_id: str, administrator_id: str) -> AppealAddress:
    """For somebody who wrote that they cannot sign in. The ledger keeps that it was made, and by whom.

    Raises NotFound, Conflict for somebody who is not shut out, or Unavailable.
    """
    profile_get(user_id=user_id)
    if not is_shut_out(user_id=user_id):
        raise Conflict("Nothing keeps this person from signing in.")
    try:
        email = cognito.email_of(user_id=user_id)
    except NotFound:
        email = ""
    _commit(nothing, administrator_id, user_id, action=APPEAL_ADDRESS, reason="Made an address for an appeal.")
    return AppealAddress(shut_out_address(user_id), email)


def _commit(effect: Writes, administrator_id: str, user_id: str, *, action: str, reason: str) -> None:
    for _ in tries():
        if role_was_taken(user_id=administrator_id, role=ADMINISTRATORS):
            raise RoleTaken
        done = administration_commit(
            effect,
            actor_id=administrator_id,
            user_id=user_id,
            action=action,
            reason=reason,
            head=ledger_head(),
            now=datetime.now(UTC),
        )
        if done:
            return
    raise busy()
