"""Passes: a signed note that its holder has opened a link, so that looking again counts no second open.

A pass is good for twelve hours and for one link with the password that it had: whoever changes the password, revokes
the link or lets it expire shuts out those who hold one, too.
"""

import hashlib
from typing import Final

from django.core import signing

from gallery.tables.links import Link

PASS_SECONDS: Final = 12 * 3600
_SALT: Final = "gallery.link_pass"


def pass_issue(link: Link) -> str:
    return signing.dumps([link.link_id, _mark(link)], salt=_SALT)


def pass_is_good(given: str | None, *, link: Link) -> bool:
    """Whether this is one of ours, for this link, and young enough."""
    if not given:
        return False
    try:
        return bool(signing.loads(given, salt=_SALT, max_age=PASS_SECONDS) == [link.link_id, _mark(link)])
    except signing.BadSignature:
        return False


def _mark(link: Link) -> str:
    """Changes with the password, and does not tell what it hashes to."""
    return hashlib.sha256(str(link.password or "").encode()).hexdigest()[:16]
