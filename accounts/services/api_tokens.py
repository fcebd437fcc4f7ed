"""Personal API tokens: what lets a program act for somebody, within scopes, until it expires or is revoked."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from ulid import ULID

from accounts import cognito
from accounts.errors import Conflict, Invalid, NotFound, TokenRefused, Unavailable
from accounts.services.scopes import SCOPES
from accounts.services.token_secrets import token_hash, token_is_whole, token_make
from accounts.tables.api_tokens import ApiToken
from accounts.tables.token_holders import TokenHolder, token_add

logger = logging.getLogger(__name__)

MAX_TOKENS: Final = 20
MAX_DAYS: Final = 365
MAX_NAME_LENGTH: Final = 50
SHOWN: Final = 8  # characters of a token that tell it from others and give nothing away
CHECK: Final = timedelta(hours=1)

_ATTEMPTS: Final = 5


def api_token_create(
    *, user_id: str, name: str, scopes: Collection[str], expires_in_days: int = MAX_DAYS
) -> tuple[ApiToken, str]:
    """A new token: its row, and the token itself, which nobody can find out again.

    Raises Invalid with the field, Conflict if the person has as many as they may, Unavailable.
    """
    name = " ".join(name.split())
    if not name or len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise Invalid(f"A name has 1 to {MAX_NAME_LENGTH} characters that can be shown.", field="name")
    if not scopes or not set(scopes) <= SCOPES.keys():
        raise Invalid(f"Choose at least one of: {', '.join(SCOPES)}.", field="scopes")
    if not 1 <= expires_in_days <= MAX_DAYS:
        raise Invalid(f"A token lives 1 to {MAX_DAYS} days.", field="expires_in_days")
    token, now = token_make(), timezone.now()
    row = ApiToken(
        token_hash(token),
        token_id=str(ULID()),
        user_id=user_id,
        name=name,
        starts_with=token[:SHOWN],
        scopes=set(scopes),
        created_at=now,
        expires_at=int((now + timedelta(days=expires_in_days)).timestamp()),
    )
    for _ in range(_ATTEMPTS):
        holder = TokenHolder.of(user_id)
        live = ApiToken.find_many(holder.hashes or (), now=now)
        if len(live) >= MAX_TOKENS:
            raise Conflict(f"You have {MAX_TOKENS} tokens, which is the most. Revoke one that you no longer use.")
        if token_add(row, holder=holder, kept={one.key_hash for one in live}):
            return row, token
    raise Unavailable


def api_tokens_list(*, user_id: str) -> list[ApiToken]:
    """The person's live tokens, oldest first; at most MAX_TOKENS."""
    return ApiToken.find_many(TokenHolder.of(user_id).hashes or (), now=timezone.now())


def api_token_revoke(*, user_id: str, token_id: str) -> None:
    """At once. Raises NotFound if the person has no such token."""
    for row in api_tokens_list(user_id=user_id):
        if row.token_id == token_id:
            row.revoke()
            return
    raise NotFound("There is no such token.")


def api_tokens_revoke_all(*, user_id: str) -> int:
    """All of the person's, at once; answers how many there were."""
    rows = api_tokens_list(user_id=user_id)
    for row in rows:
        row.revoke()
    TokenHolder.remove(user_id)
    return len(rows)


def api_tokens_forget(*, user_id: str) -> int:
    """Delete every row there is of the person's tokens, also of those that are over; how many there were."""
    holder = TokenHolder.of(user_id)
    hashes = sorted(holder.hashes or ())
    for key_hash in hashes:
        ApiToken(key_hash).revoke()
    TokenHolder.remove(user_id)
    return len(hashes)


def api_token_check(token: str) -> ApiToken:
    """The token that a caller presents, live and noted as used. Raises TokenRefused or Unavailable.

    Once an hour of use Cognito is asked, too: whoever was disabled or deleted there loses the token then. (Whoever is
    disabled here is refused at the next request, by their profile.)
    """
    now = timezone.now()
    row = ApiToken.find(token_hash(token), now=now) if token_is_whole(token) else None
    if row is None:
        raise TokenRefused("This token is not one of ours, has expired or was revoked.")
    if _is_due(row.last_used_at, now) and row.use(now=now, unless_since=now - CHECK) and not _is_enabled(row.user_id):
        row.revoke()
        raise TokenRefused("This account is disabled.")
    return row


def _is_due(last_used_at: datetime | None, now: datetime) -> bool:
    return last_used_at is None or last_used_at < now - CHECK


def _is_enabled(user_id: str) -> bool:
    """As long as Cognito does not answer, people are taken to be as they were."""
    try:
        return cognito.is_enabled(user_id=user_id)
    except Unavailable:
        logger.warning("Cognito did not answer; a token's owner is asked about in an hour")
        return True
