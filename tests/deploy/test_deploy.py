"""A stage from nothing to nothing: the tests go in the order of a stage's life, and each stands on the ones before.

Real `zappa deploy`s of both packages, real functions under their roles, with IAM enforced; run by `make test-deploy`.
"""

import json
import re
import time
from pathlib import Path
from urllib.parse import quote

import boto3
import pytest
import requests
from playwright.sync_api import Page, expect

from gallery.tables.uploads import DUE_SHARD
from tests.deploy.conftest import STACK, WAIT, PageOf, Stage, Traffic, Visitor
from tests.e2e.test_journeys import sign_in, upload
from tests.gallery import pictures
from tests.imageshare.emf import samples

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(300)]


def mapping(operator: boto3.Session) -> dict[str, object]:
    client = operator.client("lambda")
    (one,) = client.list_event_source_mappings(FunctionName=f"{STACK}-worker:live")["EventSourceMappings"]
    return dict(one)


def test_a_picture_goes_from_its_sender_to_somebody_else(stage: Stage, ana: Visitor) -> None:
    data = pictures.jpeg(1200, 900)
    upload_id = ana.send(data, "First light")
    ana.wait_until_ready(upload_id)

    ben = Visitor(stage.url)
    ben.sign_in(ben.sign_up("Ben"))
    newest = ben.call("GET", "/images")["results"][0]
    assert (newest["title"], newest["owner"]["display_name"]) == ("First light", "Ana")
    for rendition in newest["renditions"]:
        assert requests.get(rendition["url"], timeout=WAIT).status_code == 200

    theirs = ana.call("POST", f"/images/{upload_id}/downloads", {"rendition": "original"})
    assert requests.get(theirs["url"], timeout=WAIT).content == data
    assert "First light" in Visitor(stage.url).get(f"/i/{upload_id}").text


def test_what_functions_log_reaches_the_log_as_it_is_and_is_metrics(
    stage: Stage, ana: Visitor, operator: boto3.Session
) -> None:
    """Each line is a JSON object from its first character on, with nothing that Lambda or Zappa puts before it."""
    upload_id = ana.send(pictures.jpeg(320, 240), "Measured")
    ana.wait_until_ready(upload_id)
    wanted = {"web": "RequestDuration", "worker": "PicturesReady", "jobs": "JobDuration"}
    deadline = time.monotonic() + WAIT
    for kind, name in wanted.items():
        while name not in (taken := {sample.name: sample for sample in samples(log_of(operator, kind))}):
            assert time.monotonic() < deadline, (kind, taken.keys())
            time.sleep(1)
        assert taken[name].dimensions == (("Stack", STACK), ("Process", kind))


def log_of(operator: boto3.Session, kind: str) -> str:
    pages = (
        operator.client("logs").get_paginator("filter_log_events").paginate(logGroupName=f"/aws/lambda/{STACK}-{kind}")
    )
    return "\n".join(str(event["message"]) for page in pages for event in page["events"])


def test_pages_name_static_files_that_everybody_may_read_and_nothing_else(stage: Stage) -> None:
    page = Visitor(stage.url).get("/").text
    files = set(re.findall(r'(?:href|src)="(http[^"]+/static/[^"]+)"', page))
    assert len(files) >= 4
    for url in files:
        answer = requests.get(url, timeout=WAIT)
        assert answer.status_code == 200, url
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    bucket = next(iter(files)).partition("/static/")[0]
    assert requests.get(bucket, timeout=WAIT).status_code == 403
    packages = bucket.replace("-static-", "-packages-")
    assert requests.get(packages, timeout=WAIT).status_code == 403


@pytest.fixture
def page(stage: Stage, page_of: PageOf) -> Page:
    return page_of(stage.url)


def test_a_browser_loads_every_page_from_the_two_origins(
    stage: Stage, page: Page, troubles: list[str], tmp_path: Path
) -> None:
    """Scripts, styles and fonts come from the bucket, under the content security policy and with CORS."""
    person = Visitor(stage.url).sign_up("Cleo")
    page.goto("/")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert troubles == []
    sign_in(page, person.email)
    # The local Cognito's form has no icon.
    troubles.clear()
    file = tmp_path / "dunes.jpg"
    file.write_bytes(pictures.jpeg(800, 600))
    page.goto(upload(page, file, visibility="Private"))
    expect(page.get_by_role("main").get_by_role("img").first).to_be_visible()
    assert troubles == []


def test_addresses_are_the_sites_own(stage: Stage) -> None:
    visitor = Visitor(stage.url)
    assert f'<link rel="canonical" href="{stage.url}/">' in visitor.get("/").text
    begun = visitor.http.get(f"{stage.url}/oidc/authenticate/", allow_redirects=False, timeout=WAIT)
    assert quote(f"{stage.url}/oidc/callback/", safe="") in begun.headers["Location"]
    assert {cookie.path for cookie in visitor.http.cookies} == {"/"}


def test_a_function_holds_no_secret_and_each_has_its_own_role(stage: Stage, operator: boto3.Session) -> None:
    client = operator.client("lambda")
    configurations = {
        kind: client.get_function_configuration(FunctionName=f"{STACK}-{kind}", Qualifier="live")
        for kind in ("web", "worker", "jobs")
    }
    assert "WebRole" in configurations["web"]["Role"]
    assert "WorkerRole" in configurations["worker"]["Role"]
    assert "JobsRole" in configurations["jobs"]["Role"]
    for configuration in configurations.values():
        assert {"SECRET_KEY", "COGNITO_CLIENT_SECRET"}.isdisjoint(configuration["Environment"]["Variables"])


def test_a_right_that_its_role_lacks_is_refused_to_a_function(
    stage: Stage, ana: Visitor, operator: boto3.Session
) -> None:
    """So what works here works under the roles of the template."""
    configuration = operator.client("lambda").get_function_configuration(FunctionName=f"{STACK}-web", Qualifier="live")
    role = {"RoleName": configuration["Role"].rpartition("/")[2], "PolicyName": "no-listings"}
    deny = {"Effect": "Deny", "Action": "dynamodb:Query", "Resource": "*"}
    iam = operator.client("iam")
    iam.put_role_policy(**role, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [deny]}))
    try:
        assert ana.get("/api/v1/images").status_code == 500
    finally:
        iam.delete_role_policy(**role)
    assert ana.get("/api/v1/images").status_code == 200


def test_only_the_messages_that_failed_come_back(stage: Stage, operator: boto3.Session) -> None:
    assert mapping(operator)["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_the_schedule_sweeps_up_what_nobody_announced(stage: Stage, ana: Visitor, operator: boto3.Session) -> None:
    client = operator.client("lambda")
    uuid = mapping(operator)["UUID"]
    client.update_event_source_mapping(UUID=uuid, Enabled=False)
    time.sleep(2)
    upload_id = ana.send(pictures.jpeg(640, 480), "Unannounced")
    time.sleep(2)
    sqs = operator.client("sqs")
    sqs.purge_queue(QueueUrl=sqs.get_queue_url(QueueName=f"{STACK}-uploads")["QueueUrl"])
    client.update_event_source_mapping(UUID=uuid, Enabled=True)
    assert ana.call("GET", f"/uploads/{upload_id}")["state"] == "awaiting_upload"
    # As if it had been waiting for long; and the schedule comes every minute, so that this test need not.
    operator.client("dynamodb").update_item(
        TableName=f"{STACK}-uploads",
        Key={"upload_id": {"S": upload_id}},
        UpdateExpression="SET due_shard = :shard, due_at = :now",
        ExpressionAttributeValues={":shard": {"S": DUE_SHARD}, ":now": {"N": str(int(time.time()))}},
    )
    events = operator.client("events")
    events.put_rule(Name=f"{STACK}-sweep-worker", ScheduleExpression="rate(1 minute)")
    ana.wait_until_ready(upload_id, seconds=130)


def test_an_update_fails_no_request(stage: Stage, ana: Visitor) -> None:
    stage.edit("imageshare/views.py", '{"status": "ok"}', '{"status": "ok", "version": "second"}')
    with Traffic(ana) as traffic:
        done = stage.deploy()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(traffic.answers) > 20
    assert traffic.failures == []
    assert "second" not in traffic.bodies[0]
    assert "second" in traffic.bodies[-1]
    ana.wait_until_ready(ana.send(pictures.jpeg(320, 240), "After the update"))


def test_a_version_that_does_not_work_is_never_served(stage: Stage, ana: Visitor) -> None:
    stage.edit("imageshare/views.py", '"version": "second"', '"version": undefined')
    with Traffic(ana) as traffic:
        done = stage.deploy()
    assert done.returncode == 1
    assert done.stderr.startswith("deploy: The new web function does not work, so the old one, if any, stays: ")
    assert done.stderr.count("\n") == 1
    assert traffic.failures == []
    assert "second" in traffic.bodies[-1]
    ana.wait_until_ready(ana.send(pictures.jpeg(300, 200), "After the failure"))


def test_destroying_leaves_nothing(stage: Stage, operator: boto3.Session) -> None:
    done = stage.destroy()
    assert done.returncode == 0, done.stdout + done.stderr
    functions = operator.client("lambda").list_functions()["Functions"]
    parameters = operator.client("ssm").describe_parameters()["Parameters"]
    rules = operator.client("events").list_rules()["Rules"]
    left = [
        *(bucket["Name"] for bucket in operator.client("s3").list_buckets()["Buckets"]),
        *operator.client("dynamodb").list_tables()["TableNames"],
        *(pool["Name"] for pool in operator.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]),
        *(stack["StackName"] for stack in operator.client("cloudformation").describe_stacks()["Stacks"]),
        *operator.client("sqs").list_queues().get("QueueUrls", []),
        *(function["FunctionName"] for function in functions),
        *(parameter["Name"] for parameter in parameters),
        *(rule["Name"] for rule in rules),
    ]
    assert [name for name in left if STACK in name] == []
    assert stage.destroy().returncode == 0
