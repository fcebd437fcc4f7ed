"""The `site_records` table: what is known of the whole site, one row a kind and day. Only one row names people.

Nothing here is counted on a request path: a daily job goes through everybody, page by page, and an operator's audit
leaves what it found.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.jobs import job_request

TOTALS: Final = "totals"
AUDIT: Final = "audit"
AUDIT_DAY: Final = "audit_day"
# Whose ids stand in its one row: those who store most, by the newest count.
MOST: Final = "most"
NEWEST: Final = "newest"
KEEP_SECONDS: Final = 400 * 24 * 3600


class SiteRecord(Table):
    """`period` is a day, or for an audit its moment, in ISO 8601; `body` is JSON, None while it is being counted."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-site_records"

    kind = UnicodeAttribute(hash_key=True)
    period = UnicodeAttribute(range_key=True)
    recorded_at = UTCDateTimeAttribute()
    body = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body or "{}")
        return found


def site_record_put(*, kind: str, period: str, body: Mapping[str, Any], now: datetime) -> None:
    """Write what was found, over what the period had."""
    record: SiteRecord = _row(kind, period, now, body=json.dumps(dict(body)))
    with temporary_faults_as_unavailable():
        record.save()


def site_records_latest(*, kind: str, limit: int) -> list[SiteRecord]:
    """Newest first, those being counted included: one Query."""
    with temporary_faults_as_unavailable():
        return list(SiteRecord.query(kind, scan_index_forward=False, limit=limit, page_size=limit))


def totals_begin(*, day: str, job_id: str, now: datetime) -> bool:
    """One transaction: the day is taken, and its job asked for. False if that was done before."""

    def fill(writes: TransactWrite) -> None:
        record: SiteRecord = _row(TOTALS, day, now, body=None)
        writes.save(record, condition=SiteRecord.kind.does_not_exist())
        job_request(writes, job_id=job_id, kind=TOTALS, subject=day, now=now)

    return transact_if(fill)


def audit_day_take(*, day: str, now: datetime) -> bool:
    """Whether nobody has begun the audit of that day before."""

    def fill(writes: TransactWrite) -> None:
        record: SiteRecord = _row(AUDIT_DAY, day, now, body=None)
        writes.save(record, condition=SiteRecord.kind.does_not_exist())

    return transact_if(fill)


def _row(kind: str, period: str, now: datetime, *, body: str | None) -> SiteRecord:
    return SiteRecord(kind, period, recorded_at=now, body=body, expires_at=int(now.timestamp()) + KEEP_SECONDS)
