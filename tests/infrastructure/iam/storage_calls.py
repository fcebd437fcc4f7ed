"""The calls on buckets, on the objects below each prefix, and on queues."""

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings

from tests.infrastructure.iam.call import Call
from tests.infrastructure.iam.resources import BUCKETS, KEY, PREFIXES, QUEUES, bucket

# operation: (action, what it takes besides bucket and key)
_OBJECT: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "get_object": ("s3:GetObject", {}),
    "head_object": ("s3:GetObject", {}),
    # A condition that does not hold: whoever may write gets as far as that.
    "put_object": ("s3:PutObject", {"Body": b"probe", "IfMatch": '"nothing"'}),
    "create_multipart_upload": ("s3:PutObject", {}),
    "upload_part": ("s3:PutObject", {"UploadId": "probe", "PartNumber": 1, "Body": b"probe"}),
    "complete_multipart_upload": (
        "s3:PutObject",
        {"UploadId": "probe", "MultipartUpload": {"Parts": [{"PartNumber": 1, "ETag": '"nothing"'}]}},
    ),
    "delete_object": ("s3:DeleteObject", {}),
    "abort_multipart_upload": ("s3:AbortMultipartUpload", {"UploadId": "probe"}),
    "list_parts": ("s3:ListMultipartUploadParts", {"UploadId": "probe"}),
    "get_object_acl": ("s3:GetObjectAcl", {}),
    "put_object_acl": ("s3:PutObjectAcl", {"ACL": "public-read"}),
    "get_object_tagging": ("s3:GetObjectTagging", {}),
    "put_object_tagging": ("s3:PutObjectTagging", {"Tagging": {"TagSet": []}}),
    "delete_object_tagging": ("s3:DeleteObjectTagging", {}),
    "restore_object": ("s3:RestoreObject", {"RestoreRequest": {"Days": 1}}),
}
_OBJECT_VERSION: Final = {"get_object": "s3:GetObjectVersion", "delete_object": "s3:DeleteObjectVersion"}
_BUCKET: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "list_objects_v2": ("s3:ListBucket", {}),
    "head_bucket": ("s3:ListBucket", {}),
    "list_object_versions": ("s3:ListBucketVersions", {}),
    "list_multipart_uploads": ("s3:ListBucketMultipartUploads", {}),
    "get_bucket_policy": ("s3:GetBucketPolicy", {}),
    "put_bucket_policy": ("s3:PutBucketPolicy", {"Policy": "{}"}),
    "delete_bucket_policy": ("s3:DeleteBucketPolicy", {}),
    "put_bucket_acl": ("s3:PutBucketAcl", {"ACL": "public-read"}),
    "delete_bucket_cors": ("s3:PutBucketCORS", {}),
    "delete_bucket_lifecycle": ("s3:PutLifecycleConfiguration", {}),
    "delete_bucket_encryption": ("s3:PutEncryptionConfiguration", {}),
    "put_bucket_notification_configuration": ("s3:PutBucketNotification", {"NotificationConfiguration": {}}),
    "delete_public_access_block": ("s3:PutBucketPublicAccessBlock", {}),
    "delete_bucket": ("s3:DeleteBucket", {}),
}


def on_objects() -> Iterator[Call]:
    others = [(name, "elsewhere") for name in BUCKETS if name != "media"]
    for of, prefix in [*(("media", prefix) for prefix in PREFIXES), *others]:
        resource = f"object/{of}/{prefix}"
        named = {"Bucket": bucket(of), "Key": f"{prefix}/{KEY}"}
        for operation, (action, more) in _OBJECT.items():
            yield Call("s3", operation, ((action, resource),), {**named, **more})
        for operation, action in _OBJECT_VERSION.items():
            yield Call("s3", operation, ((action, resource),), {**named, "VersionId": "probe"})
        yield Call(
            "s3",
            "delete_objects",
            (("s3:DeleteObject", resource),),
            {"Bucket": bucket(of), "Delete": {"Objects": [{"Key": named["Key"]}], "Quiet": True}},
        )
    for source, to in [(source, to) for source in PREFIXES for to in PREFIXES if source != to]:
        yield Call(
            "s3",
            "copy_object",
            (("s3:PutObject", f"object/media/{to}"), ("s3:GetObject", f"object/media/{source}")),
            {
                "Bucket": bucket("media"),
                "Key": f"{to}/{KEY}",
                "CopySource": {"Bucket": bucket("media"), "Key": f"{source}/{KEY}"},
            },
        )


def on_buckets() -> Iterator[Call]:
    for name in BUCKETS:
        for operation, (action, more) in _BUCKET.items():
            yield Call("s3", operation, ((action, f"bucket/{name}"),), {"Bucket": bucket(name), **more})


_QUEUE: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    # Seen for no time at all, so that whoever waits for the message still gets it.
    "receive_message": ("ReceiveMessage", {"VisibilityTimeout": 0, "WaitTimeSeconds": 0}),
    # A delay that there is not: nothing is sent.
    "send_message": ("SendMessage", {"MessageBody": "probe", "DelaySeconds": 901}),
    "delete_message": ("DeleteMessage", {"ReceiptHandle": "probe"}),
    "change_message_visibility": ("ChangeMessageVisibility", {"ReceiptHandle": "probe", "VisibilityTimeout": 0}),
    "get_queue_attributes": ("GetQueueAttributes", {"AttributeNames": ["QueueArn"]}),
    "set_queue_attributes": ("SetQueueAttributes", {"Attributes": {"VisibilityTimeout": "360"}}),
    "add_permission": ("AddPermission", {"Label": "probe", "AWSAccountIds": ["1" * 12], "Actions": ["*"]}),
    "purge_queue": ("PurgeQueue", {}),
    "delete_queue": ("DeleteQueue", {}),
}


def on_queues() -> Iterator[Call]:
    base = settings.UPLOADS_QUEUE_URL.removesuffix("uploads")
    for name in QUEUES:
        for operation, (action, more) in _QUEUE.items():
            yield Call("sqs", operation, ((f"sqs:{action}", f"queue/{name}"),), {"QueueUrl": f"{base}{name}", **more})
