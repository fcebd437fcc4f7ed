"""How a personal API token is written: recognisable by scanners for leaked secrets, and by us before a row is read."""

import hashlib
import hmac
import re
import secrets
import string
from typing import Final
from zlib import crc32

PREFIX: Final = "ist_"
SECRET_BYTES: Final = 32

_DIGITS: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
_SECRET_LENGTH: Final = 43  # 62^43 > 256^32
_CHECKSUM_LENGTH: Final = 6  # 62^6 > 2^32
_PATTERN: Final = re.compile(rf"{PREFIX}[0-9A-Za-z]{{{_SECRET_LENGTH + _CHECKSUM_LENGTH}}}")


def token_make() -> str:
    """`ist_`, 43 letters and digits for 256 random bits, and 6 for their CRC-32, as GitHub's tokens have it.

    https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
    """
    secret = _base62(int.from_bytes(secrets.token_bytes(SECRET_BYTES)), _SECRET_LENGTH)
    return PREFIX + secret + _checksum(secret)


def token_is_whole(token: str) -> bool:
    """Whether this could be a token of ours: what was made up or cut short is refused without asking the table."""
    if not _PATTERN.fullmatch(token):
        return False
    secret, checksum = token[len(PREFIX) : -_CHECKSUM_LENGTH], token[-_CHECKSUM_LENGTH:]
    return hmac.compare_digest(_checksum(secret), checksum)


def token_hash(token: str) -> str:
    """What the table knows of a token. 256 random bits need no slow hash, and no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def _checksum(secret: str) -> str:
    return _base62(crc32(secret.encode()), _CHECKSUM_LENGTH)


def _base62(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
