"""Taking the cases about a person out of the tables."""

from accounts.tables.faults import temporary_faults_as_unavailable
from moderation.tables.cases import Case
from moderation.tables.reports import CaseSubject, Report, reports_of_case


def case_erase(case: Case) -> None:
    """The reports of a case, what says that it is open, then the case; cut off in between, it is found again."""
    while found := reports_of_case(case_id=case.case_id, limit=25):
        with temporary_faults_as_unavailable(), Report.batch_write() as batch:
            for report in found:
                batch.delete(report)
    with temporary_faults_as_unavailable():
        CaseSubject(case.subject.key).delete()
        case.delete()
