"""Backing up and restoring rows for real, on the local AWS: rows of pictures are destroyed and brought back."""

import contextlib
import io
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import boto3
import pytest
import requests
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.tables.profiles import Profile
from gallery.services.images import image_delete, image_update
from gallery.tables.images import Image
from imageshare.env import BASE_DIR
from infrastructure.local_aws import ROOT_KEY
from infrastructure.recovery.restoring import Source, begin_restoring
from infrastructure.recovery.tables import Place, RecoveryError, drop_table
from tests.accounts.people import Person, create_person, sign_in
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of
from tests.gallery.senders import share
from tests.roles import acting_as

pytestmark = pytest.mark.first

TABLES = ("handles", "images", "profiles", "uploads")


def recovery(*arguments: str) -> subprocess.CompletedProcess[str]:
    """As an operator types it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    here = {"AWS_ENDPOINT_URL": str(settings.AWS_ENDPOINT_URL), "AWS_REGION": settings.AWS_REGION}
    return subprocess.run(
        [sys.executable, "-m", "infrastructure.recovery", *arguments, "prod"],
        cwd=BASE_DIR,
        env={**kept, **ROOT_KEY, **here, "STACK_NAME": settings.STACK_NAME},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def done(*arguments: str) -> str:
    answer = recovery(*arguments)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def destroy_rows(operator: boto3.Session) -> None:
    """Every row that a restoration can bring back, as a wrong script might."""
    for table in TABLES:
        rows = operator.resource("dynamodb").Table(f"{settings.STACK_NAME}-{table}")
        keys = [key["AttributeName"] for key in rows.key_schema]
        while found := rows.scan()["Items"]:
            for row in found:
                rows.delete_item(Key={key: row[key] for key in keys})


def repair() -> None:
    with acting_as("maintenance"), contextlib.redirect_stdout(io.StringIO()):
        for _ in range(2):
            with contextlib.suppress(SystemExit):
                call_command("audit", "--repair", "--forget-lost", "--grace", "0")


def shown(ana: Person) -> list[str]:
    """The ids of hers in the feed, as somebody gets it who is not signed in; each of them can be loaded."""
    found = re.search(r'id="initial-data" type="application/json">(.*?)</script>', Client().get("/").content.decode())
    assert found
    results = json.loads(found[1])["page"]["images"]["results"]
    images = [image for image in results if image["owner"]["display_name"] == ana.name]
    for image in images:
        assert requests.get(image["renditions"][0]["url"], timeout=10).status_code == 200
    return [image["id"] for image in images]


@pytest.fixture(scope="module", autouse=True)
def alone(operator: boto3.Session) -> None:
    """Nothing of the tests before: it would be backed up, restored and repaired over and over."""
    destroy_rows(operator)
    root = boto3.Session(
        aws_access_key_id=ROOT_KEY["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=ROOT_KEY["AWS_SECRET_ACCESS_KEY"],
        region_name=settings.AWS_REGION,
    )
    bucket = root.resource("s3", endpoint_url=settings.AWS_ENDPOINT_URL).Bucket(settings.MEDIA_BUCKET)
    for prefix in ("incoming/", "originals/", "published/", "renditions/"):
        bucket.objects.filter(Prefix=prefix).delete()


@pytest.fixture
def ana() -> Person:
    return create_person(f"Ana {secrets.token_hex(4)}")


@pytest.fixture(autouse=True)
def nothing_is_left(operator: boto3.Session) -> Iterator[None]:
    yield
    assert not [name for name in operator.client("dynamodb").list_tables()["TableNames"] if "-restored-" in name]


@pytest.fixture
def history(operator: boto3.Session) -> None:
    """The template asks for point-in-time recovery, but the local CloudFormation passes over that."""
    with acting_as("operator"):
        tables = Place(settings.STACK_NAME, settings.AWS_REGION).tables
    for table in tables:
        operator.client("dynamodb").update_continuous_backups(
            TableName=table,
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
        )


def test_pictures_whose_rows_were_destroyed_come_back_from_a_backup(ana: Person, operator: boto3.Session) -> None:
    images = [share(ana.sub, pictures.jpeg(400, 300 + size)).image_id for size in (0, 1)]
    profile = Profile.get(ana.sub).to_dynamodb_dict()
    done("backup", "--name", "before")
    destroy_rows(operator)
    assert shown(ana) == []
    assert "images: 0 rows were missing" not in done("restore", "--backup", "before")
    assert set(images) <= set(shown(ana))
    assert Profile.get(ana.sub).to_dynamodb_dict() == profile
    assert differences_of(ana.sub) == []
    assert "imageshare-images: 0 rows were missing" in done("restore", "--backup", "before")


@pytest.mark.long
def test_what_is_newer_than_the_backup_stays(ana: Person, operator: boto3.Session) -> None:
    deleted, changed = (share(ana.sub, pictures.jpeg(400, 310 + size)).image_id for size in (0, 1))
    done("backup", "--name", "older")
    image_delete(viewer_id=ana.sub, image_id=deleted)
    image_update(viewer_id=ana.sub, image_id=changed, changes={"title": "Newer"})
    added = share(ana.sub, pictures.jpeg(400, 312)).image_id
    done("restore", "--backup", "older")
    repair()
    # What its owner deleted has no bytes any more, so it does not come back.
    assert set(shown(ana)) & {deleted, changed, added} == {changed, added}
    assert Image.get(changed).title == "Newer"
    assert differences_of(ana.sub) == []


@pytest.mark.long
def test_an_exact_restoration_undoes_what_came_since(ana: Person, operator: boto3.Session) -> None:
    changed = share(ana.sub, pictures.jpeg(400, 320)).image_id
    done("backup", "--name", "exact")
    image_update(viewer_id=ana.sub, image_id=changed, changes={"title": "Newer"})
    added = share(ana.sub, pictures.jpeg(400, 321)).image_id
    done("restore", "--backup", "exact", "--exact")
    repair()
    assert set(shown(ana)) & {changed, added} == {changed}
    assert Image.get(changed).title == ""
    assert differences_of(ana.sub) == []


def test_nobody_who_signed_out_is_signed_in_by_a_restoration(ana: Person) -> None:
    client = Client()
    sign_in(client, ana)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    done("backup", "--name", "sessions")
    client.post("/oidc/logout/")
    done("restore", "--backup", "sessions", "--exact")
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.long
def test_a_restoration_that_stopped_halfway_is_taken_up_again(ana: Person, operator: boto3.Session) -> None:
    image = share(ana.sub, pictures.jpeg(400, 330)).image_id
    done("backup", "--name", "halfway")
    destroy_rows(operator)
    source = Source(backup="halfway")
    with acting_as("operator"):
        begin_restoring(Place(settings.STACK_NAME, settings.AWS_REGION), source, f"{settings.STACK_NAME}-images")
    assert "is there already" in done("restore", "--backup", "halfway")
    assert image in shown(ana)


@pytest.mark.long
def test_a_moment_is_restored_by_the_same_steps(ana: Person, history: None) -> None:
    """The local AWS keeps no history: whatever the moment, it restores what there is now."""
    image = share(ana.sub, pictures.jpeg(400, 340)).image_id
    said = done("restore", "--at", f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    assert f"{settings.STACK_NAME}-images: 0 rows were missing" in said
    assert image in shown(ana)


def test_a_plan_changes_nothing(ana: Person, operator: boto3.Session) -> None:
    share(ana.sub, pictures.jpeg(400, 350))
    done("backup", "--name", "plan")
    destroy_rows(operator)
    said = done("restore", "--backup", "plan", "--plan")
    assert f"{settings.STACK_NAME}-images <- {settings.STACK_NAME}-images-restored-plan" in said
    assert "sessions" not in said
    assert shown(ana) == []
    done("restore", "--backup", "plan")


def test_the_drill_leaves_the_tables_and_no_backup_behind(ana: Person, operator: boto3.Session) -> None:
    image = share(ana.sub, pictures.jpeg(400, 360)).image_id
    said = done("drill")
    assert re.search(rf"{settings.STACK_NAME}-images: ([1-9]\d*) rows came back of \1$", said, re.MULTILINE)
    backups = operator.client("dynamodb").list_backups()["BackupSummaries"]
    assert not [backup for backup in backups if ".drill-" in backup["BackupName"]]
    assert image in shown(ana)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--backup", "nowhere"), "There is no backup nowhere"),
        (("--at", f"{datetime.now(UTC) + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"), "is still to come"),
        (("--at", "2020-01-01T00:00:00Z"), "at the earliest"),
        (("--at", "2026-01-01T00:00:00"), "invalid moment value"),
        ((), "one of the arguments --at --backup is required"),
    ],
    ids=["no such backup", "future", "too early", "no zone", "neither"],
)
def test_a_restoration_that_cannot_be_does_not_begin(arguments: tuple[str, ...], words: str, history: None) -> None:
    answer = recovery("restore", *arguments)
    assert answer.returncode != 0
    assert words in answer.stderr


def test_a_table_in_use_is_never_dropped() -> None:
    place = Place(settings.STACK_NAME, settings.AWS_REGION)
    with acting_as("operator"), pytest.raises(RecoveryError, match="is not a temporary table"):
        drop_table(place, f"{settings.STACK_NAME}-images")
