"""What an export tells of tokens and sessions: read when it is asked for, because only the web function may."""

import json
from datetime import UTC, datetime

from accounts.services.api_tokens import api_tokens_list
from accounts.services.sessions import sessions_list


def account_told(*, user_id: str) -> str:
    """As JSON, and without anything that lets somebody in: what a token begins with and what it may, where and when
    somebody signed in. Bounded, as both are."""
    tokens = [
        {
            "name": token.name,
            "starts_with": token.starts_with,
            "scopes": sorted(token.scopes),
            "created_at": token.created_at.isoformat(),
            "last_used_at": _as_text(token.last_used_at),
            "expires_at": datetime.fromtimestamp(token.expires_at, UTC).isoformat(),
        }
        for token in api_tokens_list(user_id=user_id)
    ]
    sessions = [
        {
            "device": session.device,
            "created_at": session.created_at.isoformat(),
            "last_seen_at": session.last_seen_at.isoformat(),
            "expires_at": session.expires_at.isoformat(),
        }
        for session in sessions_list(user_id=user_id)
    ]
    return json.dumps({"tokens": tokens, "sessions": sessions})


def _as_text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
