"""Where a stage is reached: at a name of its own, or at the address that CloudFront or else API Gateway makes up."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from botocore.exceptions import ClientError

from infrastructure.deploy.functions import stack_exists
from infrastructure.deploy.stage import Stage

# Zappa's name for the API's stage.
API_STAGE: Final = "web"
# What stands in for an address that AWS makes up only when there is an API. RFC 6761 keeps it from ever being one.
UNKNOWN: Final = "https://address.invalid"


def with_address(stage: Stage) -> Stage:
    """The stage at its SITE_URL, else at the name it has, else where AWS has put it, which may be UNKNOWN yet."""
    made_up = edge_url if stage.cloudfront else api_url
    return replace(stage, site_url=stage.site_url or deployed_name(stage) or made_up(stage) or UNKNOWN)


def deployed_name(stage: Stage) -> str | None:
    """The name of its own that the stage was deployed with last; so that forgetting to say it moves nobody's site."""
    site_url = stack_parameters(stage).get("SiteUrl", UNKNOWN)
    is_cloudfronts = (urlsplit(site_url).hostname or "").endswith(".cloudfront.net")
    return None if site_url == UNKNOWN or is_cloudfronts or urlsplit(site_url).path else site_url


def stack_parameters(stage: Stage) -> dict[str, str]:
    """What the stack was made with last; nothing if there is none."""
    if not stack_exists(stage, stage.stack):
        return {}
    (stack,) = stage.client("cloudformation").describe_stacks(StackName=stage.stack)["Stacks"]
    return {parameter["ParameterKey"]: parameter["ParameterValue"] for parameter in stack.get("Parameters", [])}


def edge_host(stage: Stage) -> str | None:
    """The name that CloudFront has made up for the site; None as long as there is no distribution."""
    if not stack_exists(stage, stage.stack):
        return None
    (stack,) = stage.client("cloudformation").describe_stacks(StackName=stage.stack)["Stacks"]
    outputs = {output["OutputKey"]: str(output["OutputValue"]) for output in stack.get("Outputs", [])}
    return outputs.get("SiteDistributionDomain")


def edge_url(stage: Stage) -> str | None:
    host = edge_host(stage)
    return host and f"https://{host}"


def api_id(stage: Stage) -> str | None:
    """None as long as nothing is deployed."""
    client = stage.client("cloudformation")
    try:
        resource = client.describe_stack_resource(StackName=stage.function("web"), LogicalResourceId="Api")
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    return str(resource["StackResourceDetail"]["PhysicalResourceId"])


def api_host(stage: Stage) -> str | None:
    """Where CloudFront finds the API on AWS."""
    name = api_id(stage)
    return name and f"{name}.execute-api.{stage.region}.amazonaws.com"


def api_url(stage: Stage) -> str | None:
    """The address at which API Gateway answers for the stage by itself; a local AWS has a port of its own."""
    name = api_id(stage)
    if name is None:
        return None
    if stage.endpoint_url is None:
        return f"https://{api_host(stage)}/{API_STAGE}"
    return f"http://{name}.execute-api.localhost:{urlsplit(stage.endpoint_url).port}/{API_STAGE}"
