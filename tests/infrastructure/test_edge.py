"""CloudFront as the template says it, and as a distribution of the local AWS then serves it.

The local AWS makes distributions, asks buckets by origin access control and sets headers, but it caches nothing, checks
no signatures and has no key groups in CloudFormation: about those the tests read the template.
"""

import json
from typing import Any

import boto3
import pytest
from cfnlint.decode import decode

from imageshare.template import LARGEST, TEMPLATE, template_body
from infrastructure.deploy.edge import ERROR_PAGE
from tests.infrastructure.edge import SECRET, STACK, Edge

RESOURCES: dict[str, dict[str, Any]] = json.loads(template_body())["Resources"]
SITE, MEDIA = (RESOURCES[f"{name}Distribution"]["Properties"]["DistributionConfig"] for name in ("Site", "Media"))


def test_what_cloudformation_gets_is_what_the_file_says_and_small_enough() -> None:
    assert json.loads(template_body()) == json.loads(json.dumps(decode(str(TEMPLATE))[0]))
    assert len(template_body().encode()) <= LARGEST


def test_nobody_but_cloudfront_reads_static_files(edge: Edge, objects: dict[str, str]) -> None:
    answer = edge.site(f"/{objects['static']}")
    assert (answer.status_code, answer.content) == (200, b"bytes")
    assert edge.s3("StaticBucket", objects["static"]).status_code == 403


def test_no_bucket_is_open_to_the_public_behind_cloudfront(edge: Edge, operator: boto3.Session) -> None:
    for bucket in ("MediaBucket", "StaticBucket", "PackagesBucket"):
        block = operator.client("s3").get_public_access_block(Bucket=edge.outputs[bucket])
        assert all(block["PublicAccessBlockConfiguration"].values()), bucket


@pytest.mark.parametrize("bucket", ["MediaBucket", "StaticBucket"])
def test_each_bucket_lets_in_its_own_distribution_only(bucket: str, edge: Edge, operator: boto3.Session) -> None:
    policy = json.loads(operator.client("s3").get_bucket_policy(Bucket=edge.outputs[bucket])["Policy"])
    allowed = [statement for statement in policy["Statement"] if statement["Effect"] == "Allow"]
    (statement,) = allowed
    assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert statement["Action"] == "s3:GetObject"
    domain = {"MediaBucket": edge.outputs["MediaViewUrl"][8:], "StaticBucket": edge.outputs["SiteDistributionDomain"]}
    items = operator.client("cloudfront").list_distributions()["DistributionList"]["Items"]
    (mine,) = [item["ARN"] for item in items if item["DomainName"] == domain[bucket]]
    assert statement["Condition"] == {"StringEquals": {"AWS:SourceArn": mine}}


def test_the_media_distribution_has_what_pages_show_and_nothing_else(edge: Edge, objects: dict[str, str]) -> None:
    assert edge.media(f"/{objects['renditions']}").status_code == 200
    for kind in ("published", "originals", "incoming"):
        assert edge.media(f"/{objects[kind]}").status_code == 403, kind


def test_the_site_distribution_has_static_files_and_no_picture(edge: Edge, objects: dict[str, str]) -> None:
    assert edge.site(f"/{objects['hidden']}").status_code != 200
    assert edge.site(f"/{objects['renditions']}").status_code != 200


def test_a_picture_can_do_nothing_whatever_it_is(edge: Edge, objects: dict[str, str]) -> None:
    headers = edge.media(f"/{objects['renditions']}", Origin="https://pictures.example.com").headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Access-Control-Allow-Origin"] == "https://pictures.example.com"
    assert "Access-Control-Allow-Credentials" not in headers
    assert "Set-Cookie" not in headers
    elsewhere = edge.media(f"/{objects['renditions']}", Origin="https://elsewhere.example").headers
    assert elsewhere.get("Access-Control-Allow-Origin") in (None, "https://pictures.example.com")


def test_static_files_say_what_a_bucket_cannot(edge: Edge, objects: dict[str, str]) -> None:
    headers = edge.site(f"/{objects['static']}").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")


def test_plain_http_is_not_served(edge: Edge, objects: dict[str, str]) -> None:
    plain = {"X-Forwarded-Proto": "http"}
    moved = edge.site(f"/{objects['static']}", **plain)
    assert (moved.status_code, moved.headers["Location"][:8]) == (301, "https://")
    assert edge.media(f"/{objects['renditions']}", **plain).status_code == 403


def test_what_django_says_of_its_answers_stays_as_it_is() -> None:
    rules = RESOURCES["SiteHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    assert "ContentSecurityPolicy" not in rules
    assert [name for name, rule in rules.items() if rule["Override"]] == []


def test_the_site_is_asked_every_time_with_everything_but_the_host() -> None:
    default = SITE["DefaultCacheBehavior"]
    assert default["TargetOriginId"] == "api"
    assert set(default["AllowedMethods"]) == {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"}
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    assert default["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert default["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    (static,) = SITE["CacheBehaviors"]
    assert (static["PathPattern"], static["TargetOriginId"], static["Compress"]) == ("/static/*", "static", True)


def test_pictures_need_a_signature_of_ours_on_every_way() -> None:
    assert MEDIA["DefaultCacheBehavior"]["TrustedKeyGroups"] == [{"Ref": "MediaKeyGroup"}]
    assert "CacheBehaviors" not in MEDIA
    assert "OriginRequestPolicyId" not in MEDIA["DefaultCacheBehavior"]
    assert RESOURCES["MediaKeyGroup"]["Properties"]["KeyGroupConfig"]["Items"] == {"Ref": "MediaKeyIds"}
    cache = RESOURCES["MediaCache"]["Properties"]["CachePolicyConfig"]
    assert (cache["MinTTL"], cache["MaxTTL"]) == (600, 600)


@pytest.mark.parametrize("distribution", [SITE, MEDIA], ids=["site", "media"])
def test_every_bucket_is_asked_with_the_distributions_signature(distribution: dict[str, Any]) -> None:
    buckets = [origin for origin in distribution["Origins"] if "S3OriginConfig" in origin]
    assert buckets
    for origin in buckets:
        assert origin["OriginAccessControlId"] == {"Ref": "BucketAccess"}
    control = RESOURCES["BucketAccess"]["Properties"]["OriginAccessControlConfig"]
    assert (control["SigningBehavior"], control["SigningProtocol"]) == ("always", "sigv4")


def test_no_answer_of_the_sites_own_is_replaced_and_no_error_is_kept() -> None:
    """503 is an answer of the API's own: in JSON, with Retry-After."""
    responses = SITE["CustomErrorResponses"]
    assert {one["ErrorCode"] for one in responses if "ResponsePagePath" in one} == {502, 504}
    assert {one["ResponsePagePath"] for one in responses if "ResponsePagePath" in one} == {f"/{ERROR_PAGE}"}
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
    assert {one["ErrorCode"] for one in responses} == {400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504}
    assert {one["ErrorCachingMinTTL"] for one in responses} == {0}


def test_the_secret_reaches_the_api_only_and_is_not_shown(edge: Edge, operator: boto3.Session) -> None:
    (stack,) = operator.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
    (shown,) = [p["ParameterValue"] for p in stack["Parameters"] if p["ParameterKey"] == "OriginSecret"]
    assert SECRET not in shown
    cloudfront = operator.client("cloudfront")
    for item in cloudfront.list_distributions()["DistributionList"]["Items"]:
        if item["DomainName"] == edge.outputs["SiteDistributionDomain"]:
            origins = {o["Id"]: o.get("CustomHeaders", {}).get("Items", []) for o in item["Origins"]["Items"]}
            assert origins["api"] == [{"HeaderName": "X-Origin-Secret", "HeaderValue": SECRET}]
            assert origins["static"] == []
            assert item["Aliases"]["Items"] == ["pictures.example.com"]
            break
    else:
        pytest.fail("there is no distribution for the site")


def test_a_rate_rule_counts_by_address_where_cloudfront_takes_rules_from(edge: Edge, operator: boto3.Session) -> None:
    waf = operator.client("wafv2", region_name="us-east-1")
    (summary,) = [one for one in waf.list_web_acls(Scope="CLOUDFRONT")["WebACLs"] if one["Name"] == f"{STACK}-rate"]
    acl = waf.get_web_acl(Name=summary["Name"], Id=summary["Id"], Scope="CLOUDFRONT")["WebACL"]
    (rule,) = acl["Rules"]
    assert int(rule["Statement"]["RateBasedStatement"]["Limit"]) == 3000
    assert rule["Statement"]["RateBasedStatement"]["AggregateKeyType"] == "IP"
    assert rule["Action"]["Block"]["CustomResponse"]["ResponseCode"] == 429
