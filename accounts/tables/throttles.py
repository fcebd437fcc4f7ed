"""The `throttles` table: how often something was tried within a window of time, counted across all processes."""

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import UpdateError
from pynamodb.models import Model

from accounts.tables.faults import (
    CONDITION_FAILED,
    CONNECT_SECONDS,
    READ_SECONDS,
    temporary_faults_as_unavailable,
)


class Throttle(Model):
    """One window's count. The window is part of the key, so a row that outlives its window is never read again."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-throttles"
        region = settings.AWS_REGION
        connect_timeout_seconds = CONNECT_SECONDS
        read_timeout_seconds = READ_SECONDS

    key = UnicodeAttribute(hash_key=True)
    tries = NumberAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def take(cls, *, key: str, window: int, limit: int, expires_at: int) -> bool:
        """Count one more try, in one conditional write; False, and nothing counted, if `limit` is reached."""
        try:
            with temporary_faults_as_unavailable():
                cls(f"{key}#{window}").update(
                    actions=[cls.tries.add(1), cls.expires_at.set(expires_at)],
                    condition=cls.tries.does_not_exist() | (cls.tries < limit),
                )
        except UpdateError as error:
            if error.cause_response_code == CONDITION_FAILED:
                return False
            raise
        return True
