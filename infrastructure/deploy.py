"""Brings a stage to AWS, or to a local AWS, with one command; and takes it away again.

    SITE_URL=… AWS_REGION=… python -m infrastructure.deploy up|down STAGE

Everything may be run again. The two functions are reached through an alias, `live`, that moves to a new version only
when that version has answered; until then, and if anything fails, the old one goes on.
"""

import argparse
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from imageshare.secret_store import secrets_delete, secrets_write
from imageshare.stack import process_values
from infrastructure import packages
from infrastructure.packages import BASE_DIR, MEGABYTE, PackageError

LIVE: Final = "live"
# Versions of a function to go back to.
KEPT_VERSIONS: Final = 5
SWEEP: Final = "rate(5 minutes)"
SMOKE_SECONDS: Final = 60
ROLE_TRIES: Final = 6
# The stack's own data, which it leaves behind when it is deleted.
TABLES: Final = ("handles", "images", "profiles", "sessions", "throttles", "uploads")
RUNTIME: Final[tuple[int, int]] = (sys.version_info.major, sys.version_info.minor)
KINDS: Final = {"web": packages.WEB, "worker": packages.WORKER}


class DeployError(Exception):
    """The deployment cannot go on; one line for the person at the terminal."""


@dataclass(frozen=True)
class Stage:
    """What is deployed and where to; every name follows from `stack`. `endpoint_url` is a local AWS's, else None."""

    name: str
    stack: str
    site_url: str
    region: str
    endpoint_url: str | None
    certificate_arn: str | None

    @property
    def host(self) -> str:
        return urlsplit(self.site_url).hostname or ""

    @property
    def work_dir(self) -> Path:
        return BASE_DIR / "dist" / "deploy" / self.stack

    def function(self, kind: str) -> str:
        """Zappa's name for it: the project's and the stage's, joined."""
        return f"{self.stack}-{kind}"

    @cached_property
    def account(self) -> str:
        return str(self.client("sts").get_caller_identity()["Account"])

    def client(self, service: str) -> Any:
        # The services' stubs are not all installed, and a name that is not a literal has none.
        return boto3.client(service, region_name=self.region)  # type: ignore[call-overload]


# -- Before anything is changed ---------------------------------------------------------------------------------------


def read_stage(name: str) -> Stage:
    """From the environment, checked. Raises DeployError."""
    if not re.fullmatch(r"[a-z][a-z0-9]{0,15}", name):
        raise DeployError(f"STAGE must be up to 16 lower-case letters and digits, beginning with a letter: {name!r}.")
    if name not in zappa_stages():
        raise DeployError(f"zappa_settings.json has no stage {name!r}; it has {', '.join(sorted(zappa_stages()))}.")
    site_url = required("SITE_URL", "the origin that people will type, such as https://pictures.example.com").rstrip(
        "/"
    )
    parts = urlsplit(site_url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise DeployError(f"SITE_URL must be an origin such as https://pictures.example.com; it is {site_url!r}.")
    stack = os.environ.get("STACK_NAME") or f"imageshare-{name}"
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,25}", stack):
        raise DeployError(f"STACK_NAME must be up to 26 lower-case letters, digits and hyphens: {stack!r}.")
    return Stage(
        name=name,
        stack=stack,
        site_url=site_url,
        region=required("AWS_REGION", "such as eu-central-1"),
        endpoint_url=os.environ.get("AWS_ENDPOINT_URL") or None,
        certificate_arn=os.environ.get("CERTIFICATE_ARN") or None,
    )


def required(name: str, what: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise DeployError(f"{name} is not set: {what}.")
    return value


def zappa_stages() -> dict[str, dict[str, Any]]:
    stages: dict[str, dict[str, Any]] = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    return {name: stage for name, stage in stages.items() if not name.endswith("_worker")}


def preflight(stage: Stage) -> None:
    """What can be known to fail before anything is built or changed. Raises DeployError."""
    try:
        account = stage.account
    except NoCredentialsError as error:
        raise DeployError("There are no AWS credentials. Set AWS_PROFILE, or run `aws sso login`.") from error
    if stage.endpoint_url is None:
        if RUNTIME < (3, 12):
            raise DeployError(
                "The functions run the Python that builds them, and for this one Lambda's C library is too old."
                " Start again: make clean, then make deploy with PYTHON=python3.12 or newer."
            )
        if urlsplit(stage.site_url).scheme != "https":
            raise DeployError("On AWS the SITE_URL has to begin with https://.")
        if stage.certificate_arn and f":{stage.region}:" not in stage.certificate_arn:
            raise DeployError(f"CERTIFICATE_ARN is not a certificate of {stage.region}.")
    for bucket in ("media", "static", "packages"):
        check_bucket(stage, f"{stage.stack}-{bucket}-{account}-{stage.region}")
    say(f"Account {account}, region {stage.region}, stack {stage.stack}, {stage.site_url}")


def check_bucket(stage: Stage, name: str) -> None:
    """Bucket names are the world's: one that is somebody else's answers 403."""
    try:
        stage.client("s3").head_bucket(Bucket=name)
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
            raise DeployError(f"The bucket {name} belongs to somebody else. Choose another STACK_NAME.") from error


# -- Up ---------------------------------------------------------------------------------------------------------------


def up(stage: Stage) -> None:
    preflight(stage)
    say("Packages")
    packages.collect_static()
    built = {name: packages.build(kind, stage.work_dir) for name, kind in KINDS.items()}
    for name, package in built.items():
        print(f"    {name}: {package.size / MEGABYTE:.1f} MB, sha256 {package.sha256}", flush=True)
    say("Resources")
    provision(stage)
    outputs = stack_outputs(stage)
    store_secrets(stage, outputs)
    say("Static files")
    publish_static(stage, outputs["StaticBucket"])
    say("Functions")
    uris = {name: upload_package(stage, outputs["PackagesBucket"], package) for name, package in built.items()}
    write_zappa_settings(stage, outputs)
    for name, uri in uris.items():
        update_function(stage, name, uri)
    versions = {name: publish(stage, name) for name in KINDS}
    for name, version in versions.items():
        check_version(stage, name, version)
    before = {name: live_version(stage, name) for name in versions}
    for name, version in versions.items():
        go_live(stage, name, version)
        print(f"    {name}: version {version} is live", flush=True)
    try:
        connect_queue(stage, outputs["UploadsQueueArn"])
        connect_schedule(stage)
        smoke_test(stage, connect_domain(stage))
    except BaseException:
        for name, previous in before.items():
            if previous is not None:
                go_live(stage, name, previous)
                print(f"    {name}: back to version {previous}", flush=True)
        raise
    for name in versions:
        forget_old_versions(stage, name)
    say(f"Ready: {stage.site_url}")


def provision(stage: Stage) -> None:
    if run_manage(stage, "provision"):
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


def upload_package(stage: Stage, bucket: str, package: packages.Package) -> str:
    key = f"{package.path.stem}-{package.sha256}.zip"
    stage.client("s3").upload_file(str(package.path), bucket, key)
    return f"s3://{bucket}/{key}"


def write_zappa_settings(stage: Stage, outputs: dict[str, str]) -> None:
    """The stages `web` and `worker` of a project that has the stack's name, with what the stack has made."""
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
    if stage.endpoint_url is not None:
        variables["AWS_ENDPOINT_URL"] = stage.endpoint_url
    kept = json.loads((BASE_DIR / "zappa_settings.json").read_text())
    web, worker = kept[stage.name], {**kept[stage.name], **kept.get(f"{stage.name}_worker", {})}
    roles = {"web": outputs["WebRoleArn"], "worker": outputs["WorkerRoleArn"]}
    settings = {
        kind: {
            **{name: value for name, value in settings.items() if name != "extends"},
            "project_name": stage.stack,
            "aws_region": stage.region,
            "s3_bucket": outputs["PackagesBucket"],
            "role_arn": roles[kind],
            "apigateway_lambda_qualifier": LIVE,
            # We keep and forget versions ourselves: never the one that is live.
            "num_retained_versions": None,
            # What Zappa calls here is the old version; we ask the new one.
            "touch": False,
            "aws_environment_variables": {**settings.get("aws_environment_variables", {}), **variables},
        }
        for kind, settings in (("web", web), ("worker", worker))
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


def publish(stage: Stage, kind: str) -> str:
    """Freeze code and configuration, as they are now, into a version."""
    client = stage.client("lambda")
    client.get_waiter("function_updated_v2").wait(FunctionName=stage.function(kind))
    version = str(client.publish_version(FunctionName=stage.function(kind))["Version"])
    client.get_waiter("published_version_active").wait(FunctionName=stage.function(kind), Qualifier=version)
    return version


def check_version(stage: Stage, kind: str, version: str) -> None:
    """Ask a version, before anybody is served by it, for what needs its packages, secrets and rights."""
    probes: dict[str, list[tuple[dict[str, Any], str, object]]] = {
        "web": [(request_event(stage, path), "statusCode", 200) for path in ("/healthz", "/")],
        # No message, then the schedule.
        "worker": [({"Records": []}, "batchItemFailures", []), ({}, "failed", 0)],
    }
    for event, name, expected in probes[kind]:
        answer = stage.client("lambda").invoke(
            FunctionName=stage.function(kind), Qualifier=version, Payload=json.dumps(event).encode()
        )
        payload = answer["Payload"].read()
        said = json.loads(payload)
        if answer.get("FunctionError") or not isinstance(said, dict) or said.get(name) != expected:
            words = " ".join(payload.decode(errors="replace").split())[:500]
            raise DeployError(f"The new {kind} function does not work, so the old one, if any, stays: {words}")


def request_event(stage: Stage, path: str) -> dict[str, Any]:
    """A GET as API Gateway brings it, over the site's own name.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
    """
    site = urlsplit(stage.site_url)
    headers = {"Host": site.netloc, "X-Forwarded-Proto": site.scheme, "X-Forwarded-For": "192.0.2.1, 192.0.2.2"}
    return {
        "httpMethod": "GET",
        "path": path,
        "resource": "/{proxy+}",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "requestContext": {"stage": "web", "identity": {"sourceIp": "192.0.2.1"}},
        "body": None,
        "isBase64Encoded": False,
    }


def live_version(stage: Stage, kind: str) -> str | None:
    client = stage.client("lambda")
    try:
        return str(client.get_alias(FunctionName=stage.function(kind), Name=LIVE)["FunctionVersion"])
    except client.exceptions.ResourceNotFoundException:
        return None


def go_live(stage: Stage, kind: str, version: str) -> None:
    """Move the alias, in one step."""
    client, function = stage.client("lambda"), stage.function(kind)
    try:
        client.update_alias(FunctionName=function, Name=LIVE, FunctionVersion=version)
    except client.exceptions.ResourceNotFoundException:
        client.create_alias(FunctionName=function, Name=LIVE, FunctionVersion=version)


def forget_old_versions(stage: Stage, kind: str) -> None:
    client, function = stage.client("lambda"), stage.function(kind)
    pages = client.get_paginator("list_versions_by_function").paginate(FunctionName=function)
    numbers = sorted(int(v["Version"]) for page in pages for v in page["Versions"] if v["Version"] != "$LATEST")
    for number in numbers[:-KEPT_VERSIONS]:
        if str(number) != live_version(stage, kind):
            client.delete_function(FunctionName=function, Qualifier=str(number))


def live_arn(stage: Stage, kind: str) -> str:
    return f"arn:{partition(stage)}:lambda:{stage.region}:{stage.account}:function:{stage.function(kind)}:{LIVE}"


def partition(stage: Stage) -> str:
    return boto3.Session().get_partition_for_region(stage.region)


def connect_queue(stage: Stage, queue_arn: str) -> None:
    """Lambda polls the queue for the worker, and brings back only the messages that the worker names as failed."""
    client, function = stage.client("lambda"), live_arn(stage, "worker")
    wanted = {"BatchSize": 1, "Enabled": True, "FunctionResponseTypes": ["ReportBatchItemFailures"]}
    there = client.list_event_source_mappings(FunctionName=function, EventSourceArn=queue_arn)["EventSourceMappings"]
    if there:
        client.update_event_source_mapping(UUID=there[0]["UUID"], **wanted)
    else:
        client.create_event_source_mapping(FunctionName=function, EventSourceArn=queue_arn, **wanted)


def connect_schedule(stage: Stage) -> None:
    events, client = stage.client("events"), stage.client("lambda")
    rule = sweep_rule(stage)
    arn = events.put_rule(Name=rule, ScheduleExpression=SWEEP, Description="Looks after uploads that no event moves.")
    with suppress(client.exceptions.ResourceConflictException):  # it may already
        client.add_permission(
            FunctionName=stage.function("worker"),
            Qualifier=LIVE,
            StatementId="sweep",
            Action="lambda:InvokeFunction",
            Principal="events.amazonaws.com",
            SourceArn=arn["RuleArn"],
        )
    events.put_targets(Rule=rule, Targets=[{"Id": "worker", "Arn": live_arn(stage, "worker")}])


def sweep_rule(stage: Stage) -> str:
    return f"{stage.stack}-sweep"


def connect_domain(stage: Stage) -> str | None:
    """Make the site's own name lead to the API, and say where its DNS record should point.

    Without a certificate somebody else, such as a CDN, has to answer for that name; then there is nothing to say.
    """
    if stage.endpoint_url is None and stage.certificate_arn is None:
        say(f"CERTIFICATE_ARN is not set: bring {stage.site_url} to {api_url(stage)} yourself, Host header included")
        return None
    gateway = stage.client("apigateway")
    certificate = {"regionalCertificateArn": stage.certificate_arn} if stage.certificate_arn else {}
    try:
        domain = gateway.get_domain_name(domainName=stage.host)
    except gateway.exceptions.NotFoundException:
        domain = gateway.create_domain_name(
            domainName=stage.host,
            endpointConfiguration={"types": ["REGIONAL"]},
            securityPolicy="TLS_1_2",
            tags={"imageshare": stage.stack},
            **certificate,
        )
    mappings = gateway.get_base_path_mappings(domainName=stage.host).get("items", [])
    if not mappings:
        gateway.create_base_path_mapping(domainName=stage.host, restApiId=api_id(stage), stage="web")
    elif mappings[0]["restApiId"] != api_id(stage):
        raise DeployError(f"The domain {stage.host} leads to another API of this account. Remove its mapping first.")
    return str(domain.get("regionalDomainName") or "") or None


def api_id(stage: Stage) -> str:
    resource = stage.client("cloudformation").describe_stack_resource(
        StackName=stage.function("web"), LogicalResourceId="Api"
    )
    return str(resource["StackResourceDetail"]["PhysicalResourceId"])


def api_url(stage: Stage) -> str:
    return f"https://{api_id(stage)}.execute-api.{stage.region}.amazonaws.com/web"


def smoke_test(stage: Stage, target: str | None) -> None:
    """The whole way, from the site's own name. Raises DeployError if it does not work."""
    deadline = time.monotonic() + SMOKE_SECONDS
    while True:
        try:
            status = ask_site(stage, "/healthz")
        except OSError as error:
            if stage.endpoint_url is None and isinstance(error, socket.gaierror):
                say(f"{stage.host} has no DNS record yet. Point it (CNAME) at {target or 'the API'}")
                return
            status = 0
        if status == 200:
            return
        if time.monotonic() > deadline:
            raise DeployError(f"{stage.site_url}/healthz answers {status or 'nothing'}. The functions themselves work.")
        time.sleep(1)


def ask_site(stage: Stage, path: str) -> int:
    site = urlsplit(stage.site_url)
    # A local AWS answers for every name, whether this machine can resolve it or not.
    address = urlsplit(stage.endpoint_url or stage.site_url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.netloc, timeout=35)
    try:
        connection.request("GET", path, headers={"Host": site.netloc})
        return connection.getresponse().status
    finally:
        connection.close()


# -- Down -------------------------------------------------------------------------------------------------------------


def down(stage: Stage) -> None:
    """Everything, the data included. Raises DeployError unless the person says the stack's name."""
    say(f"This deletes {stage.stack} in account {stage.account}, {stage.region}: every picture, row and account in it")
    said = os.environ.get("CONFIRM") or input(f"Type {stage.stack} to go on: ")
    if said.strip() != stage.stack:
        raise DeployError("Nothing was deleted.")
    say("Functions")
    disconnect(stage)
    for kind in KINDS:
        remove_function(stage, kind)
    say("Buckets")
    for bucket in ("media", "static", "packages"):
        empty_bucket(stage, f"{stage.stack}-{bucket}-{stage.account}-{stage.region}")
    say("Resources and data")
    remove_stack(stage, stage.stack)
    remove_data(stage)
    secrets_delete(stack_name=stage.stack, region=stage.region)
    say(f"{stage.stack} is gone")


def disconnect(stage: Stage) -> None:
    gateway, events, client = stage.client("apigateway"), stage.client("events"), stage.client("lambda")
    with suppress(gateway.exceptions.NotFoundException):
        # Only what a deployment of this stack has made.
        if gateway.get_domain_name(domainName=stage.host).get("tags", {}).get("imageshare") == stage.stack:
            gateway.delete_domain_name(domainName=stage.host)
    with suppress(events.exceptions.ResourceNotFoundException):
        events.remove_targets(Rule=sweep_rule(stage), Ids=["worker"])
        events.delete_rule(Name=sweep_rule(stage))
    if function_exists(stage, "worker"):
        for mapping in client.list_event_source_mappings(FunctionName=live_arn(stage, "worker"))["EventSourceMappings"]:
            client.delete_event_source_mapping(UUID=mapping["UUID"])


def remove_function(stage: Stage, kind: str) -> None:
    """Zappa's `undeploy`, and what it passes over when the function is gone already."""
    if function_exists(stage, kind) and (stage.work_dir / "zappa_settings.json").is_file():
        zappa(stage, "undeploy", kind, "--yes")
    if function_exists(stage, kind):
        stage.client("lambda").delete_function(FunctionName=stage.function(kind))
    remove_stack(stage, stage.function(kind))
    logs = stage.client("logs")
    with suppress(logs.exceptions.ResourceNotFoundException):
        logs.delete_log_group(logGroupName=f"/aws/lambda/{stage.function(kind)}")


def remove_stack(stage: Stage, name: str) -> None:
    client = stage.client("cloudformation")
    if stack_exists(stage, name):
        client.delete_stack(StackName=name)
        client.get_waiter("stack_delete_complete").wait(StackName=name, WaiterConfig={"Delay": 3})


def empty_bucket(stage: Stage, name: str) -> None:
    s3 = stage.client("s3")
    for keys in batches_of_keys(s3, name):
        s3.delete_objects(Bucket=name, Delete={"Objects": keys, "Quiet": True})


def batches_of_keys(s3: Any, bucket: str) -> Iterator[list[dict[str, str]]]:
    """Up to 1,000 at a time; none if there is no such bucket."""
    try:
        while contents := s3.list_objects_v2(Bucket=bucket).get("Contents"):
            yield [{"Key": entry["Key"]} for entry in contents]
    except s3.exceptions.NoSuchBucket:
        return


def remove_data(stage: Stage) -> None:
    """What the stack keeps on purpose when it is deleted."""
    dynamodb, s3, cognito = stage.client("dynamodb"), stage.client("s3"), stage.client("cognito-idp")
    for table in TABLES:
        with suppress(dynamodb.exceptions.ResourceNotFoundException):
            dynamodb.delete_table(TableName=f"{stage.stack}-{table}")
    with suppress(s3.exceptions.NoSuchBucket):
        s3.delete_bucket(Bucket=f"{stage.stack}-media-{stage.account}-{stage.region}")
    pages = cognito.get_paginator("list_user_pools").paginate(MaxResults=60)
    for pool in [pool for page in pages for pool in page["UserPools"] if pool["Name"] == stage.stack]:
        cognito.delete_user_pool(UserPoolId=pool["Id"])


def say(line: str) -> None:
    print(f"==> {line}", flush=True)


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
