"""Bytes that only who knows a secret can read again: AES-256-GCM, under a key from that secret and SECRET_KEY.

The library is loaded with the first use, because it is a noticeable part of a cold start.
"""

import hashlib
import hmac
import secrets
from typing import Final

from django.conf import settings

_NONCE_BYTES: Final = 12


def seal(content: bytes, *, secret: str, purpose: str) -> bytes:
    """`purpose` says what it is for; what was sealed for another cannot be opened."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_key(secret, purpose)).encrypt(nonce, content, None)


def unseal(sealed: bytes, *, secret: str, purpose: str) -> bytes | None:
    """None if it was sealed otherwise, or with a SECRET_KEY that was changed since."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    nonce, encrypted = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(_key(secret, purpose)).decrypt(nonce, encrypted, None)
    except InvalidTag:
        return None


def _key(secret: str, purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{purpose}\n{secret}".encode(), hashlib.sha256)
