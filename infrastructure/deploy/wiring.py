"""What calls the functions: the queues, the schedules and the site's own name."""

from contextlib import suppress
from typing import Final

from infrastructure.deploy.address import API_STAGE, api_id, api_url, edge_host
from infrastructure.deploy.stage import LIVE, Stage, live_arn, say

SWEEPS: Final = {
    "worker": ("rate(5 minutes)", "Looks after uploads that no event moves."),
    "jobs": ("rate(1 minute)", "Runs the jobs that are due and nobody announced."),
}


def connect_queue(stage: Stage, kind: str, queue_arn: str) -> None:
    """Lambda polls the queue for the function, and brings back only the messages that it names as failed."""
    client, function = stage.client("lambda"), live_arn(stage, kind)
    wanted = {"BatchSize": 1, "Enabled": True, "FunctionResponseTypes": ["ReportBatchItemFailures"]}
    there = client.list_event_source_mappings(FunctionName=function, EventSourceArn=queue_arn)["EventSourceMappings"]
    if there:
        client.update_event_source_mapping(UUID=there[0]["UUID"], **wanted)
    else:
        client.create_event_source_mapping(FunctionName=function, EventSourceArn=queue_arn, **wanted)


def connect_schedule(stage: Stage, kind: str) -> None:
    events, client = stage.client("events"), stage.client("lambda")
    rule, (rate, what_for) = sweep_rule(stage, kind), SWEEPS[kind]
    arn = events.put_rule(Name=rule, ScheduleExpression=rate, Description=what_for)
    with suppress(client.exceptions.ResourceConflictException):  # it may already
        client.add_permission(
            FunctionName=stage.function(kind),
            Qualifier=LIVE,
            StatementId="sweep",
            Action="lambda:InvokeFunction",
            Principal="events.amazonaws.com",
            SourceArn=arn["RuleArn"],
        )
    events.put_targets(Rule=rule, Targets=[{"Id": kind, "Arn": live_arn(stage, kind)}])


def sweep_rule(stage: Stage, kind: str) -> str:
    """The schedule of a function that has one."""
    return f"{stage.stack}-sweep-{kind}"


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
    return str(domain.get("regionalDomainName") or "") or None
