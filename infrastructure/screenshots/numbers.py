"""What the page of storage shows: its moderator is an administrator, today is counted, and a month lies before it.

    python -m infrastructure.screenshots.numbers

A demo is a few minutes old, so the days before today are made of today's count, growing the same way every time.
"""

import os
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any, Final

import django

DAYS: Final = 30
# Of what there is today, on the day that the month begins with.
BEGINNING: Final = 0.45
GROWING: Final = ("images", "public_images", "bytes_used", "bytes_held")
ADMINISTRATOR: Final = "mod@example.com"


def main() -> None:
    os.environ.update({"PROCESS": "operator", "DJANGO_SETTINGS_MODULE": "imageshare.settings"})
    django.setup()
    settings = import_module("django.conf").settings
    roles = import_module("imageshare.roles")
    roles.role_grant(user_pool_id=settings.COGNITO_USER_POOL_ID, email=ADMINISTRATOR, role="administrators")
    make_month(import_module("gallery.tables.site_records"), datetime.now(UTC))


def make_month(records: Any, now: datetime) -> None:
    """`records` is the table's module, which reads the settings when it is imported."""
    today = count(now)
    for back in range(1, DAYS + 1):
        smaller = {name: int(today.get(name, 0) * share_of(back)) for name in GROWING}
        day = (now - timedelta(days=back)).date().isoformat()
        records.site_record_put(kind=records.TOTALS, period=day, body={**today, **smaller}, now=now)


def count(now: datetime) -> dict[str, int]:
    """The daily job, at once; what it found."""
    totals, jobs = import_module("gallery.services.site_totals"), import_module("gallery.services.jobs")
    records = import_module("gallery.tables.site_records")
    day = now.date().isoformat()
    work = jobs.Work(f"totals#{day}", day, {})
    while isinstance(outcome := totals.totals_count(work), jobs.More):
        work = jobs.Work(work.job_id, day, {}, dict(outcome.cursor))
    counted = records.SiteRecord.get(records.TOTALS, day)
    return {name: int(value) for name, value in counted.values.items()}


def share_of(back: int) -> float:
    """Of today's pictures, so many days before: more were sent on some days than on others."""
    weekly = (0, 2, 3, 3, 4, 6, 7)
    passed = DAYS - back
    done = (passed // 7 + weekly[passed % 7] / 7) / (DAYS / 7)
    return BEGINNING + (1 - BEGINNING) * min(1.0, done)


if __name__ == "__main__":
    main()
