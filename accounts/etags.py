"""`ETag` and `If-Match`: the version of a thing that its editor last saw (RFC 9110, sections 8.8.3 and 13.1.1).

A tag names what is edited, not each byte of the answer: URLs are signed anew and likes are counted meanwhile.
"""

from typing import Final

from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

ETAG: Final = OpenApiParameter(
    "ETag", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200, 201], description="Its version, for `If-Match`."
)
IF_MATCH: Final = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The `ETag` that you last got; 412 if it has another one by now. Without it, the last change wins.",
)


def accepted_tags(request: Request) -> frozenset[str] | None:
    """What If-Match names, without the quotes; None if anything will do.

    Weak tags are taken too, other than RFC 9110 has it: whoever compresses an answer on its way, we included, makes its
    tag weak, and it still names the version that was seen.
    """
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return None
    return frozenset(tag.removeprefix("W/").strip('"') for tag in parse_etags(header))
