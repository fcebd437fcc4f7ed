"""The `erasures` table: who has asked for the end of their account, and afterwards what was erased, not saying whose.

An id is known to the person alone. `user_id` goes with the last row of the person; what stays is a hash that tells the
operator whose rows a restored backup has brought back.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.handles import Handle
from accounts.tables.people import WordsChange
from accounts.tables.profiles import DISABLED, ERASING, Profile
from accounts.tables.table import Table
from accounts.tables.transactions import transact, transact_if
from gallery.tables.jobs import job_request

WAITING: Final = "waiting"
RUNNING: Final = "erasing"
ERASED: Final = "erased"


class Erasure(Table):
    """One person's erasure: ``waiting -> erasing -> erased``. `removed` is JSON, numbers by name."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-erasures"

    erasure_id = UnicodeAttribute(hash_key=True)
    user_id = UnicodeAttribute(null=True)
    person_hash = UnicodeAttribute()
    state = UnicodeAttribute(default=WAITING)
    asked_at = UTCDateTimeAttribute()
    due_at = UTCDateTimeAttribute()
    erased_at = UTCDateTimeAttribute(null=True)
    removed = UnicodeAttribute(default="{}")

    @property
    def counts(self) -> dict[str, int]:
        """What was removed: numbers by the name of a table, or of a prefix of the bucket."""
        counted: dict[str, int] = json.loads(self.removed)
        return counted


def person_hash(user_id: str) -> str:
    """Tells the same person again; ids are random enough that nobody finds one by trying."""
    return hashlib.sha256(f"erased {user_id}".encode()).hexdigest()


def erasure_job_id(erasure_id: str) -> str:
    """The job that erases; its id names nobody."""
    return f"erase#{erasure_id}"


def erasure_get(*, erasure_id: str) -> Erasure | None:
    """The row, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Erasure.get(erasure_id, consistent_read=True)
    except DoesNotExist:
        return None


def erasure_begin(erasure: Erasure) -> bool:
    """One transaction: the person leaves, whatever was signed in has ended, and the job is asked for.

    False if there is no such person, they are leaving already, or are being erased.
    """

    def fill(writes: TransactWrite) -> None:
        staying: Condition = Profile.user_id.exists() & Profile.leaving_at.does_not_exist() & (Profile.state != ERASING)
        writes.update(
            Profile(erasure.user_id),
            actions=[
                Profile.leaving_at.set(erasure.due_at),
                Profile.erasure_id.set(erasure.erasure_id),
                Profile.signed_out_at.set(erasure.asked_at.timestamp()),
            ],
            condition=staying,
        )
        writes.save(erasure, condition=Erasure.erasure_id.does_not_exist())
        _job_request(writes, erasure.erasure_id, now=erasure.asked_at, due_at=erasure.due_at)

    return transact_if(fill)


def erasure_ask_again(*, erasure_id: str, due_at: datetime, now: datetime) -> None:
    """Want the work of an erasure once more, whose job may have been given up."""
    transact(lambda writes: _job_request(writes, erasure_id, now=now, due_at=due_at))


def erasure_call_off(*, user_id: str, erasure_id: str) -> bool:
    """One transaction that undoes it; the job will find nothing to do. False once erasing has begun."""

    def fill(writes: TransactWrite) -> None:
        writes.delete(Erasure(erasure_id), condition=Erasure.state == WAITING)
        writes.update(
            Profile(user_id),
            actions=[Profile.leaving_at.remove(), Profile.erasure_id.remove()],
            condition=(Profile.erasure_id == erasure_id) & (Profile.state != ERASING),
        )

    return transact_if(fill)


def erasure_clear(*, user_id: str) -> None:
    """Forget of a person whom restored rows have brought back how far their erasure was. Nobody can sign in as them."""
    with temporary_faults_as_unavailable():
        Profile(user_id).update(
            actions=[Profile.leaving_at.remove(), Profile.erasure_id.remove(), Profile.state.set(DISABLED)],
            condition=Profile.user_id.exists(),
        )


def erasure_close(erasure: Erasure, *, now: datetime) -> bool:
    """One transaction from which there is no way back: nobody signs in as this person any more.

    Again, it changes nothing. False if it was called off.
    """

    def fill(writes: TransactWrite) -> None:
        writes.update(
            Profile(erasure.user_id),
            actions=[Profile.state.set(ERASING), Profile.signed_out_at.set(now.timestamp())],
            condition=Profile.erasure_id == erasure.erasure_id,
        )
        writes.update(
            Erasure(erasure.erasure_id), actions=[Erasure.state.set(RUNNING)], condition=Erasure.user_id.exists()
        )

    return transact_if(fill)


def erasure_finish(
    erasure: Erasure, profile: Profile, *, words: WordsChange, removed: Mapping[str, int], now: datetime
) -> bool:
    """One transaction: the last rows that name the person go, and the report no longer says whose it is.

    False if that has been done.
    """

    def fill(writes: TransactWrite) -> None:
        writes.delete(Profile(profile.user_id), condition=Profile.erasure_id == erasure.erasure_id)
        theirs = (Handle.user_id == profile.user_id) | Handle.handle.does_not_exist()
        writes.delete(Handle(profile.handle), condition=theirs)
        words.add_to(writes)
        writes.update(
            Erasure(erasure.erasure_id),
            actions=[
                Erasure.state.set(ERASED),
                Erasure.user_id.remove(),
                Erasure.erased_at.set(now),
                Erasure.removed.set(json.dumps(dict(removed), sort_keys=True)),
            ],
            condition=Erasure.state == RUNNING,
        )

    return transact_if(fill)


def _job_request(writes: TransactWrite, erasure_id: str, *, now: datetime, due_at: datetime) -> None:
    job_request(writes, job_id=erasure_job_id(erasure_id), kind="erase", subject=erasure_id, now=now, not_before=due_at)
