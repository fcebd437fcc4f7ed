"""Zappa's part: the three functions and the API in front of one of them."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from botocore.exceptions import ClientError

from imageshare.stack import process_values
from infrastructure import packages
from infrastructure.deploy.stage import LIVE, DeployError, Stage
from infrastructure.packages import BASE_DIR

ROLE_TRIES: Final = 6


def upload_package(stage: Stage, bucket: str, package: packages.Package) -> str:
    key = f"{package.path.stem}-{package.sha256}.zip"
    stage.client("s3").upload_file(str(package.path), bucket, key)
    return f"s3://{bucket}/{key}"


def write_zappa_settings(stage: Stage, outputs: dict[str, str], *, key_version: int) -> None:
    """The stages `web`, `worker` and `jobs` of a project that has the stack's name, with what the stack has made.

    `key_version` is the secret key's, so that functions with a new key are new versions, which start anew.
    """
    values = process_values(
        outputs,
        name=stage.stack,
        site_url=stage.site_url,
        region=stage.region,
        endpoint_url=stage.endpoint_url,
    )
    # Lambda sets the region itself and lets nobody else.
    variables = {name: value for name, value in values.items() if name != "AWS_REGION"}
    variables["STATIC_BUCKET"] = outputs["StaticBucket"]
    # Said also when it is not so, because Zappa keeps what it finds on the function.
    variables |= {"CLOUDFRONT": str(stage.cloudfront).lower(), "MEDIA_SIGNING": stage.media_signing}
    if stage.cloudfront:
        variables |= {"MEDIA_VIEW_URL": outputs["MediaViewUrl"], "MEDIA_KEY_ID": outputs["MediaKeyId"]}
    variables["SECRET_KEY_VERSION"] = str(key_version)
    if stage.endpoint_url is not None:
        variables["AWS_ENDPOINT_URL"] = stage.endpoint_url
    kept = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    roles = {"web": outputs["WebRoleArn"], "worker": outputs["WorkerRoleArn"], "jobs": outputs["JobsRoleArn"]}
    stages = {kind: {**kept[stage.name], **kept.get(f"{stage.name}_{kind}", {})} for kind in roles}
    settings = {
        kind: {
            **{name: value for name, value in settings.items() if name != "extends"},
            "project_name": stage.stack,
            "aws_region": stage.region,
            "s3_bucket": outputs["PackagesBucket"],
            "role_arn": roles[kind],
            "apigateway_lambda_qualifier": LIVE,
            "xray_tracing": stage.tracing,
            # We keep and forget versions ourselves: never the one that is live.
            "num_retained_versions": None,
            # What Zappa calls here is the old version; we ask the new one.
            "touch": False,
            "aws_environment_variables": {**settings.get("aws_environment_variables", {}), **variables},
        }
        for kind, settings in stages.items()
    }
    (stage.work_dir / "zappa_settings.json").write_text(json.dumps(settings, indent=4) + "\n")


def update_function(stage: Stage, kind: str, package: str) -> None:
    """Zappa creates or updates the function and its API. Nobody is served by this until the alias moves."""
    function = stage.function(kind)
    exists = function_exists(stage, kind)
    if exists and kind == "web" and not stack_exists(stage, function):
        # A first deployment ended between the function and its API, so nobody has ever been served by it.
        stage.client("lambda").delete_function(FunctionName=function)
        exists = False
    if exists:
        zappa(stage, "update", kind, "--zip", package)
        return
    for _ in range(ROLE_TRIES):
        try:
            zappa(stage, "deploy", kind, "--zip", package)
        except DeployError as error:
            # A role that was made a moment ago is not known everywhere yet.
            if "cannot be assumed" not in str(error):
                raise
            time.sleep(5)
        else:
            return
    raise DeployError(f"Lambda cannot assume the role of {function} yet. Run this again in a minute.")


def zappa(stage: Stage, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name("zappa")), *arguments]
    environment = {**os.environ, "AWS_DEFAULT_REGION": stage.region}
    log = stage.work_dir / f"zappa-{arguments[0]}-{arguments[1]}.log"
    with log.open("w") as out:
        done = subprocess.run(
            command, cwd=stage.work_dir, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False
        )
    if done.returncode:
        last = [line.strip() for line in log.read_text().splitlines() if re.search(r"Error|Exception:", line)][-1:]
        raise DeployError(f"`zappa {' '.join(arguments[:2])}` failed: {''.join(last)} (all of it: {log})")


def function_exists(stage: Stage, kind: str) -> bool:
    client = stage.client("lambda")
    try:
        client.get_function(FunctionName=stage.function(kind))
    except client.exceptions.ResourceNotFoundException:
        return False
    return True


def stack_exists(stage: Stage, name: str) -> bool:
    try:
        stage.client("cloudformation").describe_stacks(StackName=name)
    except ClientError as error:
        if "does not exist" in str(error):
            return False
        raise
    return True
