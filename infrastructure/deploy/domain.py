"""Whether a stage can be at the name that it is to have: its form, its certificate, and who else has it."""

from dataclasses import replace
from urllib.parse import urlsplit

from infrastructure.deploy.address import api_id, api_url, deployed_name, edge_host, edge_url, stack_parameters
from infrastructure.deploy.stage import EDGE_REGION, DeployError, Stage


def check_domain(stage: Stage) -> None:
    """Raises DeployError. A stage that has no name, and is to have none, is at an address that AWS makes up."""
    stage = replace(stage, site_url=stage.site_url or deployed_name(stage) or "")
    if not stage.site_url:
        return
    if stage.endpoint_url is None and urlsplit(stage.site_url).scheme != "https":
        raise DeployError("On AWS the SITE_URL has to begin with https://.")
    if urlsplit(stage.site_url).path and stage.site_url != api_url(stage):
        raise DeployError(
            f"SITE_URL must be an origin such as https://pictures.example.com; it is {stage.site_url!r}."
            " Leave it out to have the API's own address, which has a path."
        )
    if stage.site_url in (api_url(stage), edge_url(stage)):
        return
    if stage.certificate_arn:
        check_certificate(stage, stage.certificate_arn)
    if stage.cloudfront:
        check_edge_name(stage)
    else:
        check_api_name(stage)


def check_certificate(stage: Stage, arn: str) -> None:
    region = EDGE_REGION if stage.cloudfront else stage.region
    if f":{region}:" not in arn:
        raise DeployError(f"CERTIFICATE_ARN is not a certificate of {region}.")
    acm = stage.client("acm", region)
    try:
        certificate = acm.describe_certificate(CertificateArn=arn)["Certificate"]
    except acm.exceptions.ResourceNotFoundException as error:
        raise DeployError(f"There is no certificate {arn} in this account.") from error
    if certificate["Status"] != "ISSUED":
        raise DeployError(
            f"The certificate for {certificate['DomainName']} is {certificate['Status']}, not ISSUED. If it waits to be"
            f" validated, make the DNS records that the console of ACM shows in {region}."
        )
    names = {certificate["DomainName"], *certificate.get("SubjectAlternativeNames", [])}
    # A star stands for one label, https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3
    if names.isdisjoint({stage.host, f"*.{stage.host.partition('.')[2]}"}):
        raise DeployError(f"CERTIFICATE_ARN is for {', '.join(sorted(names))}, not for {stage.host}.")


def check_edge_name(stage: Stage) -> None:
    """CloudFront wants a certificate for a name, and a name leads to one distribution only."""
    if not stage.certificate_arn:
        there = stack_parameters(stage)
        if there.get("SiteUrl") != stage.site_url or not there.get("CertificateArn"):
            raise DeployError(
                f"CERTIFICATE_ARN is not set: CloudFront wants one of {EDGE_REGION} for {stage.host}."
                " Or leave SITE_URL out, or set CLOUDFRONT=false."
            )
    ours = edge_host(stage)
    for page in stage.client("cloudfront").get_paginator("list_distributions").paginate():
        for one in page["DistributionList"].get("Items", []):
            if stage.host in one["Aliases"].get("Items", []) and one["DomainName"] != ours:
                raise DeployError(f"{stage.host} is a name of the distribution {one['Id']}. Take it away there first.")


def check_api_name(stage: Stage) -> None:
    gateway = stage.client("apigateway")
    try:
        mappings = gateway.get_base_path_mappings(domainName=stage.host).get("items", [])
    except gateway.exceptions.NotFoundException:
        return
    if mappings and mappings[0]["restApiId"] != api_id(stage):
        raise DeployError(f"The domain {stage.host} leads to another API of this account. Remove its mapping first.")
