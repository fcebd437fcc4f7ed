"""Optimistic locking over HTTP: the version of a thing as its ETag, and changes only of a version that the caller saw.

RFC 9110, 8.8.3 and 13.1.1. The tag stands for what the owner can change. Counts and signed URLs in the same answer
change without a new one, so nothing here answers `If-None-Match`, and no cache keeps the API's answers.
"""

import re
from typing import Final

from rest_framework.request import Request

from gallery.errors import PreconditionFailed

MAX_TAGS: Final = 20

_OURS: Final = re.compile(r'"(0|[1-9][0-9]{0,15})"')


def etag_of(revision: float) -> str:
    """The strong entity tag of a row's `revision`, a whole number that every change by its owner raises."""
    return f'"{int(revision)}"'


def revisions_allowed(request: Request) -> frozenset[int] | None:
    """The revisions that `If-Match` names, for a service to compare with; None if any will do.

    Tags that cannot be ours, weak ones too, name nothing: If-Match compares strongly, and a header that is passed over
    would overwrite what its sender wanted to protect. Of more than MAX_TAGS tags the rest name nothing either.
    """
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return None
    tags = (_OURS.fullmatch(tag.strip()) for tag in header.split(",", MAX_TAGS)[:MAX_TAGS])
    return frozenset(int(tag[1]) for tag in tags if tag)


def require_match(request: Request, revision: float) -> None:
    """Raises PreconditionFailed if the request has an `If-Match` that does not name this revision."""
    allowed = revisions_allowed(request)
    if allowed is not None and int(revision) not in allowed:
        raise PreconditionFailed
