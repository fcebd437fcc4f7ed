"""`python -m infrastructure.deploy up|down STAGE`."""

import argparse
import os
import sys

from botocore.exceptions import BotoCoreError, ClientError

from infrastructure.deploy.down import down
from infrastructure.deploy.stage import DeployError, read_stage
from infrastructure.deploy.up import up
from infrastructure.packages import PackageError


def main() -> None:
    parser = argparse.ArgumentParser(prog="deploy", description="Bring a stage to AWS, or take it away.")
    parser.add_argument("action", choices=["up", "down"])
    parser.add_argument("stage")
    options = parser.parse_args()
    try:
        stage = read_stage(options.stage)
        stage.work_dir.mkdir(parents=True, exist_ok=True)
        # The settings that code of the application asks for here are an operator's.
        os.environ.update({"PROCESS": "operator", "STACK_NAME": stage.stack, "STATE_DIR": str(stage.work_dir)})
        (up if options.action == "up" else down)(stage)
    except (DeployError, PackageError) as error:
        sys.exit(f"deploy: {error}")
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"deploy: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
