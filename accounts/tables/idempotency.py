"""The `idempotency` table: what became of a POST that its sender gave a key, for a day."""

from datetime import datetime
from typing import Self

from django.conf import settings
from pynamodb.attributes import BinaryAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DeleteError, DoesNotExist, UpdateError
from pynamodb.expressions.update import Action

from accounts.tables.faults import (
    CONDITION_FAILED,
    temporary_faults_as_unavailable,
)
from accounts.tables.table import Table


class Claim(Table):
    """A request in progress until `running_until`, or, once it has a `status`, one that was answered.

    Times are epoch seconds; past `expires_at` the row counts as absent. An `answer` too large to keep is missing.
    """

    class Meta:
        table_name = f"{settings.STACK_NAME}-idempotency"

    key = UnicodeAttribute(hash_key=True)
    request_hash = UnicodeAttribute()
    claim_id = UnicodeAttribute()
    running_until = NumberAttribute()
    status = NumberAttribute(null=True)
    answer = BinaryAttribute(legacy_encoding=False, null=True)
    expires_at = NumberAttribute()

    @classmethod
    def take(
        cls, key: str, *, request_hash: str, claim_id: str, now: datetime, running_until: int, expires_at: int
    ) -> bool:
        """Claim the key, in one conditional write, if nobody has it.

        Nobody has it if there is no row, if the row is past its time, and if the very same request claimed it and got
        no answer in the time that it had.
        """
        seconds = int(now.timestamp())
        abandoned = cls.status.does_not_exist() & (cls.running_until <= seconds) & (cls.request_hash == request_hash)
        try:
            with temporary_faults_as_unavailable():
                cls(key).update(
                    actions=[
                        cls.request_hash.set(request_hash),
                        cls.claim_id.set(claim_id),
                        cls.running_until.set(running_until),
                        cls.expires_at.set(expires_at),
                        cls.status.remove(),
                        cls.answer.remove(),
                    ],
                    condition=cls.key.does_not_exist() | (cls.expires_at <= seconds) | abandoned,
                )
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                return False
            raise
        return True

    @classmethod
    def find(cls, key: str) -> Self | None:
        """The row as it is at this moment."""
        try:
            with temporary_faults_as_unavailable():
                return cls.get(key, consistent_read=True)
        except DoesNotExist:
            return None

    @classmethod
    def finish(cls, key: str, *, claim_id: str, status: int, answer: bytes | None) -> None:
        """Keep the answer, unless another request has the key by now."""
        actions: list[Action] = [cls.status.set(status)]
        if answer is not None:
            actions.append(cls.answer.set(answer))
        try:
            with temporary_faults_as_unavailable():
                cls(key).update(actions=actions, condition=cls.claim_id == claim_id)
        except UpdateError as error:
            if error.cause_response_code != CONDITION_FAILED:
                raise

    @classmethod
    def release(cls, key: str, *, claim_id: str) -> None:
        """Let the same request be sent again, unless another has the key by now."""
        try:
            with temporary_faults_as_unavailable():
                cls(key).delete(condition=cls.claim_id == claim_id)
        except DeleteError as error:
            if error.cause_response_code != CONDITION_FAILED:
                raise
