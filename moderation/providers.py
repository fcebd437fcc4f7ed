"""Who looks at pictures automatically: a small protocol and Amazon Rekognition, moderation's one use of boto3.

https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectModerationLabels.html
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

REKOGNITION: Final = "rekognition"


class ProviderFailed(Exception):
    """It did not answer, or not in a way that says anything about the picture."""


@dataclass(frozen=True)
class Label:
    """What a provider thinks to see; `confidence` is 0 to 100, `parent` the more general label, or empty."""

    name: str
    parent: str
    confidence: float


class Provider(Protocol):
    """Anybody who has labels for a JPEG in the media bucket."""

    def labels(self, *, key: str, least: float) -> list[Label]:
        """Those of at least this confidence. Raises ProviderFailed."""


class Rekognition:
    """Reads the object by the rights of whoever asks, so that no bytes pass through us."""

    def labels(self, *, key: str, least: float) -> list[Label]:
        place = {"S3Object": {"Bucket": settings.MEDIA_BUCKET, "Name": key}}
        try:
            answer = _client().detect_moderation_labels(Image=place, MinConfidence=least)
        except (BotoCoreError, ClientError) as error:
            raise ProviderFailed(type(error).__name__) from error
        return [
            Label(str(one["Name"]), str(one.get("ParentName", "")), float(one["Confidence"]))
            for one in answer["ModerationLabels"]
        ]


def provider_of_settings() -> Provider | None:
    """None if nobody looks at pictures automatically."""
    return Rekognition() if settings.SCREENING == REKOGNITION else None


@cache
def _client() -> Any:
    """Short of patience: a job comes back later, and nobody waits for it."""
    patience = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard", "total_max_attempts": 2})
    return boto3.client("rekognition", region_name=settings.AWS_REGION, config=patience)
