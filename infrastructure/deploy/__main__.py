"""`python -m infrastructure.deploy up|down|pause|resume|rotate STAGE`."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from infrastructure.deploy.down import down
from infrastructure.deploy.pausing import pause, resume
from infrastructure.deploy.stage import DeployError, Stage, read_stage
from infrastructure.deploy.up import rotate, up
from infrastructure.packages import PackageError

ACTIONS: Final[dict[str, Callable[[Stage], None]]] = {
    "up": up,
    "down": down,
    "pause": pause,
    "resume": resume,
    "rotate": rotate,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="deploy", description="Bring a stage to AWS, stop it, or take it away.")
    parser.add_argument("action", choices=sorted(ACTIONS))
    parser.add_argument("stage")
    options = parser.parse_args()
    try:
        stage = read_stage(options.stage)
        stage.work_dir.mkdir(parents=True, exist_ok=True)
        # The settings that code of the application asks for here are an operator's.
        os.environ.update({"PROCESS": "operator", "STACK_NAME": stage.stack, "STATE_DIR": str(stage.work_dir)})
        ACTIONS[options.action](stage)
    except (DeployError, PackageError) as error:
        sys.exit(f"deploy: {error}")
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"deploy: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
