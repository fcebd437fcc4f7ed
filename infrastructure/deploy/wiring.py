"""What calls the functions: the queue, the schedule and the site's own name."""

from contextlib import suppress
from typing import Final

from infrastructure.deploy.address import API_STAGE, api_id, api_url, edge_host
from infrastructure.deploy.stage import LIVE, DeployError, Stage, live_arn, say

SWEEP: Final = "rate(5 minutes)"


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
    """Make the site's own name, if it has one, lead to the API, and say where its DNS record should point.

    CloudFront leads to the API by itself, also from its own name for the site, which is what this then says.

    Without a certificate somebody else, such as a CDN, has to answer for that name; then there is nothing to say.
    """
    if stage.cloudfront:
        return edge_host(stage)
    own = api_url(stage)
    if stage.site_url == own:
        return None
    if stage.endpoint_url is None and stage.certificate_arn is None:
        say(f"CERTIFICATE_ARN is not set: bring {stage.site_url} to {own} yourself, Host header included")
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
        gateway.create_base_path_mapping(domainName=stage.host, restApiId=api_id(stage), stage=API_STAGE)
    elif mappings[0]["restApiId"] != api_id(stage):
        raise DeployError(f"The domain {stage.host} leads to another API of this account. Remove its mapping first.")
    return str(domain.get("regionalDomainName") or "") or None
