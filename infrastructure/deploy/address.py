"""Where a stage is reached: at a name of its own, or at its API's own address, with the API's stage in its path."""

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
    """The stage at its SITE_URL, else at the name it has, else at its API's own address, which may be UNKNOWN yet."""
    return replace(stage, site_url=stage.site_url or deployed_name(stage) or api_url(stage) or UNKNOWN)


def deployed_name(stage: Stage) -> str | None:
    """The name of its own that the stage was deployed with last; so that forgetting to say it moves nobody's site."""
    if not stack_exists(stage, stage.stack):
        return None
    (stack,) = stage.client("cloudformation").describe_stacks(StackName=stage.stack)["Stacks"]
    site_url = next((p["ParameterValue"] for p in stack["Parameters"] if p["ParameterKey"] == "SiteUrl"), UNKNOWN)
    return None if site_url == UNKNOWN or urlsplit(site_url).path else str(site_url)


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


def api_url(stage: Stage) -> str | None:
    """The address at which API Gateway answers for the stage by itself; a local AWS has a port of its own."""
    name = api_id(stage)
    if name is None:
        return None
    if stage.endpoint_url is None:
        return f"https://{name}.execute-api.{stage.region}.amazonaws.com/{API_STAGE}"
    return f"http://{name}.execute-api.localhost:{urlsplit(stage.endpoint_url).port}/{API_STAGE}"
