"""The `reports` table: who reported what a case is about, and the transactions that open a case or join one.

`case_subjects` says which case is open about a subject, so that there is one at most.
"""

from collections.abc import Sequence

from django.conf import settings
from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.transactions import TransactWrite

from accounts.tables.faults import temporary_faults_as_unavailable
from accounts.tables.table import Table
from accounts.tables.transactions import transact_if
from gallery.tables.images import GONE, Image
from moderation.subjects import IMAGE
from moderation.tables.cases import OPEN, Case, priority_of


class ReportsByReporterIndex(GlobalSecondaryIndex["Report"]):
    """Everything that one person reported."""

    class Meta:
        index_name = "by_reporter"
        projection = AllProjection()

    reporter_id = UnicodeAttribute(hash_key=True)
    case_id = UnicodeAttribute(range_key=True)


class Report(Table):
    """One person's report; that of a visitor is a keyed hash of an address, which nobody looks up."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-reports"

    case_id = UnicodeAttribute(hash_key=True)
    reporter_id = UnicodeAttribute(range_key=True)
    rule = UnicodeAttribute()
    text = UnicodeAttribute(default="")
    created_at = UTCDateTimeAttribute()

    by_reporter = ReportsByReporterIndex()


class CaseSubject(Table):
    """Which case is open about a subject."""

    class Meta:
        table_name = f"{settings.STACK_NAME}-case_subjects"

    subject_key = UnicodeAttribute(hash_key=True)
    case_id = UnicodeAttribute()


def open_case_id(subject_key: str) -> str | None:
    """The case that is open about a subject, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return str(CaseSubject.get(subject_key, consistent_read=True).case_id)
    except DoesNotExist:
        return None


def case_open(case: Case, report: Report | None) -> bool:
    """One transaction: the case and, if people reported it, the first report.

    False if a case is open already, or the picture that it is about was deleted.
    """

    def fill(writes: TransactWrite) -> None:
        writes.save(
            CaseSubject(case.subject.key, case_id=case.case_id), condition=CaseSubject.subject_key.does_not_exist()
        )
        writes.save(case)
        if report is not None:
            writes.save(report)
        if case.kind == IMAGE:
            # Whoever deletes it at this moment either finds the case, or is before it.
            still_there = ~Image.state.is_in(*GONE)
            writes.condition_check(Image, case.subject_id, condition=still_there)

    return transact_if(fill)


def case_join(case: Case, report: Report, *, severity: int) -> bool:
    """One transaction: the report and its count. False if there is that report already, or the case has changed.

    A case is as severe as the worst that it is reported for.
    """
    worst = max(severity, int(case.severity))

    def fill(writes: TransactWrite) -> None:
        writes.save(report, condition=Report.case_id.does_not_exist())
        writes.update(
            Case(case.case_id),
            actions=[
                Case.report_count.add(1),
                Case.severity.set(worst),
                Case.priority.set(priority_of(severity=worst, opened_at=case.opened_at)),
            ],
            condition=(Case.state == OPEN) & (Case.severity == int(case.severity)),
        )

    return transact_if(fill)


def report_find(*, case_id: str, reporter_id: str) -> Report | None:
    """Whether and how somebody reported it, read consistently."""
    try:
        with temporary_faults_as_unavailable():
            return Report.get(case_id, reporter_id, consistent_read=True)
    except DoesNotExist:
        return None


def reports_of_case(*, case_id: str, limit: int, after: str | None = None) -> Sequence[Report]:
    """Who reported it, in no order that means anything."""
    beyond = Report.reporter_id > after if after else None
    with temporary_faults_as_unavailable():
        return list(Report.query(case_id, beyond, limit=limit, page_size=limit))


def reports_of_reporter(*, reporter_id: str, limit: int, before: str | None = None) -> Sequence[Report]:
    """What somebody reported, newest case first."""
    beyond = ReportsByReporterIndex.case_id < before if before else None
    with temporary_faults_as_unavailable():
        found = Report.by_reporter.query(reporter_id, beyond, limit=limit, page_size=limit, scan_index_forward=False)
        return list(found)


def reports_forget(*, reporter_id: str, limit: int) -> int:
    """Delete a slice of what somebody reported, and how many that was; the cases and their counts stay."""
    found = reports_of_reporter(reporter_id=reporter_id, limit=limit)
    with temporary_faults_as_unavailable(), Report.batch_write() as batch:
        for report in found:
            batch.delete(report)
    return len(found)


def subject_free(writes: TransactWrite, case: Case) -> None:
    """Add to a transaction that the next report opens a case anew."""
    writes.delete(CaseSubject(case.subject.key))


def subject_take(writes: TransactWrite, case: Case) -> None:
    """Add to a transaction that this case is the open one again; fails if another has been opened."""
    free = CaseSubject.subject_key.does_not_exist()
    writes.save(CaseSubject(case.subject.key, case_id=case.case_id), condition=free)
