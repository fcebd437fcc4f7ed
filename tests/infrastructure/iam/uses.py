"""Every right that something uses, by role: the file whose code makes the calls, the actions, what they are made on.

A row more is all that a new table or a new call needs here; `test_rights.py` says which when one is missing, when a row
has nothing in the code behind it, and when the template grants what no row uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from tests.infrastructure.iam.resources import SECRETS, STACK


@dataclass(frozen=True)
class Use:
    """`code` is a file of ours, or the AWS service that calls under the role; `actions` are of one service."""

    code: str
    service: str
    actions: str
    resources: str

    def needs(self) -> Iterator[tuple[str, str]]:
        """(action, resource) pairs, each action on each resource."""
        for action in self.actions.split():
            for resource in self.resources.split():
                yield f"{self.service}:{action}", resource


_INCOMING: Final = "object/media/incoming"
_ARCHIVES: Final = "object/media/archives"
_CHECKED: Final = "object/media/originals object/media/published object/media/renditions"
_QUARANTINE: Final = "object/media/quarantine"
_EVIDENCE: Final = "object/media/evidence"
_QUEUES: Final = "queue/jobs queue/jobs-dead-letters queue/uploads queue/uploads-dead-letters"
_ACCOUNTS: Final = "accounts/tables"
_GALLERY: Final = "gallery/tables"
_MODERATION: Final = "moderation/tables"
_STORAGE: Final = "gallery/storage"
POOL: Final = f"pool/{settings.COGNITO_USER_POOL_ID}"
LAMBDA: Final = "AWS Lambda"
API_GATEWAY: Final = "Amazon API Gateway"

USES: Final[dict[str, tuple[Use, ...]]] = {
    "web": (
        Use(f"{_MODERATION}/cases.py", "dynamodb", "BatchGetItem GetItem UpdateItem", "table/cases"),
        Use(f"{_MODERATION}/cases.py", "dynamodb", "Query", "index/cases/by_owner index/cases/in_queue"),
        Use(f"{_MODERATION}/decisions.py", "dynamodb", "UpdateItem", "table/cases"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "PutItem UpdateItem", "table/cases"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "DeleteItem GetItem PutItem", "table/case_subjects"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "ConditionCheckItem", "table/images"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "GetItem PutItem Query", "table/reports"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "Query", "index/reports/by_reporter"),
        Use(f"{_MODERATION}/ledger.py", "dynamodb", "PutItem Query", "table/ledger"),
        Use(f"{_MODERATION}/decision_counts.py", "dynamodb", "Query UpdateItem", "table/decision_counts"),
        Use(f"{_STORAGE}/presign.py", "s3", "PutObject", _INCOMING),
        Use(f"{_STORAGE}/presign.py", "s3", "GetObject", f"{_ARCHIVES} {_CHECKED}"),
        Use(f"{_STORAGE}/presign.py", "s3", "GetObject", _EVIDENCE),
        Use(f"{_STORAGE}/multipart.py", "s3", "AbortMultipartUpload ListMultipartUploadParts PutObject", _INCOMING),
        Use(f"{_GALLERY}/blocklist.py", "dynamodb", "DeleteItem UpdateItem", "table/blocklist"),
        Use(f"{_GALLERY}/lookalikes.py", "dynamodb", "Query", "table/lookalikes"),
        Use(f"{_ACCOUNTS}/standing.py", "dynamodb", "ConditionCheckItem UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/moderated.py", "dynamodb", "UpdateItem", "table/comments table/images"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject", f"{_INCOMING} {_CHECKED}"),
        Use(f"{_ACCOUNTS}/profiles.py", "dynamodb", "BatchGetItem GetItem UpdateItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/handles.py", "dynamodb", "PutItem UpdateItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/handles.py", "dynamodb", "DeleteItem GetItem PutItem", "table/handles"),
        Use(
            f"{_ACCOUNTS}/sessions.py",
            "dynamodb",
            "BatchGetItem DeleteItem GetItem PutItem UpdateItem",
            "table/sessions",
        ),
        Use(f"{_ACCOUNTS}/sessions.py", "dynamodb", "Query", "index/sessions/by_user"),
        Use(f"{_ACCOUNTS}/throttles.py", "dynamodb", "UpdateItem", "table/throttles"),
        Use(
            f"{_ACCOUNTS}/api_tokens.py",
            "dynamodb",
            "BatchGetItem DeleteItem GetItem UpdateItem",
            "table/api_tokens",
        ),
        Use(f"{_ACCOUNTS}/token_holders.py", "dynamodb", "PutItem", "table/api_tokens"),
        Use(f"{_ACCOUNTS}/token_holders.py", "dynamodb", "DeleteItem GetItem UpdateItem", "table/token_holders"),
        Use(f"{_ACCOUNTS}/idempotency.py", "dynamodb", "DeleteItem GetItem UpdateItem", "table/idempotency"),
        Use("accounts/cognito.py", "cognito-idp", "AdminGetUser AdminListGroupsForUser AdminUserGlobalSignOut", POOL),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "BatchGetItem GetItem", "table/uploads"),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "Query", "index/uploads/open_by_owner"),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "DeleteItem PutItem UpdateItem", "table/uploads"),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "GetItem", "table/images"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "Query", "index/images/by_content"),
        Use(
            f"{_GALLERY}/listings.py",
            "dynamodb",
            "Query",
            "index/images/by_owner index/images/feed index/images/held index/images/published_by_owner "
            "index/images/trash",
        ),
        Use(f"{_GALLERY}/images.py", "dynamodb", "BatchGetItem", "table/images"),
        Use(f"{_GALLERY}/terms.py", "dynamodb", "Query", "table/terms"),
        Use(f"{_GALLERY}/vocabulary.py", "dynamodb", "GetItem Query", "table/vocabulary"),
        Use(f"{_ACCOUNTS}/people.py", "dynamodb", "DeleteItem PutItem Query", "table/people"),
        Use(f"{_GALLERY}/relations.py", "dynamodb", "BatchGetItem Query", "table/relations"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "GetItem UpdateItem", "table/jobs"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "Query", "index/jobs/by_owner"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "BatchGetItem GetItem PutItem UpdateItem", "table/links"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "Query", "index/links/by_owner"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/archives.py", "dynamodb", "GetItem Query", "table/archives"),
        Use(f"{_GALLERY}/archive_steps.py", "dynamodb", "PutItem UpdateItem", "table/archives"),
        Use("gallery/messages.py", "sqs", "SendMessage", "queue/jobs"),
        Use("gallery/messages.py", "sqs", "GetQueueAttributes", _QUEUES),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "Query", "index/jobs/due"),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "Query", "index/uploads/due"),
        Use(f"{_GALLERY}/site_records.py", "dynamodb", "Query", "table/site_records"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "UpdateItem", "table/images table/profiles"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "DeleteItem", "table/images table/uploads"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "UpdateItem", "table/images table/profiles"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "BatchGetItem DeleteItem GetItem PutItem UpdateItem", "table/albums"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "Query", "index/albums/by_owner index/albums/public_by_owner"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "ConditionCheckItem", "table/album_items"),
        Use(f"{_GALLERY}/album_items.py", "dynamodb", "BatchGetItem Query", "table/album_items"),
        Use(f"{_GALLERY}/album_changes.py", "dynamodb", "DeleteItem PutItem UpdateItem", "table/album_items"),
        Use(f"{_GALLERY}/album_changes.py", "dynamodb", "ConditionCheckItem", "table/images table/album_members"),
        Use(f"{_GALLERY}/album_changes.py", "dynamodb", "UpdateItem", "table/albums table/images"),
        Use(
            f"{_GALLERY}/album_members.py",
            "dynamodb",
            "BatchGetItem DeleteItem GetItem PutItem Query UpdateItem",
            "table/album_members",
        ),
        Use(f"{_GALLERY}/album_members.py", "dynamodb", "Query", "index/album_members/by_user"),
        Use(f"{_GALLERY}/album_members.py", "dynamodb", "UpdateItem", "table/albums"),
        Use(f"{_GALLERY}/album_members.py", "dynamodb", "ConditionCheckItem", "table/relations"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "DeleteItem GetItem PutItem", "table/favourites"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "ConditionCheckItem", "table/images"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "Query", "index/favourites/by_user"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "ConditionCheckItem", "table/profiles"),
        Use(f"{_GALLERY}/avatars.py", "dynamodb", "ConditionCheckItem", "table/images"),
        Use(f"{_GALLERY}/avatars.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "BatchGetItem DeleteItem GetItem PutItem", "table/likes"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "Query", "index/likes/by_image index/likes/by_user"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "UpdateItem", "table/images"),
        Use(
            f"{_GALLERY}/comments.py",
            "dynamodb",
            "BatchGetItem DeleteItem GetItem PutItem Query UpdateItem",
            "table/comments",
        ),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "UpdateItem", "table/images"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "DeleteItem GetItem PutItem Query", "table/notifications"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(
            f"{_GALLERY}/relation_changes.py",
            "dynamodb",
            "BatchGetItem ConditionCheckItem DeleteItem PutItem",
            "table/relations",
        ),
        Use(f"{_GALLERY}/relation_changes.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/timelines.py", "dynamodb", "Query", "table/timelines"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "DeleteItem GetItem PutItem", "table/erasures"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(
            "imageshare/secret_store.py",
            "ssm",
            "GetParameter",
            " ".join(f"secret/{name}" for name in SECRETS if name.startswith(f"{STACK}/")),
        ),
        Use(API_GATEWAY, "lambda", "InvokeFunction", "function/web:live"),
        Use(LAMBDA, "logs", "CreateLogStream", "log-group/web"),
        Use(LAMBDA, "logs", "PutLogEvents", "log-stream/web"),
    ),
    "worker": (
        Use(f"{_GALLERY}/blocklist.py", "dynamodb", "BatchGetItem", "table/blocklist"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject GetObject", _INCOMING),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject PutObject", _CHECKED),
        Use(f"{_STORAGE}/multipart.py", "s3", "AbortMultipartUpload", _INCOMING),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "GetItem", "table/uploads"),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "Query", "index/uploads/due"),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "UpdateItem", "table/uploads table/profiles"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "GetItem", "table/images"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "Query", "index/images/fingerprints"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "PutItem", "table/images"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "UpdateItem", "table/images table/profiles table/uploads"),
        Use(f"{_ACCOUNTS}/profiles.py", "dynamodb", "GetItem", "table/profiles"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "UpdateItem", "table/jobs"),
        Use("gallery/messages.py", "sqs", "SendMessage", "queue/jobs"),
        Use("gallery/events/queue.py", "sqs", "DeleteMessage ReceiveMessage", "queue/uploads"),
        # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html names these three.
        Use(LAMBDA, "sqs", "DeleteMessage GetQueueAttributes ReceiveMessage", "queue/uploads"),
        Use(LAMBDA, "logs", "CreateLogStream", "log-group/worker"),
        Use(LAMBDA, "logs", "PutLogEvents", "log-stream/worker"),
    ),
    "jobs": (
        Use(f"{_MODERATION}/cases.py", "dynamodb", "GetItem", "table/cases"),
        Use(f"{_MODERATION}/cases.py", "dynamodb", "Query", "index/cases/by_owner"),
        Use(f"{_MODERATION}/erasing.py", "dynamodb", "DeleteItem", "table/cases table/case_subjects"),
        Use(f"{_MODERATION}/erasing.py", "dynamodb", "BatchWriteItem", "table/reports"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "BatchWriteItem", "table/reports"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "GetItem PutItem", "table/case_subjects"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "ConditionCheckItem", "table/images"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "PutItem", "table/cases"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "Query", "index/reports/by_reporter table/reports"),
        Use(f"{_GALLERY}/lookalikes.py", "dynamodb", "DeleteItem GetItem PutItem", "table/lookalikes"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "BatchWriteItem DeleteItem UpdateItem", "table/jobs"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "Query", "index/jobs/by_owner index/jobs/due"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "GetItem UpdateItem", "table/erasures"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "DeleteItem UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "DeleteItem", "table/handles"),
        Use(f"{_ACCOUNTS}/people.py", "dynamodb", "DeleteItem", "table/people"),
        Use(
            "accounts/cognito.py",
            "cognito-idp",
            "AdminDeleteUser AdminDisableUser AdminEnableUser AdminUserGlobalSignOut",
            POOL,
        ),
        Use(f"{_ACCOUNTS}/api_tokens.py", "dynamodb", "BatchGetItem", "table/api_tokens"),
        Use(f"{_GALLERY}/custody.py", "dynamodb", "UpdateItem", "table/images"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject PutObject", f"{_EVIDENCE} {_QUARANTINE}"),
        Use(f"{_STORAGE}/objects.py", "s3", "GetObject", f"{_QUARANTINE} object/media/renditions"),
        Use(f"{_STORAGE}/objects.py", "s3", "PutObject", f"{_INCOMING} object/media/originals"),
        Use(f"{_STORAGE}/presign.py", "s3", "GetObject", f"{_INCOMING} {_CHECKED}"),
        Use(f"{_ACCOUNTS}/sessions.py", "dynamodb", "DeleteItem UpdateItem", "table/sessions"),
        Use(f"{_ACCOUNTS}/sessions.py", "dynamodb", "Query", "index/sessions/by_user"),
        Use(f"{_ACCOUNTS}/api_tokens.py", "dynamodb", "DeleteItem", "table/api_tokens"),
        Use(f"{_ACCOUNTS}/token_holders.py", "dynamodb", "DeleteItem GetItem", "table/token_holders"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "BatchWriteItem", "table/links"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "Query", "index/links/by_owner"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "Query", "index/images/fingerprints"),
        Use(f"{_GALLERY}/terms.py", "dynamodb", "Query", "table/terms"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "DeleteItem", "table/albums"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "Query", "index/albums/by_owner"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/uploads.py", "dynamodb", "BatchWriteItem GetItem", "table/uploads"),
        Use(
            f"{_GALLERY}/uploads.py", "dynamodb", "Query", "index/uploads/open_by_owner index/uploads/rejected_by_owner"
        ),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "DeleteItem", "table/uploads"),
        Use(f"{_GALLERY}/guests.py", "dynamodb", "Query", "index/images/by_guest index/uploads/by_guest"),
        Use(f"{_GALLERY}/guests.py", "dynamodb", "UpdateItem", "table/images table/uploads"),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_STORAGE}/multipart.py", "s3", "AbortMultipartUpload", _INCOMING),
        Use(f"{_STORAGE}/listing.py", "s3", "ListBucket", "bucket/media"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "DeleteItem", "table/likes"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "Query", "index/likes/by_user"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "UpdateItem", "table/images"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "DeleteItem", "table/comments"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "Query", "index/comments/by_author"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "UpdateItem", "table/images"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "Query", "index/favourites/by_user"),
        Use(f"{_GALLERY}/relations.py", "dynamodb", "DeleteItem", "table/relations"),
        Use(f"{_GALLERY}/relation_changes.py", "dynamodb", "DeleteItem", "table/relations"),
        Use(
            f"{_GALLERY}/notifications.py",
            "dynamodb",
            "BatchWriteItem DeleteItem GetItem Query",
            "table/notifications",
        ),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "Query", "index/notifications/by_actor"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/timelines.py", "dynamodb", "Query", "table/timelines"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "BatchGetItem GetItem", "table/images"),
        Use(f"{_GALLERY}/listings.py", "dynamodb", "Query", "index/images/by_owner index/images/trash"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "UpdateItem", "table/images table/profiles"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "ConditionCheckItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/profiles.py", "dynamodb", "GetItem", "table/profiles"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "DeleteItem", "table/images table/uploads"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "UpdateItem", "table/images table/profiles"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject", f"{_ARCHIVES} {_INCOMING} {_CHECKED}"),
        Use(f"{_STORAGE}/objects.py", "s3", "GetObject", "object/media/originals object/media/published"),
        Use(f"{_STORAGE}/multipart.py", "s3", "AbortMultipartUpload PutObject", _ARCHIVES),
        Use(f"{_GALLERY}/archives.py", "dynamodb", "DeleteItem GetItem Query", "table/archives"),
        Use(f"{_GALLERY}/archive_steps.py", "dynamodb", "DeleteItem UpdateItem", "table/archives"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "Query", "index/albums/by_owner"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "BatchGetItem", "table/comments"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "Query", "index/comments/by_author"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "Query", "index/favourites/by_user"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "Query", "index/likes/by_user"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "BatchGetItem", "table/links"),
        Use(f"{_GALLERY}/links.py", "dynamodb", "Query", "index/links/by_owner"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "PutItem Query", "table/notifications"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/albums.py", "dynamodb", "GetItem", "table/albums"),
        Use(f"{_GALLERY}/album_items.py", "dynamodb", "BatchGetItem BatchWriteItem Query", "table/album_items"),
        Use(f"{_GALLERY}/album_changes.py", "dynamodb", "DeleteItem UpdateItem", "table/album_items"),
        Use(f"{_GALLERY}/album_changes.py", "dynamodb", "UpdateItem", "table/albums"),
        Use(
            f"{_GALLERY}/album_members.py",
            "dynamodb",
            "BatchWriteItem DeleteItem GetItem Query",
            "table/album_members",
        ),
        Use(f"{_GALLERY}/album_members.py", "dynamodb", "Query", "index/album_members/by_user"),
        Use(f"{_GALLERY}/album_members.py", "dynamodb", "UpdateItem", "table/albums"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "DeleteItem Query", "table/favourites"),
        Use(f"{_GALLERY}/favourites.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/listings.py", "dynamodb", "Query", "index/images/published_by_owner"),
        Use(f"{_GALLERY}/additions.py", "dynamodb", "UpdateItem", "table/images table/albums"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "PutItem", "table/notifications"),
        Use(f"{_GALLERY}/notifications.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_GALLERY}/relations.py", "dynamodb", "BatchGetItem Query", "table/relations"),
        Use(f"{_GALLERY}/relation_changes.py", "dynamodb", "ConditionCheckItem PutItem", "table/relations"),
        Use(f"{_GALLERY}/relation_changes.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/profiles.py", "dynamodb", "BatchGetItem", "table/profiles"),
        Use(f"{_GALLERY}/timelines.py", "dynamodb", "BatchWriteItem", "table/timelines"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "BatchWriteItem Query", "table/likes"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "BatchWriteItem Query", "table/comments"),
        Use(f"{_GALLERY}/indexed.py", "dynamodb", "ConditionCheckItem", "table/images"),
        Use(f"{_GALLERY}/indexed.py", "dynamodb", "DeleteItem PutItem Query", "table/indexed"),
        Use(f"{_GALLERY}/indexed.py", "dynamodb", "DeleteItem PutItem", "table/terms"),
        Use(f"{_GALLERY}/vocabulary.py", "dynamodb", "DeleteItem UpdateItem", "table/vocabulary"),
        Use("gallery/events/queue.py", "sqs", "DeleteMessage ReceiveMessage", "queue/jobs"),
        Use("gallery/messages.py", "sqs", "SendMessage", "queue/jobs queue/uploads"),
        Use("gallery/messages.py", "sqs", "DeleteMessage ReceiveMessage", "queue/uploads-dead-letters"),
        Use(f"{_GALLERY}/site_records.py", "dynamodb", "PutItem Query", "table/site_records"),
        Use(f"{_ACCOUNTS}/people.py", "dynamodb", "Query", "table/people"),
        Use(LAMBDA, "sqs", "DeleteMessage GetQueueAttributes ReceiveMessage", "queue/jobs"),
        Use(LAMBDA, "logs", "CreateLogStream", "log-group/jobs"),
        Use(LAMBDA, "logs", "PutLogEvents", "log-stream/jobs"),
    ),
    "maintenance": (
        Use(f"{_MODERATION}/cases.py", "dynamodb", "Query", "index/cases/by_owner"),
        Use(f"{_MODERATION}/reports.py", "dynamodb", "GetItem", "table/case_subjects"),
        Use(f"{_MODERATION}/ledger.py", "dynamodb", "Query", "table/ledger"),
        Use(f"{_MODERATION}/decision_counts.py", "dynamodb", "Query", "table/decision_counts"),
        Use(f"{_GALLERY}/blocklist.py", "dynamodb", "Scan UpdateItem", "table/blocklist"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject", f"{_EVIDENCE} {_QUARANTINE}"),
        Use(f"{_GALLERY}/image_changes.py", "dynamodb", "ConditionCheckItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/profiles.py", "dynamodb", "GetItem", "table/profiles"),
        Use(f"{_STORAGE}/listing.py", "s3", "ListBucket ListBucketMultipartUploads", "bucket/media"),
        Use(f"{_STORAGE}/objects.py", "s3", "DeleteObject", f"{_ARCHIVES} {_INCOMING} {_CHECKED}"),
        Use(f"{_STORAGE}/multipart.py", "s3", "AbortMultipartUpload", f"{_ARCHIVES} {_INCOMING} {_CHECKED}"),
        Use(
            f"{_GALLERY}/everything.py",
            "dynamodb",
            "Scan",
            "table/albums table/album_items table/album_members table/favourites table/images table/profiles "
            "table/uploads table/likes table/comments table/relations table/notifications table/archives "
            "table/erasures",
        ),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "GetItem PutItem", "table/erasures"),
        Use(f"{_GALLERY}/erasures.py", "dynamodb", "UpdateItem", "table/profiles"),
        Use(f"{_ACCOUNTS}/handles.py", "dynamodb", "GetItem", "table/handles"),
        Use(f"{_GALLERY}/everything.py", "dynamodb", "UpdateItem", "table/albums table/images table/profiles"),
        Use(f"{_GALLERY}/likes.py", "dynamodb", "BatchWriteItem Query", "table/likes"),
        Use(f"{_GALLERY}/comments.py", "dynamodb", "BatchWriteItem Query", "table/comments"),
        Use(f"{_GALLERY}/everything.py", "dynamodb", "DeleteItem", "table/uploads"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "DeleteItem", "table/images table/uploads"),
        Use(f"{_GALLERY}/trash.py", "dynamodb", "UpdateItem", "table/images table/profiles"),
        Use(f"{_GALLERY}/upload_steps.py", "dynamodb", "UpdateItem", "table/uploads"),
        Use(f"{_GALLERY}/images.py", "dynamodb", "BatchGetItem", "table/images"),
        Use(
            f"{_GALLERY}/everything.py",
            "dynamodb",
            "BatchWriteItem Scan",
            "table/indexed table/people table/terms table/vocabulary",
        ),
        Use(f"{_ACCOUNTS}/people.py", "dynamodb", "BatchWriteItem", "table/people"),
        Use(f"{_GALLERY}/jobs.py", "dynamodb", "UpdateItem", "table/jobs"),
        Use("gallery/messages.py", "sqs", "SendMessage", "queue/jobs queue/uploads"),
        Use("gallery/messages.py", "sqs", "DeleteMessage ReceiveMessage", "queue/uploads-dead-letters"),
        Use(f"{_GALLERY}/site_records.py", "dynamodb", "PutItem", "table/site_records"),
    ),
}
# Calls that the code makes with what an operator's own credentials may, and no role of the stack: provisioning.
OPERATORS: Final = frozenset(
    {
        ("gallery/tables/everything.py", "dynamodb:BatchWriteItem"),
        # Of the jobs role, in a stack whose parameter Screening asks for it.
        ("moderation/providers.py", "rekognition:DetectModerationLabels"),
        ("imageshare/roles.py", "cognito-idp:AdminAddUserToGroup"),
        ("imageshare/roles.py", "cognito-idp:AdminRemoveUserFromGroup"),
        ("imageshare/roles.py", "cognito-idp:ListUsers"),
        ("imageshare/roles.py", "cognito-idp:ListUsersInGroup"),
        ("imageshare/secret_store.py", "ssm:DeleteParameters"),
        ("imageshare/secret_store.py", "ssm:PutParameter"),
        ("imageshare/template_bucket.py", "s3:CreateBucket"),
        ("imageshare/template_bucket.py", "s3:PutPublicAccessBlock"),
        ("imageshare/template_bucket.py", "s3:PutObject"),
        ("imageshare/template_bucket.py", "sts:GetCallerIdentity"),
        ("imageshare/stack.py", "cloudformation:CreateStack"),
        ("imageshare/stack.py", "cloudformation:DeleteStack"),
        ("imageshare/stack.py", "cloudformation:DescribeEvents"),
        ("imageshare/stack.py", "cloudformation:DescribeStackEvents"),
        ("imageshare/stack.py", "cloudformation:DescribeStacks"),
        ("imageshare/stack.py", "cloudformation:UpdateStack"),
        ("imageshare/stack.py", "cognito-idp:DescribeUserPoolClient"),
    }
)


def needed(role: str) -> frozenset[tuple[str, str]]:
    """The (action, resource) pairs that this role must be allowed."""
    return frozenset(need for use in USES[role] for need in use.needs())
