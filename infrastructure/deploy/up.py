"""Brings a stage up, step by step; run again, it changes only what differs."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

from imageshare.secret_store import secret_key_rotate, secret_key_version, secrets_write
from infrastructure import packages
from infrastructure.deploy.address import UNKNOWN, api_id, with_address
from infrastructure.deploy.edge import edge_variables, forget_media_keys, media_keys_ensure, publish_error_page
from infrastructure.deploy.functions import update_function, upload_package, write_zappa_settings
from infrastructure.deploy.preflight import preflight
from infrastructure.deploy.smoke import smoke_test
from infrastructure.deploy.stage import DeployError, Stage, say
from infrastructure.deploy.versions import check_version, forget_old_versions, go_live, live_version, publish
from infrastructure.deploy.wiring import connect_domain, connect_queue, connect_schedule
from infrastructure.packages import BASE_DIR, MEGABYTE

# The jobs function opens no pictures, so it is made of what the web function is made of.
KINDS: Final = {"web": packages.WEB, "worker": packages.WORKER, "jobs": packages.WEB}


def up(stage: Stage) -> None:
    preflight(stage)
    stage = with_address(stage)
    where = "an address that AWS makes up" if stage.site_url == UNKNOWN else stage.site_url
    say(f"Account {stage.account}, region {stage.region}, stack {stage.stack}, {where}")
    say("Packages")
    packages.collect_static()
    with ThreadPoolExecutor() as pool:  # the work is done by installers and compilers, in processes of their own
        building = {kind: pool.submit(packages.build, kind, stage.work_dir) for kind in set(KINDS.values())}
    built = {name: building[kind].result() for name, kind in KINDS.items()}
    for name, package in built.items():
        print(f"    {name}: {package.size / MEGABYTE:.1f} MB, sha256 {package.sha256}", flush=True)
    say("Resources")
    media_keys_ensure(stage)
    provision(stage)
    outputs = stack_outputs(stage)
    store_secrets(stage, outputs)
    say("Static files")
    publish_static(stage, outputs["StaticBucket"])
    say("Functions")
    uris = {name: upload_package(stage, outputs["PackagesBucket"], package) for name, package in built.items()}
    describe_functions(stage, outputs)
    is_first = api_id(stage) is None
    update_function(stage, "web", uris["web"])
    if stage.site_url == UNKNOWN or (stage.cloudfront and is_first):
        stage = settle_address(stage, outputs, uris["web"])
    for name in ("worker", "jobs"):
        update_function(stage, name, uris[name])
    versions = {name: publish(stage, name) for name in KINDS}
    for name, version in versions.items():
        check_version(stage, name, version)
    serve(stage, versions, queues={"worker": outputs["UploadsQueueArn"], "jobs": outputs["JobsQueueArn"]})
    forget_what_is_old(stage)
    say(f"Ready: {stage.site_url}")


def serve(stage: Stage, versions: dict[str, str], *, queues: dict[str, str]) -> None:
    """Let everybody have these versions; if the site does not answer then, the ones before. Raises DeployError."""
    before = {name: live_version(stage, name) for name in versions}
    for name, version in versions.items():
        go_live(stage, name, version)
        print(f"    {name}: version {version} is live", flush=True)
    try:
        for name, queue_arn in queues.items():
            connect_queue(stage, name, queue_arn)
            connect_schedule(stage, name)
        smoke_test(stage, connect_domain(stage))
    except BaseException:
        for name, previous in before.items():
            if previous is not None:
                go_live(stage, name, previous)
                print(f"    {name}: back to version {previous}", flush=True)
        raise


def settle_address(stage: Stage, outputs: dict[str, str], package: str) -> Stage:
    """The first time: now there is an API, whose host CloudFront has to know, and an address for everything to know.

    Nobody can have been served at the wrong one: no version is live yet.
    """
    stage = with_address(replace(stage, site_url=""))
    say(f"Address: {stage.site_url}")
    provision(stage)
    describe_functions(stage, outputs)
    update_function(stage, "web", package)
    return stage


def describe_functions(stage: Stage, outputs: dict[str, str]) -> None:
    """For Zappa; with the secret key's version, so that functions with a new key are new versions and start anew."""
    key_version = secret_key_version(stack_name=stage.stack, region=stage.region)
    write_zappa_settings(stage, outputs, key_version=key_version)


def rotate(stage: Stage) -> None:
    """A new secret key, and functions that have it."""
    secret_key_rotate(stack_name=stage.stack, region=stage.region)
    say("There is a new secret key")
    up(stage)


def provision(stage: Stage) -> None:
    if run_manage(stage, "provision", **edge_variables(stage)):
        raise DeployError("The resources could not be provisioned; nothing else was changed.")


def run_manage(stage: Stage, command: str, **variables: str) -> int:
    """The exit code of a management command that an operator runs."""
    environment = {
        **os.environ,
        "PROCESS": "operator",
        "SITE_URL": stage.site_url,
        "STACK_NAME": stage.stack,
        "STATE_DIR": str(stage.work_dir),
        **variables,
    }
    return subprocess.run([sys.executable, "manage.py", command], cwd=BASE_DIR, env=environment, check=False).returncode


def stack_outputs(stage: Stage) -> dict[str, str]:
    stack = stage.client("cloudformation").describe_stacks(StackName=stage.stack)["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def store_secrets(stage: Stage, outputs: dict[str, str]) -> None:
    client = stage.client("cognito-idp").describe_user_pool_client(
        UserPoolId=outputs["CognitoUserPoolId"], ClientId=outputs["CognitoClientId"]
    )
    secret = client["UserPoolClient"]["ClientSecret"]
    secrets_write(stack_name=stage.stack, region=stage.region, cognito_client_secret=secret)


def publish_static(stage: Stage, bucket: str) -> None:
    if run_manage(stage, "publish_static", STATIC_BUCKET=bucket):
        raise DeployError("The static files could not be published; the old version goes on.")
    if stage.cloudfront:
        publish_error_page(stage, bucket)


def forget_what_is_old(stage: Stage) -> None:
    for kind in KINDS:
        forget_old_versions(stage, kind)
    if stage.cloudfront:
        forget_media_keys(stage)
