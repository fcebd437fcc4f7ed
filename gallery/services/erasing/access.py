"""Erasing how somebody got in: their account at Cognito, sessions, tokens, links, and what they had asked for."""

from typing import Final

from accounts import cognito
from accounts.errors import NotFound
from accounts.services.api_tokens import api_tokens_forget
from accounts.tables.sessions import Session
from gallery.services.erasing.removed import Removed, removed
from gallery.services.site_totals import most_forget
from gallery.tables.jobs import jobs_forget
from gallery.tables.links import links_forget

_SLICE: Final = 250


def account_erase(user_id: str) -> Removed:
    """First of all, so that nobody signs in again and is given a new profile."""
    try:
        cognito.account_delete(user_id=user_id)
    except NotFound:
        return {}
    return {"accounts": 1}


def sessions_erase(user_id: str) -> Removed:
    return removed(sessions=Session.remove_all_of_user(user_id))


def tokens_erase(user_id: str) -> Removed:
    return removed(api_tokens=api_tokens_forget(user_id=user_id))


def links_erase(user_id: str) -> Removed:
    return removed(links=links_forget(owner_id=user_id, limit=_SLICE))


def most_erase(user_id: str) -> Removed:
    """Their place among those who store most."""
    return removed(site_records=int(most_forget(user_id)))


def jobs_erase(user_id: str) -> Removed:
    """Those that the person asked for and watched; all others leave no row once they are done."""
    return removed(jobs=jobs_forget(owner_id=user_id, limit=_SLICE))
