"""The revision that an editor last saw, as `ETag` and `If-Match` carry it."""

from rest_framework.request import Request

from accounts.etags import accepted_tags
from gallery.services.revisions import Revisions


def etag_of(revision: float) -> str:
    return f'"{int(revision)}"'


def accepted_revisions(request: Request) -> Revisions:
    """What If-Match says. A tag that is none of ours is like any other version: it does not match."""
    tags = accepted_tags(request)
    if tags is None:
        return None
    return frozenset(int(tag) for tag in tags if tag.isascii() and tag.isdigit() and len(tag) < 16)
