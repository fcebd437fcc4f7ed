"""Opening a link: its limits are checked here, at the moment of reading, and each open is counted by the same write."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.contrib.auth.hashers import check_password

from accounts.errors import NotFound
from accounts.services.profiles import profile_get
from accounts.services.throttles import throttle
from accounts.tables.profiles import Profile
from gallery.errors import LinkExpired, LinkNotFound, LinkPasswordRequired, LinkPasswordWrong, LinkUsedUp, NotTheOwner
from gallery.services.link_passes import pass_is_good, pass_issue
from gallery.services.link_subjects import Subject, link_subject
from gallery.services.links import EXPIRED, REVOKED, USED_UP, is_revoked, state_of
from gallery.tables import links as table
from gallery.tables.links import Link, link_id_of
from gallery.tables.relations import is_barred

OPENS_PER_MINUTE: Final = 300
# Of each visitor's address in a quarter of an hour, and of everybody together in an hour.
PASSWORD_TRIES: Final = 10
PASSWORD_TRIES_OF_ALL: Final = 100

_REFUSALS: Final = {REVOKED: LinkNotFound, EXPIRED: LinkExpired, USED_UP: LinkUsedUp}


@dataclass(frozen=True)
class Visit:
    """A link that is open to this visitor: what it leads to, whose that is, and the pass for looking again.

    `viewer_id` is the visitor's if they are signed in.
    """

    link: Link
    subject: Subject
    owner: Profile
    viewer_id: str | None
    visit_pass: str


@dataclass(frozen=True)
class Gate:
    """A link that waits for its visitor to say that they mean to open it, with its password if it has one."""

    needs_password: bool


def link_look(*, token: str, viewer_id: str | None, visit_pass: str | None, ip: str) -> Visit | Gate:
    """What the page of a link shows at first.

    A link whose opens are limited, or that has a password, waits: programs that preview links would use it up.
    Raises as `link_open` does.
    """
    visit = _find(token, viewer_id)
    if _is_let_in(visit, viewer_id, visit_pass):
        return visit
    max_opens: float | None = visit.link.max_opens
    if visit.link.password or max_opens is not None:
        _refuse_if_over(visit)
        return Gate(needs_password=bool(visit.link.password))
    return _let_in(visit, token=token, viewer_id=viewer_id, password=None, ip=ip)


def link_open(*, token: str, viewer_id: str | None, visit_pass: str | None, password: str | None, ip: str) -> Visit:
    """Open a link, and count it unless the visitor has a pass or made the link.

    `ip` is the address that tries are counted by. Raises LinkNotFound, LinkExpired, LinkUsedUp, LinkPasswordRequired,
    LinkPasswordWrong or LimitReached.
    """
    visit = _find(token, viewer_id)
    if _is_let_in(visit, viewer_id, visit_pass):
        return visit
    return _let_in(visit, token=token, viewer_id=viewer_id, password=password, ip=ip)


def link_revisit(*, token: str, viewer_id: str | None, visit_pass: str | None) -> Visit:
    """A link that this visitor has opened before. Raises LinkPasswordRequired if they have not, or LinkNotFound &c."""
    visit = _find(token, viewer_id)
    if not _is_let_in(visit, viewer_id, visit_pass):
        _refuse_if_over(visit)
        raise LinkPasswordRequired
    return visit


def _find(token: str, viewer_id: str | None) -> Visit:
    """The link with this token, if there is anything behind it for this viewer. Raises LinkNotFound or LinkExpired."""
    link = table.link_get(link_id=link_id_of(token))
    try:
        owner = profile_get(user_id=link.owner_id)
        subject = link_subject(owner_id=link.owner_id, kind=link.subject_kind, subject_id=link.subject_id)
    except (NotFound, NotTheOwner):
        raise LinkNotFound from None
    barred = viewer_id not in (None, link.owner_id) and is_barred(user_id=str(viewer_id), other_id=link.owner_id)
    if is_revoked(link, owner=owner) or owner.is_away or barred:
        raise LinkNotFound
    if link.open_until <= datetime.now(UTC):
        raise LinkExpired
    return Visit(link, subject, owner, viewer_id, pass_issue(link))


def _let_in(visit: Visit, *, token: str, viewer_id: str | None, password: str | None, ip: str) -> Visit:
    throttle(key=f"link-open#{ip}", limit=OPENS_PER_MINUTE, period=60)
    _refuse_if_over(visit)
    _check_password(visit.link, password, ip=ip)
    if not table.link_count_open(link_id=visit.link.link_id, now=datetime.now(UTC)):
        # Its row says what came in between.
        _refuse_if_over(_find(token, viewer_id))
        raise LinkUsedUp
    return visit


def _is_let_in(visit: Visit, viewer_id: str | None, visit_pass: str | None) -> bool:
    return viewer_id == visit.link.owner_id or pass_is_good(visit_pass, link=visit.link)


def _refuse_if_over(visit: Visit) -> None:
    if refusal := _REFUSALS.get(state_of(visit.link, owner=visit.owner, now=datetime.now(UTC))):
        raise refusal


def _check_password(link: Link, password: str | None, *, ip: str) -> None:
    """Tries are counted before the password is looked at, so that many at once cannot outrun the count."""
    if not link.password:
        return
    if not password:
        raise LinkPasswordRequired
    throttle(key=f"link-password#{link.link_id}#{ip}", limit=PASSWORD_TRIES, period=900)
    throttle(key=f"link-password#{link.link_id}", limit=PASSWORD_TRIES_OF_ALL, period=3600)
    if not check_password(password, link.password):
        raise LinkPasswordWrong
