"""`python -m infrastructure.recovery backup|restore|drill STAGE`, with the operator's AWS credentials.

backup  STAGE [--name NAME]                       keep a copy of every table until it is deleted
restore STAGE --at TIME | --backup NAME [--exact] bring rows back; --plan only says what it would do
drill   STAGE                                     back up, restore beside the tables, compare, tidy up
"""

import argparse
import sys
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError, WaiterError

from infrastructure.deploy.stage import DeployError
from infrastructure.recovery.backups import backup_tables
from infrastructure.recovery.drill import drill
from infrastructure.recovery.restoring import Source, restore
from infrastructure.recovery.tables import RecoveryError, read_place


def main() -> None:
    parser = argparse.ArgumentParser(prog="recovery", description="Back up a stage's rows, and bring them back.")
    actions = parser.add_subparsers(dest="action", required=True)
    backup = actions.add_parser("backup", help="keep a copy of every table")
    backup.add_argument(
        "--name", default=f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}", help="what to call it (default: the time)"
    )
    back = actions.add_parser("restore", help="bring rows back")
    source = back.add_mutually_exclusive_group(required=True)
    source.add_argument("--at", type=moment, metavar="TIME", help="as they were then, such as 2026-11-25T16:00:00Z")
    source.add_argument("--backup", metavar="NAME", help="as they are in this backup")
    back.add_argument("--exact", action="store_true", help="also undo what was changed or added since")
    back.add_argument("--plan", action="store_true", help="only say what would be done")
    actions.add_parser("drill", help="prove that a backup can be restored, beside the tables in use")
    for action in (backup, back, actions.choices["drill"]):
        action.add_argument("stage", metavar="STAGE")
    options = parser.parse_args()
    try:
        place = read_place(options.stage)
        if options.action == "backup":
            backup_tables(place, options.name)
        elif options.action == "restore":
            restore(place, Source(at=options.at, backup=options.backup), exact=options.exact, plan=options.plan)
        else:
            drill(place)
    except (DeployError, RecoveryError) as error:
        sys.exit(f"recovery: {error}")
    except (BotoCoreError, ClientError, WaiterError) as error:
        sys.exit(f"recovery: {' '.join(str(error).split())}")


def moment(text: str) -> datetime:
    """With its zone, so that nobody restores to the wrong hour."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text} names no time zone")
    return time.astimezone(UTC)


if __name__ == "__main__":
    main()
