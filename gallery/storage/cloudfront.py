"""CloudFront's signed URLs: one object, until one moment, by a key of ours whose public half CloudFront knows."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache

from botocore.signers import CloudFrontSigner
from django.conf import settings


def sign(url: str, *, expires_at: datetime) -> str:
    """The URL with a canned policy. The same question has the same answer, in every process that has the key.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
    """
    return _signed(url, expires_at, settings.MEDIA_KEY_ID, settings.MEDIA_KEY)


@lru_cache(maxsize=10_000)
def _signed(url: str, expires_at: datetime, key_id: str, pem: str) -> str:
    return CloudFrontSigner(key_id, _signature_by(pem)).generate_presigned_url(url, date_less_than=expires_at)


@cache
def _signature_by(pem: str) -> Callable[[bytes], bytes]:
    """Loads the library for the first signature: it is a tenth of a cold start, and not everybody signs this way."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA1  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("CloudFront's signed URLs are made with an RSA key.")
    # CloudFront knows no other hash; what it protects is a policy that we write ourselves.
    return lambda policy: key.sign(policy, PKCS1v15(), SHA1())  # noqa: S303
