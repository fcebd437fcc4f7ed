"""Signed requests: what a browser may send to S3, and what it may fetch, without the bytes passing through us."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import boto3
from botocore.auth import SIGV4_TIMESTAMP, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from django.conf import settings
from django.utils.http import content_disposition_header

from gallery.storage.client import s3
from gallery.storage.cloudfront import sign

GRANT_SECONDS = 600
DOWNLOAD_SECONDS = 300
ARCHIVE_SECONDS = 900
VIEW_WINDOW_SECONDS = 1800
EVIDENCE_SECONDS = 120
SHARED_WINDOW_SECONDS = 300


@dataclass(frozen=True)
class PostGrant:
    """A form that S3 accepts once filled with a file: where to send it and the fields that go before the file."""

    url: str
    fields: dict[str, str]
    expires_at: datetime


@dataclass(frozen=True)
class SignedUrl:
    """A URL that works until `expires_at`."""

    url: str
    expires_at: datetime


def presign_post(key: str, *, content_type: str, size: int, now: datetime) -> PostGrant:
    """Allow one upload of exactly this key, type and number of bytes, for ten minutes.

    The policy is checked by S3: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
    """
    fields = {"Content-Type": content_type, "success_action_status": "201"}
    post = s3().generate_presigned_post(
        Bucket=settings.MEDIA_BUCKET,
        Key=key,
        Fields=dict(fields),
        Conditions=[*({name: value} for name, value in fields.items()), ["content-length-range", size, size]],
        ExpiresIn=GRANT_SECONDS,
    )
    return PostGrant(post["url"], post["fields"], now + timedelta(seconds=GRANT_SECONDS))


def presign_view(key: str, *, content_type: str, now: datetime) -> SignedUrl:
    """A URL to show an object in a page: the same text for half an hour, so that browsers' caches work.

    It is signed as of the start of the window and outlives the window by another one. MEDIA_SIGNING says by whose
    rules: S3's, or CloudFront's, which serves the object with the type that it was written with.
    """
    return _presign_window(key, content_type=content_type, now=now, window=VIEW_WINDOW_SECONDS)


def presign_shared(key: str, *, content_type: str, now: datetime, until: datetime) -> SignedUrl:
    """Like `presign_view`, for whom it may be taken from: ten minutes at most, and never after `until`."""
    return _presign_window(key, content_type=content_type, now=now, window=SHARED_WINDOW_SECONDS, until=until)


def presign_download(
    key: str,
    *,
    filename: str,
    content_type: str,
    now: datetime,
    until: datetime | None = None,
    seconds: int = DOWNLOAD_SECONDS,
) -> SignedUrl:
    """A URL that saves an object as `filename` (RFC 6266), for so many seconds or `until`; never shown inline."""
    left = int((until - now).total_seconds()) if until else seconds
    query = {
        "response-content-type": content_type,
        "response-content-disposition": content_disposition_header(as_attachment=True, filename=filename)
        or "attachment",
        "response-cache-control": "private, no-store",
    }
    return _presign_get(key, query, signed_at=now, seconds=max(1, min(seconds, left)))


def presign_evidence(key: str, *, content_type: str, now: datetime) -> SignedUrl:
    """For a moderator's page: a minute or two, by S3's rules wherever pictures come from, and kept by no cache."""
    query = {"response-content-type": content_type, "response-cache-control": "private, no-store"}
    return _presign_get(key, query, signed_at=now, seconds=EVIDENCE_SECONDS)


def presign_probe(key: str, *, now: datetime) -> SignedUrl:
    """What a reader's URL comes down to, for finding out that S3 refuses it."""
    return _presign_get(key, {}, signed_at=now, seconds=EVIDENCE_SECONDS)


def _presign_window(
    key: str, *, content_type: str, now: datetime, window: int, until: datetime | None = None
) -> SignedUrl:
    """Signed as of the start of a window of so many seconds, for twice as long, or `until`."""
    start = int(now.timestamp()) // window * window
    end = start + 2 * window if until is None else min(start + 2 * window, max(start + 1, int(until.timestamp())))
    signed_at, expires_at = datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)
    if settings.MEDIA_SIGNING == "cloudfront":
        return SignedUrl(sign(f"{settings.MEDIA_VIEW_URL}/{quote(key)}", expires_at=expires_at), expires_at)
    return _presign_get(key, {"response-content-type": content_type}, signed_at=signed_at, seconds=end - start)


class _SignedAsOf(S3SigV4QueryAuth):
    """botocore's query signer with the time given instead of taken from the clock."""

    def __init__(self, credentials: Any, signed_at: datetime, seconds: int) -> None:
        super().__init__(credentials, "s3", settings.AWS_REGION, expires=seconds)
        self._timestamp = signed_at.strftime(SIGV4_TIMESTAMP)

    def _modify_request_before_signing(self, request: AWSRequest) -> None:
        request.context["timestamp"] = self._timestamp
        super()._modify_request_before_signing(request)  # type: ignore[misc]  # the stubs leave this hook out


def _presign_get(key: str, query: dict[str, str], *, signed_at: datetime, seconds: int) -> SignedUrl:
    # The signer takes the query from the URL, so it is encoded the way S3 will canonicalise it.
    request = AWSRequest(method="GET", url=f"{_object_url(key)}?{urlencode(query, quote_via=quote)}")
    _SignedAsOf(_credentials().get_frozen_credentials(), signed_at, seconds).add_auth(request)
    return SignedUrl(str(request.url), signed_at + timedelta(seconds=seconds))


def _object_url(key: str) -> str:
    path = f"/{settings.MEDIA_BUCKET}/{key}" if settings.AWS_ENDPOINT_URL else f"/{key}"
    return f"{settings.MEDIA_URL_ORIGIN}{quote(path)}"


@cache
def _credentials() -> Credentials:
    """The role's credentials, which renew themselves; kept because finding them anew costs a request."""
    credentials = boto3.Session().get_credentials()
    if credentials is None:
        raise RuntimeError("This process has no AWS role, so it cannot sign URLs.")
    return credentials
