"""One resource of each type that a quota counts, on the local AWS, while a test looks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import boto3
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

NAME: Final = "made-by-a-test"


def client(service: str) -> Any:
    return boto3.client(service, region_name=settings.AWS_REGION)  # type: ignore[call-overload]


@contextmanager
def bucket() -> Iterator[None]:
    client("s3").create_bucket(Bucket=NAME)
    yield
    client("s3").delete_bucket(Bucket=NAME)


@contextmanager
def table() -> Iterator[None]:
    client("dynamodb").create_table(
        TableName=NAME,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "a", "AttributeType": "S"}],
    )
    yield
    client("dynamodb").delete_table(TableName=NAME)


@contextmanager
def api() -> Iterator[str]:
    made = client("apigateway").create_rest_api(name=NAME, endpointConfiguration={"types": ["REGIONAL"]})
    yield made["id"]
    client("apigateway").delete_rest_api(restApiId=made["id"])


@contextmanager
def role() -> Iterator[None]:
    client("iam").create_role(RoleName=NAME, AssumeRolePolicyDocument="{}")
    yield
    client("iam").delete_role(RoleName=NAME)


@contextmanager
def cache_policy() -> Iterator[None]:
    made = client("cloudfront").create_cache_policy(CachePolicyConfig={"Name": NAME, "MinTTL": 0})
    yield
    client("cloudfront").delete_cache_policy(Id=made["CachePolicy"]["Id"], IfMatch=made["ETag"])


@contextmanager
def response_headers_policy() -> Iterator[None]:
    made = client("cloudfront").create_response_headers_policy(ResponseHeadersPolicyConfig={"Name": NAME})
    yield
    client("cloudfront").delete_response_headers_policy(Id=made["ResponseHeadersPolicy"]["Id"], IfMatch=made["ETag"])


@contextmanager
def key_group() -> Iterator[None]:
    public = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    config = {"CallerReference": NAME, "Name": NAME, "EncodedKey": pem}
    key = client("cloudfront").create_public_key(PublicKeyConfig=config)
    group = {"Name": NAME, "Items": [key["PublicKey"]["Id"]]}
    made = client("cloudfront").create_key_group(KeyGroupConfig=group)
    yield
    client("cloudfront").delete_key_group(Id=made["KeyGroup"]["Id"], IfMatch=made["ETag"])
    client("cloudfront").delete_public_key(Id=key["PublicKey"]["Id"], IfMatch=key["ETag"])


@contextmanager
def distribution(*names: str) -> Iterator[str]:
    """A distribution with these names of its own; its id."""
    config = {
        "CallerReference": NAME,
        "Comment": "",
        "Enabled": False,
        "Aliases": {"Quantity": len(names), "Items": list(names)},
        "Origins": {
            "Quantity": 1,
            "Items": [{"Id": "a", "DomainName": "a.example", "S3OriginConfig": {"OriginAccessIdentity": ""}}],
        },
        "DefaultCacheBehavior": {
            "TargetOriginId": "a",
            "ViewerProtocolPolicy": "https-only",
            "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
    }
    made = client("cloudfront").create_distribution(DistributionConfig=config)
    try:
        yield made["Distribution"]["Id"]
    finally:
        client("cloudfront").delete_distribution(Id=made["Distribution"]["Id"], IfMatch=made["ETag"])


BY_TYPE: Final[dict[str, Callable[[], AbstractContextManager[object]]]] = {
    "AWS::S3::Bucket": bucket,
    "AWS::DynamoDB::Table": table,
    "AWS::ApiGateway::RestApi": api,
    "AWS::IAM::Role": role,
    "AWS::CloudFront::CachePolicy": cache_policy,
    "AWS::CloudFront::ResponseHeadersPolicy": response_headers_policy,
    "AWS::CloudFront::KeyGroup": key_group,
    "AWS::CloudFront::Distribution": distribution,
}
