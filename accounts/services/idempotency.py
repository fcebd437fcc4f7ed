"""A POST that is sent again with the same `Idempotency-Key` is carried out once, and answered alike, for a day.

After draft-ietf-httpapi-idempotency-key-header-07. What is kept of an answer is encrypted under the caller's key, of
which the table has only a hash: signed URLs and new tokens are in it, and a reader of the table cannot use them.
"""

import hashlib
import logging
import re
import secrets
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from accounts.errors import Conflict, DomainError, Invalid, Unavailable
from accounts.services.sealing import seal, unseal
from accounts.tables.idempotency import Claim

logger = logging.getLogger(__name__)

HEADER: Final = "Idempotency-Key"
MAX_KEY_LENGTH: Final = 255
KEPT_SECONDS: Final = 24 * 3600
# No request runs longer: API Gateway answers for us after 29 seconds, and Lambda ends the function after 30.
RUNNING_SECONDS: Final = 60
RETRY_SECONDS: Final = 2
MAX_ANSWER_BYTES: Final = 100_000


class KeyReused(DomainError):
    """The key came with another request before."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was sent with another request. Choose a new one for each.")


class StillRunning(Conflict):
    """The first request with the key has not been answered yet."""

    code = "idempotency_key_in_use"
    retry_after = RETRY_SECONDS

    def __init__(self) -> None:
        super().__init__("The first request with this Idempotency-Key is still in progress.")


class AnswerNotKept(Conflict):
    """It was carried out, but its answer was too large to keep, or cannot be read any more."""

    code = "idempotency_answer_not_kept"

    def __init__(self) -> None:
        super().__init__("This was done already. Its answer cannot be repeated.")


@dataclass(frozen=True)
class Answer:
    """`content` is JSON, or nothing."""

    status: int
    content: bytes


@dataclass(frozen=True)
class Running:
    """The claim of the request that is to be carried out, to be settled with its answer; `secret` is what it sent."""

    key: str
    claim_id: str
    secret: str


def idempotency_begin(*, user_id: str, method: str, path: str, key: str, body: bytes) -> Running | Answer:
    """Claim the key, or the answer that the same request had.

    Raises Invalid for a malformed key, KeyReused, StillRunning, AnswerNotKept or Unavailable.
    """
    key = key_clean(key)
    running = Running(_row_key(user_id, method, path, key), secrets.token_hex(8), key)
    request_hash = hashlib.sha256(body).hexdigest()
    now = timezone.now()
    seconds = int(now.timestamp())
    if Claim.take(
        running.key,
        request_hash=request_hash,
        claim_id=running.claim_id,
        now=now,
        running_until=seconds + RUNNING_SECONDS,
        expires_at=seconds + KEPT_SECONDS,
    ):
        return running
    row = Claim.find(running.key)
    if row is None:  # released at this moment
        raise StillRunning
    if row.request_hash != request_hash:
        raise KeyReused
    if row.status is None:
        raise StillRunning
    if row.answer is None:
        raise AnswerNotKept
    content = unseal(row.answer, secret=key, purpose=running.key)
    if content is None:  # SECRET_KEY was changed since
        raise AnswerNotKept
    return Answer(int(row.status), content)


def idempotency_settle(running: Running, *, status: int, content: bytes | None) -> None:
    """Keep the answer, or let the request be sent again: after a failure of ours, or when only time was missing.

    `content` is None if the answer is nothing to keep. Never raises for a store that does not answer: what was done is
    done, and its answer matters more. The key is then free after RUNNING_SECONDS.
    """
    try:
        if status >= 500 or status == 429:
            Claim.release(running.key, claim_id=running.claim_id)
            return
        sealed = None
        if content is not None and len(content) <= MAX_ANSWER_BYTES:
            sealed = seal(content, secret=running.secret, purpose=running.key)
        Claim.finish(running.key, claim_id=running.claim_id, status=status, answer=sealed)
    except Unavailable:
        logger.warning("The answer to a request with an Idempotency-Key could not be kept")


def key_clean(key: str) -> str:
    """A string of RFC 8941, quoted as the draft has it or bare as most programs send it. Raises Invalid."""
    bare = key[1:-1] if len(key) > 1 and key.startswith('"') and key.endswith('"') else key
    if not re.fullmatch(rf"[!#-\[\]-~]{{1,{MAX_KEY_LENGTH}}}", bare):
        raise Invalid(f"A key has 1 to {MAX_KEY_LENGTH} visible ASCII characters.", field=HEADER)
    return bare


def _row_key(*parts: str) -> str:
    # No part can hold a line feed, so different parts never come out alike.
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
