"""What administrators do with people, as one transaction with its row of the ledger."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from pynamodb.transactions import TransactWrite

from accounts.services.roles import ADMINISTRATORS
from accounts.tables.standing import person_acts_check
from accounts.tables.transactions import transact_if
from gallery.tables.erasures import person_hash
from moderation.subjects import USER
from moderation.tables.decision_counts import ledger_row_count
from moderation.tables.ledger import LedgerRow, ledger_append

QUOTA: Final = "quota"
APPEAL_ADDRESS: Final = "appeal_address"
Writes = Callable[[TransactWrite], None]


def administration_commit(
    effect: Writes, *, actor_id: str, user_id: str, action: str, reason: str, head: LedgerRow | None, now: datetime
) -> bool:
    """All or nothing; False if the ledger has grown meanwhile, or a condition of the effect failed.

    Like decisions, the row names the person by a hash, because rows stay when people are erased.
    """
    owner = person_hash(user_id)
    entry = {
        "decision_id": "",
        "case_id": "",
        "actor_id": actor_id,
        "owner": owner,
        "subject": f"{USER}#{owner}",
        "action": action,
        "rule": "",
        "reason": reason,
    }

    def fill(writes: TransactWrite) -> None:
        effect(writes)
        person_acts_check(writes, actor_id, role=ADMINISTRATORS, now=now)
        ledger_append(writes, entry, head=head, now=now)
        ledger_row_count(writes)

    return transact_if(fill)


def nothing(_writes: TransactWrite) -> None:
    """The effect of what changes no row: an address is made of a signature."""
