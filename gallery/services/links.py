"""The links that somebody has made: making, listing, changing and revoking them."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.contrib.auth.hashers import make_password

from accounts.services.profiles import profile_get
from accounts.services.throttles import throttle
from accounts.tables.profiles import Profile
from gallery.errors import Conflict, Invalid, LinkNotFound
from gallery.services.link_subjects import ALBUM, link_subject
from gallery.services.paging import PAGE_SIZE, page_cut
from gallery.tables import links as table
from gallery.tables.links import Link, link_id_of, link_position, row_kept_until

DEFAULT_SECONDS: Final = 30 * 24 * 3600
MIN_SECONDS: Final = 60
MAX_SECONDS: Final = 365 * 24 * 3600
# What the visitors of one link may add together.
DEFAULT_ADDED: Final = 100
MAX_ADDED: Final = 1000
DEFAULT_ADDED_BYTES: Final = 10**9
MAX_ADDED_BYTES: Final = 20 * 10**9
LINKS_PER_HOUR: Final = 200

ACTIVE: Final = "active"
EXPIRED: Final = "expired"
USED_UP: Final = "used_up"
REVOKED: Final = "revoked"
STATES: Final = (ACTIVE, EXPIRED, USED_UP, REVOKED)

_TOKEN_BYTES: Final = 24
_LINK_ID: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Made:
    """A link and its state; `token` is there once, in the answer that made the link."""

    link: Link
    state: str
    token: str | None = None


def link_create(
    *,
    owner_id: str,
    kind: str,
    subject_id: str,
    expires_in: int = DEFAULT_SECONDS,
    max_opens: int | None = None,
    password: str | None = None,
    largest_width: int | None = None,
    allow_original: bool = False,
    show_metadata: bool = False,
    may_add: bool = False,
    max_added: int = DEFAULT_ADDED,
    max_added_bytes: int = DEFAULT_ADDED_BYTES,
) -> Made:
    """A link to something of one's own, for so many seconds. Raises NotFound, NotTheOwner, Invalid or LimitReached."""
    link_subject(owner_id=owner_id, kind=kind, subject_id=subject_id)
    _check_limits(largest_width=largest_width, allow_original=allow_original)
    _check_may_add(kind, may_add=may_add)
    throttle(key=f"links#{owner_id}", limit=LINKS_PER_HOUR, period=3600)
    token, now = secrets.token_urlsafe(_TOKEN_BYTES), datetime.now(UTC)
    link_id, open_until = link_id_of(token), now + timedelta(seconds=expires_in)
    owner = profile_get(user_id=owner_id)
    link = Link(
        link_id,
        owner_id=owner_id,
        position=link_position(now, link_id),
        generation=int(owner.links_generation),
        subject_kind=kind,
        subject_id=subject_id,
        created_at=now,
        open_until=open_until,
        max_opens=max_opens,
        password=make_password(password) if password else None,
        largest_width=largest_width,
        allow_original=allow_original,
        show_metadata=show_metadata,
        may_add=may_add,
        max_added=max_added,
        max_added_bytes=max_added_bytes,
        expires_at=row_kept_until(open_until),
    )
    table.link_create(link)
    return Made(link, state_of(link, owner=owner, now=now), token)


def links_list(*, owner_id: str, limit: int = PAGE_SIZE, after: str | None = None) -> tuple[list[Made], str | None]:
    """One's own links with what became of them, newest first, also those that are over, for a while.

    `after` is the position behind which to go on; the second value is that of the last one, None at the end.
    """
    owner, now = profile_get(user_id=owner_id), datetime.now(UTC)
    found = table.links_of_owner(owner_id=owner_id, before=after, limit=limit + 1)
    shown, last = page_cut(found, limit)
    return [Made(link, state_of(link, owner=owner, now=now)) for link in shown], last.position if last else None


def link_update(*, owner_id: str, link_id: str, changes: Mapping[str, Any]) -> Made:
    """Extend or limit a link: any of what `link_create` takes, `expires_in` from now on, None to lift a limit.

    Changes of different things at the same moment are both made. Raises LinkNotFound, Invalid, or Conflict if the
    link is revoked: that is for good.
    """
    current = _owned(owner_id, link_id)
    _check_limits(
        largest_width=changes.get("largest_width", current.largest_width),
        allow_original=changes.get("allow_original", current.allow_original),
    )
    _check_may_add(current.subject_kind, may_add=bool(changes.get("may_add")))
    values, now = dict(changes), datetime.now(UTC)
    if "expires_in" in values:
        open_until = now + timedelta(seconds=values.pop("expires_in"))
        values |= {"open_until": open_until, "expires_at": row_kept_until(open_until)}
    if values.get("password"):
        values["password"] = make_password(values["password"])
    owner = profile_get(user_id=owner_id)
    if state_of(current, owner=owner, now=now) == REVOKED:
        raise _revoked()
    if values and not table.link_change(link_id=link_id, owner_id=owner_id, changes=values):
        raise _revoked()
    changed = _owned(owner_id, link_id)
    return Made(changed, state_of(changed, owner=owner, now=now))


def link_revoke(*, owner_id: str, link_id: str) -> None:
    """It opens nothing any more, from this moment on; again, it changes nothing. Raises LinkNotFound."""
    _owned(owner_id, link_id)
    table.link_change(link_id=link_id, owner_id=owner_id, changes={"revoked_at": datetime.now(UTC)})


def links_revoke_all(*, owner_id: str) -> None:
    """Revoke every link that this person has made so far, in one write."""
    table.links_revoke_all(owner_id=owner_id)


def is_revoked(link: Link, *, owner: Profile) -> bool:
    revoked_at: datetime | None = link.revoked_at
    return revoked_at is not None or link.generation != owner.links_generation


def state_of(link: Link, *, owner: Profile, now: datetime) -> str:
    """One of STATES, by the clock and the counts, whatever DynamoDB has removed or not."""
    if is_revoked(link, owner=owner):
        return REVOKED
    if link.open_until <= now:
        return EXPIRED
    max_opens: float | None = link.max_opens
    if max_opens is not None and link.opens >= max_opens:
        return USED_UP
    return ACTIVE


def _owned(owner_id: str, link_id: str) -> Link:
    if not _LINK_ID.fullmatch(link_id):  # DynamoDB refuses keys of more than 2 KB
        raise LinkNotFound
    link = table.link_get(link_id=link_id)
    if link.owner_id != owner_id:
        raise LinkNotFound
    return link


def _check_limits(*, largest_width: int | None, allow_original: bool) -> None:
    if allow_original and largest_width is not None:
        raise Invalid("A link that gives the whole picture cannot limit its width as well.", field="largest_width")


def _check_may_add(kind: str, *, may_add: bool) -> None:
    if may_add and kind != ALBUM:
        raise Invalid("Only a link to an album can let visitors add pictures.", field="may_add")


def _revoked() -> Conflict:
    return Conflict("This link is revoked. Make a new one.")
