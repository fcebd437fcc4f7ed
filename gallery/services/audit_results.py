"""What audits found, kept for the page that administrators look at; the audit itself is an operator's command."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from gallery.services.differences import Difference
from gallery.tables.site_records import AUDIT, audit_day_take, site_record_put, site_records_latest


@dataclass
class AuditLog:
    """What one run found: how many of each kind, and how many of these it repaired.

    Which rows and objects they are, naming people, is for the terminal of who runs it only.
    """

    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    found: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)

    def note(self, difference: Difference, *, repaired: bool) -> None:
        self.found[difference.kind] += 1
        self.repaired[difference.kind] += repaired


@dataclass(frozen=True)
class AuditKind:
    """One kind of difference of one run."""

    name: str
    found: int
    repaired: int

    @property
    def left(self) -> int:
        return self.found - self.repaired


@dataclass(frozen=True)
class AuditResult:
    """One run of `manage.py audit`."""

    started_at: datetime
    ended_at: datetime
    kinds: list[AuditKind]

    @property
    def left(self) -> int:
        return sum(kind.left for kind in self.kinds)


def audit_record(log: AuditLog) -> None:
    """Keep what a run found."""
    body = {"started_at": log.started_at.isoformat(), "found": log.found, "repaired": log.repaired}
    now = datetime.now(UTC)
    site_record_put(kind=AUDIT, period=now.isoformat(timespec="microseconds"), body=body, now=now)


def audit_begin_daily(*, now: datetime) -> bool:
    """Whether the day's audit (UTC) is for the caller to run: once a day, however many ask, also if it breaks off."""
    return audit_day_take(day=now.date().isoformat(), now=now)


def audit_results(*, limit: int = 10) -> list[AuditResult]:
    """The newest runs, newest first: one Query."""
    return [
        AuditResult(
            started_at=datetime.fromisoformat(row.values["started_at"]),
            ended_at=row.recorded_at,
            kinds=[
                AuditKind(name, int(count), int(row.values["repaired"].get(name, 0)))
                for name, count in sorted(row.values["found"].items())
            ],
        )
        for row in site_records_latest(kind=AUDIT, limit=limit)
    ]
