"""A version that passes every check before it is served, and still does not answer at the site's own name."""

import re

import boto3
import pytest
from django.conf import settings

from infrastructure.deploy import smoke, up
from infrastructure.deploy import stage as stages
from infrastructure.deploy.versions import live_version, publish
from tests.deploy.conftest import STACK, Stage, Visitor
from tests.roles import acting_as

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(300)]


def test_a_version_that_the_site_does_not_answer_with_is_taken_back(
    stage: Stage, operator: boto3.Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It thinks that the site has another name, and refuses every request that comes by this one."""
    monkeypatch.setattr(smoke, "SMOKE_SECONDS", 3)
    deployed = stages.Stage("prod", STACK, stage.url, settings.AWS_REGION, settings.AWS_ENDPOINT_URL, None)
    client = operator.client("lambda")
    live = client.get_function_configuration(FunctionName=f"{STACK}-web", Qualifier="live")
    wrong = {"Variables": {**live["Environment"]["Variables"], "SITE_URL": "http://elsewhere.test"}}
    queues = {
        kind: client.list_event_source_mappings(FunctionName=f"{STACK}-{kind}:live")["EventSourceMappings"][0]
        for kind in ("worker", "jobs")
    }
    with acting_as("operator"):
        before = {kind: str(live_version(deployed, kind)) for kind in up.KINDS}
        client.update_function_configuration(FunctionName=f"{STACK}-web", Environment=wrong)
        new = {**before, "web": publish(deployed, "web")}
        with pytest.raises(stages.DeployError, match=rf"^{re.escape(stage.url)}/healthz answers 400"):
            up.serve(deployed, new, queues={kind: str(queue["EventSourceArn"]) for kind, queue in queues.items()})
        after = {kind: live_version(deployed, kind) for kind in up.KINDS}
    assert new != before
    assert after == before
    said = capsys.readouterr().out
    assert f"web: version {new['web']} is live" in said
    assert f"web: back to version {before['web']}" in said
    assert Visitor(stage.url).get("/healthz").status_code == 200
