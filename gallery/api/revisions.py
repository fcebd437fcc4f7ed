"""`ETag` and `If-Match`: the version of a thing that its editor last saw (RFC 9110, sections 8.8.3 and 13.1.1).

The tag names what the owner changes, not each byte of the answer: URLs are signed anew and likes are counted meanwhile.
"""

from typing import Final

from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from gallery.services.revisions import Revisions

ETAG: Final = OpenApiParameter(
    "ETag", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200, 201], description="Its version, for `If-Match`."
)
IF_MATCH: Final = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The `ETag` that you last got; 412 if it has another one by now. Without it, the last change wins.",
)


def etag_of(revision: float) -> str:
    return f'"{int(revision)}"'


def accepted_revisions(request: Request) -> Revisions:
    """What If-Match says. A tag that is none of ours is like any other version: it does not match."""
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return None
    tags = (tag.strip('"') for tag in parse_etags(header) if tag.startswith('"'))
    return frozenset(int(tag) for tag in tags if tag.isascii() and tag.isdigit() and len(tag) < 16)
