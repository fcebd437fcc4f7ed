"""A local AWS for a benchmark, with everything that the web function finds on AWS."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import boto3

from imageshare.env import ENV_FILE_NAME, read_env_file
from imageshare.secret_store import NAMES, secrets_write
from infrastructure.local_aws import REGION, ROOT_KEY, LocalAws
from tests.local_stack import free_ports

SITE_URL: Final = "http://pictures.test"


@contextmanager
def web_on_local_aws() -> Iterator[dict[str, str]]:
    """The variables of the web function, under the web role. Points this process at the local AWS as its operator."""
    with tempfile.TemporaryDirectory(prefix="imageshare-benchmark-aws-") as directory:
        aws = LocalAws(Path(directory), free_ports(1)[0])
        aws.start()
        try:
            aws.provision(site_url=SITE_URL, stdout=subprocess.DEVNULL)
            for name in [name for name in os.environ if name.startswith("AWS_")]:
                del os.environ[name]
            os.environ.update({**ROOT_KEY, "AWS_ENDPOINT_URL": aws.endpoint_url, "AWS_REGION": REGION})
            yield _variables(read_env_file(aws.state_dir / ENV_FILE_NAME))
        finally:
            aws.stop()


def _variables(stored: dict[str, str]) -> dict[str, str]:
    stack = stored["STACK_NAME"]
    secret = stored["COGNITO_CLIENT_SECRET"]
    secrets_write(stack_name=stack, region=REGION, cognito_client_secret=secret)
    stacks = boto3.client("cloudformation", region_name=REGION).describe_stacks(StackName=stack)["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stacks[0]["Outputs"]}
    sts = boto3.client("sts", region_name=REGION)
    role = sts.assume_role(RoleArn=outputs["WebRoleArn"], RoleSessionName="web")["Credentials"]
    return {
        **{name: value for name, value in stored.items() if name not in (*NAMES, "DEBUG")},
        "STATIC_BUCKET": outputs["StaticBucket"],
        "AWS_ACCESS_KEY_ID": role["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": role["SecretAccessKey"],
        "AWS_SESSION_TOKEN": role["SessionToken"],
        "AWS_LAMBDA_FUNCTION_NAME": f"{stack}-web",
        "PROCESS": "web",
    }
