"""On-demand backups: one of each table, under one name, kept until somebody deletes them."""

import time
from typing import Final

from infrastructure.deploy.stage import say
from infrastructure.recovery.tables import Place, RecoveryError

_PAUSE_SECONDS: Final = 2
_TRIES: Final = 1800


def backup_tables(place: Place, name: str) -> None:
    """They are taken one after the other, so rows of one second may be in one table and not yet in another."""
    for table in place.tables:
        answer = place.dynamodb.create_backup(TableName=table, BackupName=backup_name(table, name))
        arn = answer["BackupDetails"]["BackupArn"]
        for _ in range(_TRIES):
            details = place.dynamodb.describe_backup(BackupArn=arn)["BackupDescription"]["BackupDetails"]
            if details["BackupStatus"] != "CREATING":
                break
            time.sleep(_PAUSE_SECONDS)
        print(f"    {table}: {details['BackupSizeBytes'] / 1000:.0f} kB", flush=True)
    say(f"Backed up {place.stack} as {name}")


def backup_arn(place: Place, table: str, name: str) -> str:
    """Raises RecoveryError if there is none."""
    for page in place.dynamodb.get_paginator("list_backups").paginate(TableName=table):
        for found in page["BackupSummaries"]:
            if found["BackupName"] == backup_name(table, name):
                return found["BackupArn"]
    raise RecoveryError(f"There is no backup {name} of {table}.")


def delete_backups(place: Place, name: str) -> None:
    for table in place.tables:
        place.dynamodb.delete_backup(BackupArn=backup_arn(place, table, name))


def backup_name(table: str, name: str) -> str:
    return f"{table}.{name}"
