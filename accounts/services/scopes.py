"""What each operation of the API is: the scope that a personal token needs for it, and the rate that it counts in.

Both follow from the method and the path below `/api/v1/`, with `{…}` or a value where something is named, so the
schema and the requests are judged by the same lines.
"""

import re
from typing import Final

READ: Final = "read"
UPLOAD: Final = "upload"
WRITE: Final = "write"
# In words for people; these are all the scopes there are.
SCOPES: Final = {
    READ: "see what you may see, and download it",
    UPLOAD: "send pictures and follow your uploads, nothing else",
    WRITE: "change and delete what is yours, like, comment and follow",
}
API_PATH: Final = "/api/v1/"

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# What a program may change below `me/`. Whatever is not named here takes a person who is signed in, so that nobody has
# to remember to forbid something: tokens, sessions, ending the account.
_OWN: Final = re.compile(r"me|me/notifications(/.*)?")

# POSTs that hand out what their caller may see, and change nothing of it.
_TAKING: Final = re.compile(r"(images|archives)/[^/]+/downloads|albums/[^/]+/archives")


def scope_needed(method: str, path: str) -> str | None:
    """The scope that lets a token do this; None if no token may, because it takes a person who is signed in."""
    below = path.removeprefix(API_PATH)
    if re.match(r"me/(tokens|sessions)(/|$)", below) or (method == "DELETE" and below == "me"):
        return None
    if re.match(r"uploads(/|$)", below):
        return UPLOAD
    if method in _SAFE or _TAKING.fullmatch(below):
        return READ
    if re.match(r"me(/|$)", below) and not _OWN.fullmatch(below):
        return None
    return WRITE


def rate_kind(method: str, path: str) -> str:
    """Which of a person's three rates a request counts in: looking at uploads is reading, too."""
    if method in _SAFE:
        return READ
    return scope_needed(method, path) or WRITE
