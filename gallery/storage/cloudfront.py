"""CloudFront's signed URLs: one object, until one moment, by a key of ours whose public half CloudFront knows."""

from datetime import datetime
from functools import cache, lru_cache

from botocore.signers import CloudFrontSigner
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings


def sign(url: str, *, expires_at: datetime) -> str:
    """The URL with a canned policy. The same question has the same answer, in every process that has the key.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
    """
    return _signed(url, expires_at, settings.MEDIA_KEY_ID, settings.MEDIA_KEY)


@lru_cache(maxsize=10_000)
def _signed(url: str, expires_at: datetime, key_id: str, pem: str) -> str:
    def signature(policy: bytes) -> bytes:
        # CloudFront knows no other hash; what it protects is a policy that we write ourselves.
        return _key(pem).sign(policy, PKCS1v15(), SHA1())  # noqa: S303

    return CloudFrontSigner(key_id, signature).generate_presigned_url(url, date_less_than=expires_at)


@cache
def _key(pem: str) -> RSAPrivateKey:
    key = load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("CloudFront's signed URLs are made with an RSA key.")
    return key
