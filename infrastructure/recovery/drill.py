"""The drill: a backup is worth what its restoration is, so restore one beside the tables in use and compare."""

from datetime import UTC, datetime

from infrastructure.deploy.stage import say
from infrastructure.recovery.backups import backup_tables, delete_backups
from infrastructure.recovery.restoring import Source, begin_restoring, temporary_name
from infrastructure.recovery.tables import Place, RecoveryError, drop_table, rows_count, wait_for_table


def drill(place: Place) -> None:
    """Nothing in use is touched. Raises RecoveryError if a table comes back with other rows.

    Rows are counted before and after the backup, and what came back has to be in between, for the site goes on.
    """
    source = Source(backup=f"drill-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    before = {table: rows_count(place, table) for table in place.tables}
    backup_tables(place, str(source))
    after = {table: rows_count(place, table) for table in place.tables}
    began = datetime.now(UTC)
    wrong = []
    for table in place.tables:
        begin_restoring(place, source, table)
    for table in place.tables:
        restored = temporary_name(table, source)
        wait_for_table(place, restored)
        count = rows_count(place, restored)
        low, high = sorted((before[table], after[table]))
        print(f"    {table}: {count} rows came back of {high}", flush=True)
        if not low <= count <= high:
            wrong.append(table)
        drop_table(place, restored)
    delete_backups(place, str(source))
    if wrong:
        raise RecoveryError(f"Came back with other rows: {', '.join(wrong)}.")
    say(f"{place.stack} can be restored; it took {(datetime.now(UTC) - began).total_seconds():.0f} s")
