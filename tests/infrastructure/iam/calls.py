"""Every AWS call that is tried under every role: one for each action that matters and each resource there is."""

from functools import cache

from tests.infrastructure.iam import other_services, storage_calls, table_calls
from tests.infrastructure.iam.call import Call


@cache
def all_calls() -> tuple[Call, ...]:
    """Each once, in an order that is always the same."""
    return (
        *storage_calls.on_objects(),
        *storage_calls.on_buckets(),
        *storage_calls.on_queues(),
        *table_calls.on_tables(),
        *other_services.on_secrets(),
        *other_services.on_people(),
        *other_services.on_functions(),
        *other_services.on_logs(),
        *other_services.on_roles(),
        *other_services.on_anything(),
    )
