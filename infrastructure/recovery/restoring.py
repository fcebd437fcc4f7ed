"""Bringing rows back: each table is restored beside the one in use, its rows are moved over, and it is dropped.

DynamoDB restores into new tables only, and the stack's own keep their names, indexes, streams and expiry this way.
What stopped halfway is taken up again by the same command.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from infrastructure.deploy.stage import say
from infrastructure.recovery.backups import backup_arn
from infrastructure.recovery.rows import rows_bring_back, rows_make_equal
from infrastructure.recovery.tables import Place, RecoveryError, drop_table, wait_for_table

NEXT = """\
Now, under the maintenance role: manage.py erase --restored
It erases anew whom the restored rows have brought back. Then: manage.py audit --repair --forget-lost --grace 0
It forgets pictures that their owners deleted meanwhile and sets the counters right; again, until everything agrees."""


@dataclass(frozen=True)
class Source:
    """Either a moment, from point-in-time recovery, or the name of a backup."""

    at: datetime | None = None
    backup: str | None = None

    def __str__(self) -> str:
        return f"{self.at:%Y%m%dT%H%M%SZ}" if self.at else f"{self.backup}"


def restore(place: Place, source: Source, *, exact: bool, plan: bool) -> None:
    """Bring back what is missing; `exact` also undoes what was changed or added since. Raises RecoveryError."""
    check(place, source)
    for table in place.tables:
        print(
            f"    {table} <- {temporary_name(table, source)} ({'made equal' if exact else 'what is missing'})",
            flush=True,
        )
    if plan:
        say("Nothing was changed")
        return
    for table in place.tables:
        begin_restoring(place, source, table)
    for table in place.tables:
        restored = temporary_name(table, source)
        wait_for_table(place, restored)
        if exact:
            put, deleted = rows_make_equal(place, restored, table)
            print(f"    {table}: {put} rows put, {deleted} deleted", flush=True)
        else:
            print(f"    {table}: {rows_bring_back(place, restored, table)} rows were missing", flush=True)
    for table in place.tables:
        drop_table(place, temporary_name(table, source))
    say(f"Restored {place.stack} from {source}")
    print(NEXT)


def check(place: Place, source: Source) -> None:
    """Before anything is made. Raises RecoveryError."""
    if source.at is not None and source.at > datetime.now(UTC):
        raise RecoveryError(f"{source.at:%Y-%m-%dT%H:%M:%SZ} is still to come.")
    for table in place.tables:
        if source.backup is not None:
            backup_arn(place, table, source.backup)
        elif source.at is not None:
            check_moment(place, table, source.at)


def check_moment(place: Place, table: str, at: datetime) -> None:
    answer = place.dynamodb.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    recovery = answer["PointInTimeRecoveryDescription"]
    if recovery["PointInTimeRecoveryStatus"] != "ENABLED":
        raise RecoveryError(f"{table} has no point-in-time recovery; restore a backup instead.")
    earliest = recovery["EarliestRestorableDateTime"].astimezone(UTC)
    # AWS refuses by itself what is a little too early; the local AWS calls the moment of asking the earliest.
    if at < earliest - timedelta(minutes=1):
        raise RecoveryError(f"{table} can be restored as of {earliest:%Y-%m-%dT%H:%M:%SZ} at the earliest.")


def begin_restoring(place: Place, source: Source, table: str) -> None:
    """Without the indexes, which take the longest and of which moving rows needs none."""
    into = temporary_name(table, source)
    try:
        if source.backup is not None:
            place.dynamodb.restore_table_from_backup(
                TargetTableName=into,
                BackupArn=backup_arn(place, table, source.backup),
                GlobalSecondaryIndexOverride=[],
            )
        elif source.at is not None:
            place.dynamodb.restore_table_to_point_in_time(
                SourceTableName=table,
                TargetTableName=into,
                RestoreDateTime=source.at,
                GlobalSecondaryIndexOverride=[],
            )
    except place.dynamodb.exceptions.TableAlreadyExistsException:
        print(f"    {into} is there already", flush=True)


def temporary_name(table: str, source: Source) -> str:
    return f"{table}-restored-{source}"
