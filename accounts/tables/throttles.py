"""The `throttles` table: how often something was tried within a window of time, counted across all processes.

Keys name people and addresses, and nobody looks up whose window a row is: only a hash of the key is kept.
"""

import hashlib

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import UpdateError

from accounts.tables.faults import (
    CONDITION_FAILED,
    temporary_faults_as_unavailable,
)
from accounts.tables.table import Table


class Throttle(Table):
    """One window's count. The window is part of the key, so a row that outlives its window is never read again."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-throttles"

    key = UnicodeAttribute(hash_key=True)
    tries = NumberAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def take(cls, *, key: str, window: int, limit: int, expires_at: int) -> bool:
        """Whether one more try was counted: see `counted`."""
        return cls.counted(key=key, window=window, limit=limit, expires_at=expires_at) is not None

    @classmethod
    def counted(cls, *, key: str, window: int, limit: int, expires_at: int) -> int | None:
        """Count one more try, in one conditional write: how many that makes. None, and nothing counted, at `limit`."""
        row = cls(window_hash(key, window))
        try:
            with temporary_faults_as_unavailable():
                row.update(
                    actions=[cls.tries.add(1), cls.expires_at.set(expires_at)],
                    condition=cls.tries.does_not_exist() | (cls.tries < limit),
                )
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                return None
            raise
        return int(row.tries)

    @classmethod
    def add(cls, *, key: str, window: int, tries: int, expires_at: int) -> int:
        """Count tries that were made already, whatever the limit: how many that makes."""
        row = cls(window_hash(key, window))
        with temporary_faults_as_unavailable():
            row.update(actions=[cls.tries.add(tries), cls.expires_at.set(expires_at)])
        return int(row.tries)


def window_hash(key: str, window: int) -> str:
    """What the table knows of a key and its window."""
    return hashlib.sha256(f"{key}#{window}".encode()).hexdigest()
