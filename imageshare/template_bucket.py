"""Where the template lies while CloudFormation reads it: in a bucket of the operator's, beside the stack.

A request takes no more than 51,200 bytes of it, an object a megabyte.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
"""

import hashlib

import boto3
from django.conf import settings


def template_upload(*, stack_name: str, body: str) -> str:
    """Put it there, making the bucket first if there is none; the URL that CloudFormation takes."""
    s3, region = boto3.client("s3", region_name=settings.AWS_REGION), settings.AWS_REGION
    bucket = template_bucket(stack_name)
    # us-east-1 is where a bucket is if nothing is said, and may not be said.
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    try:
        s3.create_bucket(Bucket=bucket, **where)  # type: ignore[arg-type]  # one key or none
    except s3.exceptions.BucketAlreadyOwnedByYou:
        pass
    else:
        closed = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
        s3.put_public_access_block(
            Bucket=bucket,
            PublicAccessBlockConfiguration=dict.fromkeys(closed, True),  # type: ignore[arg-type]  # these four keys
        )
    key = f"{hashlib.sha256(body.encode()).hexdigest()}.json"
    s3.put_object(Bucket=bucket, Key=key, Body=body.encode(), ContentType="application/json")
    origin = settings.AWS_ENDPOINT_URL or f"https://s3.{region}.amazonaws.com"
    return f"{origin}/{bucket}/{key}"


def template_bucket(stack_name: str) -> str:
    """Its name; names of buckets are the whole world's, hence the account and the region."""
    account = boto3.client("sts", region_name=settings.AWS_REGION).get_caller_identity()["Account"]
    return f"{stack_name}-template-{account}-{settings.AWS_REGION}"
