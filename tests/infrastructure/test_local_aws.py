"""The local AWS's life: other instances than the session's own, each with its own state."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from imageshare.env import BASE_DIR, ENV_FILE_NAME, read_env_file
from infrastructure import local_aws
from infrastructure.local_aws import LocalAws, LocalAwsError
from tests.local_stack import free_ports


@pytest.fixture
def aws(tmp_path: Path) -> Iterator[LocalAws]:
    instance = LocalAws(tmp_path, free_ports(1)[0])
    yield instance
    instance.stop()


def session(aws: LocalAws, process: str, monkeypatch: pytest.MonkeyPatch) -> boto3.Session:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(aws.state_dir / "aws-config"))
    monkeypatch.setenv("AWS_ENDPOINT_URL", aws.endpoint_url)
    return boto3.Session(profile_name=f"imageshare-{process}")


def test_rows_objects_people_and_the_stack_outlive_a_restart(
    aws: LocalAws, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    aws.start()
    aws.provision(site_url="http://localhost:1111")
    before = read_env_file(aws.state_dir / ENV_FILE_NAME)
    key = f"incoming/{uuid.uuid4()}/{uuid.uuid4()}"
    web = session(aws, "web", monkeypatch)
    web.client("s3").put_object(Bucket=before["MEDIA_BUCKET"], Key=key, Body=b"bytes")
    web.client("dynamodb").put_item(TableName="imageshare-handles", Item={"handle": {"S": "ana"}})
    pool = before["COGNITO_USER_POOL_ID"]
    cognito = session(aws, "operator", monkeypatch).client("cognito-idp")
    cognito.admin_create_user(UserPoolId=pool, Username="ana@example.com")

    aws.stop()
    assert not aws.is_running()
    aws.start()
    capfd.readouterr()
    aws.provision(site_url="http://localhost:1111")

    assert capfd.readouterr().out == "The stack imageshare is already up to date.\n"
    assert read_env_file(aws.state_dir / ENV_FILE_NAME) == before
    worker = session(aws, "worker", monkeypatch)
    assert worker.client("s3").get_object(Bucket=before["MEDIA_BUCKET"], Key=key)["Body"].read() == b"bytes"
    rows = session(aws, "web", monkeypatch).client("dynamodb")
    assert "Item" in rows.get_item(TableName="imageshare-handles", Key={"handle": {"S": "ana"}})
    assert len(cognito.list_users(UserPoolId=pool)["Users"]) == 1


def test_one_that_was_killed_before_it_saved_anything_starts_afresh(
    aws: LocalAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    aws.start()
    aws.provision(site_url="http://localhost:1111", stdout=subprocess.DEVNULL)
    bucket = read_env_file(aws.state_dir / ENV_FILE_NAME)["MEDIA_BUCKET"]
    key = f"incoming/{uuid.uuid4()}/{uuid.uuid4()}"
    session(aws, "web", monkeypatch).client("s3").put_object(Bucket=bucket, Key=key, Body=b"bytes")
    os.kill(int((aws.state_dir / "aws" / "process").read_text().split()[0]), signal.SIGKILL)
    while aws.is_running():
        time.sleep(0.05)

    aws.start()
    aws.provision(site_url="http://localhost:1111", stdout=subprocess.DEVNULL)
    with pytest.raises(ClientError, match="NoSuchKey"):
        session(aws, "worker", monkeypatch).client("s3").get_object(Bucket=bucket, Key=key)


def test_it_listens_on_the_loopback_interface_only(aws: LocalAws) -> None:
    aws.start()
    listening = Path("/proc/net/tcp")
    if not listening.is_file():
        pytest.skip("needs Linux's /proc")
    inodes = set()
    for link in Path(f"/proc/{(aws.state_dir / 'aws/process').read_text().split()[0]}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # it may close one meanwhile
            inodes.add(str(link.readlink()).removeprefix("socket:[").removesuffix("]"))
    tables = [*listening.read_text().splitlines()[1:], *Path("/proc/net/tcp6").read_text().splitlines()[1:]]
    sockets = [line.split() for line in tables]
    addresses = {fields[1].split(":")[0] for fields in sockets if fields[3] == "0A" and fields[9] in inodes}
    assert addresses == {"0100007F"}


def test_starting_it_twice_is_fine(aws: LocalAws) -> None:
    aws.start()
    same = LocalAws(aws.state_dir, aws.port)
    same.start()
    assert same.is_running()
    same.stop()
    assert not aws.is_running()


def test_stopping_what_does_not_run_is_fine(aws: LocalAws) -> None:
    aws.stop()
    assert not aws.is_running()


def test_one_state_has_one_port(aws: LocalAws) -> None:
    aws.start()
    other = LocalAws(aws.state_dir, free_ports(1)[0])
    with pytest.raises(LocalAwsError, match=rf"already runs on port {aws.port}\."):
        other.start()


def test_a_busy_port_is_named(aws: LocalAws) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", aws.port))
        other.listen()
        with pytest.raises(LocalAwsError, match=rf"^Port {aws.port} is in use by another program\. .*AWS_PORT="):
            aws.start()
    assert not aws.is_running()


def test_a_missing_installation_is_named(aws: LocalAws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(local_aws, "PROGRAM", tmp_path / "nothing")
    with pytest.raises(LocalAwsError, match="Run `make install`"):
        aws.start()


def test_one_that_ends_at_once_names_its_log(aws: LocalAws, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_aws, "PROGRAM", Path("/bin/false"))
    with pytest.raises(LocalAwsError, match=rf"ended while it started; its log is {aws.log}"):
        aws.start()


def test_its_command_says_errors_in_one_line(aws: LocalAws) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", aws.port))
        other.listen()
        command = [sys.executable, "-m", "infrastructure.local_aws", "start"]
        environment = {**os.environ, "STATE_DIR": str(aws.state_dir), "AWS_PORT": str(aws.port)}
        failed = subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert failed.stderr.startswith(f"local_aws: Port {aws.port} is in use")
    assert failed.stderr.count("\n") == 1


def test_the_shells_own_aws_settings_do_not_reach_it(aws: LocalAws, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "the developer's own")
    monkeypatch.setenv("AUTH", "false")
    aws.start()
    anonymous = boto3.client("dynamodb", endpoint_url=aws.endpoint_url, config=Config(signature_version=UNSIGNED))
    with pytest.raises(ClientError, match="MissingAuthenticationToken"):
        anonymous.list_tables()
