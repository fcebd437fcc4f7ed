"""Whether the account has room for what a deployment adds to it, asked before anything is built."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from botocore.exceptions import ClientError

from imageshare.template import template_body
from infrastructure import packages
from infrastructure.deploy.address import api_id
from infrastructure.deploy.functions import stack_exists
from infrastructure.deploy.stage import EDGE_REGION, DeployError, Stage
from infrastructure.packages import MEGABYTE

# Calls at once with which the three functions can answer anybody at all, and below which people will notice bursts:
# Lambda polls each queue with up to five calls at once.
FEWEST_CALLS: Final = 3
FEW_CALLS: Final = 50
# Bytes of one new version of each function; a build that makes more of them fails.
NEW_CODE: Final = 2 * packages.WEB.limit + packages.WORKER.limit
CALLS_AT_ONCE: Final = ("lambda", "L-B99A9384")
CODE_STORAGE: Final = ("lambda", "L-2ACBD22F")


@dataclass(frozen=True)
class Quota:
    """How many of one type of resource an account may have, in a region or altogether.

    `service` and `code` are Service Quotas' names for the number; `used` counts what is there, whoever made it.
    """

    what: str
    resource: str  # CloudFormation's type
    service: str
    code: str
    used: Callable[[Stage], int]
    is_global: bool = False

    def region(self, stage: Stage) -> str:
        """Numbers that are of the whole account are told in one region only."""
        return EDGE_REGION if self.is_global else stage.region


def listed(service: str, operation: str, result: str, **arguments: Any) -> Callable[[Stage], int]:
    def count(stage: Stage) -> int:
        pages = stage.client(service).get_paginator(operation).paginate(**arguments)
        return sum(len(page[result]) for page in pages)

    return count


def regional_apis(stage: Stage) -> int:
    pages = stage.client("apigateway").get_paginator("get_rest_apis").paginate()
    kinds = [api["endpointConfiguration"]["types"] for page in pages for api in page["items"]]
    return sum("REGIONAL" in types for types in kinds)


def at_cloudfront(operation: str, result: str, **arguments: str) -> Callable[[Stage], int]:
    """For lists that boto3 does not turn the pages of."""

    def count(stage: Stage) -> int:
        ask, found = getattr(stage.client("cloudfront"), operation), 0
        marker: dict[str, str] = {}
        while True:
            page = ask(**arguments, **marker)[result]
            found += len(page.get("Items", []))
            if not page.get("NextMarker"):
                return found
            marker = {"Marker": page["NextMarker"]}

    return count


QUOTAS: Final = (
    Quota("S3 buckets", "AWS::S3::Bucket", "s3", "L-DC2B2D3D", listed("s3", "list_buckets", "Buckets", MaxBuckets=1000),
          is_global=True),
    Quota("DynamoDB tables", "AWS::DynamoDB::Table", "dynamodb", "L-F98FE922",
          listed("dynamodb", "list_tables", "TableNames")),
    Quota("REST APIs", "AWS::ApiGateway::RestApi", "apigateway", "L-AA0FF27B", regional_apis),
    Quota("IAM roles", "AWS::IAM::Role", "iam", "L-FE177D64", listed("iam", "list_roles", "Roles"), is_global=True),
    Quota("CloudFront distributions", "AWS::CloudFront::Distribution", "cloudfront", "L-24B04930",
          at_cloudfront("list_distributions", "DistributionList"), is_global=True),
    Quota("CloudFront cache policies", "AWS::CloudFront::CachePolicy", "cloudfront", "L-7D134442",
          at_cloudfront("list_cache_policies", "CachePolicyList", Type="custom"), is_global=True),
    Quota("CloudFront response headers policies", "AWS::CloudFront::ResponseHeadersPolicy", "cloudfront", "L-CF0D4FC5",
          at_cloudfront("list_response_headers_policies", "ResponseHeadersPolicyList", Type="custom"), is_global=True),
    Quota("CloudFront key groups", "AWS::CloudFront::KeyGroup", "cloudfront", "L-D64DA6E2",
          at_cloudfront("list_key_groups", "KeyGroupList"), is_global=True),
)  # fmt: skip


def check_quotas(stage: Stage) -> None:
    """Raises DeployError, with everything that there is too little of and where to ask for more.

    A local AWS knows quotas of Lambda only. What the deployer may not look up is said and passed over.
    """
    short = lambda_shortages(stage)
    if stage.endpoint_url is None:
        needed = resources_needed(stage)
        short += [one for quota in QUOTAS if needed[quota.resource] for one in shortage(stage, quota, needed)]
    if short:
        raise DeployError(" ".join(short))


def resources_needed(stage: Stage) -> Counter[str]:
    """How many resources of each type a deployment adds to those that the stage has."""
    wanted = Counter(one["Type"] for one in json.loads(template_body())["Resources"].values())
    wanted += Counter({"AWS::S3::Bucket": 1})  # for the template itself
    if not stage.cloudfront:
        wanted = Counter({kind: n for kind, n in wanted.items() if not kind.startswith("AWS::CloudFront::")})
    there: Counter[str] = Counter()
    if stack_exists(stage, stage.stack):
        pages = stage.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stage.stack)
        there.update(one["ResourceType"] for page in pages for one in page["StackResourceSummaries"])
        there += Counter({"AWS::S3::Bucket": 1})
    if api_id(stage) is None:
        wanted += Counter({"AWS::ApiGateway::RestApi": 1})  # Zappa's
    return wanted - there


def shortage(stage: Stage, quota: Quota, needed: Counter[str]) -> list[str]:
    """One sentence if there is no room, none if there is or if nobody tells."""
    more = needed[quota.resource]
    try:
        allowed = allowed_number(stage, quota)
        used = quota.used(stage)
    except ClientError as error:
        not_checked(quota.what, error)
        return []
    if used + more <= allowed:
        return []
    where = console(quota.region(stage), quota.service, quota.code)
    return [f"The account has {used} of {allowed} {quota.what}, and this adds {more}: ask for more at {where}."]


def allowed_number(stage: Stage, quota: Quota) -> int:
    """The number of this account, else AWS's for everybody. Raises ClientError."""
    client = stage.client("service-quotas", quota.region(stage))
    of = {"ServiceCode": quota.service, "QuotaCode": quota.code}
    try:
        answer = client.get_service_quota(**of)
    except client.exceptions.NoSuchResourceException:
        answer = client.get_aws_default_service_quota(**of)
    return int(answer["Quota"]["Value"])


def lambda_shortages(stage: Stage) -> list[str]:
    """Lambda tells its own numbers; new accounts may run as few as ten calls at once, which is enough to begin with."""
    try:
        account = stage.client("lambda").get_account_settings()
    except ClientError as error:
        not_checked("calls and code of Lambda", error)
        return []
    limit, usage, short = account["AccountLimit"], account["AccountUsage"], []
    calls, where = limit["UnreservedConcurrentExecutions"], console(stage.region, *CALLS_AT_ONCE)
    if calls < FEWEST_CALLS:
        short.append(f"Lambda runs {calls} calls at once in this account, too few for three functions: see {where}.")
    elif calls < FEW_CALLS:
        print(f"    Lambda runs {calls} calls at once in this account; people wait when more come. More: {where}")
    room = limit["TotalCodeSize"] - usage["TotalCodeSize"]
    if room < NEW_CODE:
        short.append(
            f"Lambda keeps {room / MEGABYTE:.0f} MB more of code for this account, and this adds up to"
            f" {NEW_CODE / MEGABYTE:.0f} MB: delete old versions, or see {console(stage.region, *CODE_STORAGE)}."
        )
    return short


def not_checked(what: str, error: ClientError) -> None:
    """Whoever may deploy need not be somebody who may look up quotas; then CloudFormation says what does not fit."""
    print(f"    not checked, the quota of {what}: {' '.join(str(error).split())}", flush=True)


def console(region: str, service: str, code: str) -> str:
    return f"https://{region}.console.aws.amazon.com/servicequotas/home/services/{service}/quotas/{code}"
