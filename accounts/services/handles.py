"""What a handle may be, and which handles to try for a new person."""

import re
import secrets
import string
from collections.abc import Iterator
from typing import Final

from django.utils.text import slugify

from accounts.errors import Invalid
from accounts.services.word_filter import words_check

MIN_LENGTH: Final = 3
MAX_LENGTH: Final = 30
_PATTERN: Final = re.compile(rf"(?!-)[a-z0-9-]{{{MIN_LENGTH},{MAX_LENGTH}}}(?<!-)")
_SUFFIX_ALPHABET: Final = string.ascii_lowercase + string.digits
_TRIES: Final = 6

# Words that a page, a role or the project itself goes by; a person under such a name could be taken for it.
# fmt: off
RESERVED: Final = frozenset({
    "about", "account", "accounts", "admin", "administrator", "album", "albums", "anonymous", "api", "app", "assets",
    "auth", "blog", "comments", "contact", "delete", "deleted", "edit", "everyone", "explore", "feed", "feeds",
    "followers", "following", "healthz", "help", "home", "image", "images", "imageshare", "info", "legal", "login",
    "logout", "mail", "me", "media", "member", "members", "mod", "moderation", "moderator", "moderators", "new",
    "news", "nobody", "null", "oembed", "oidc", "official", "owner", "password", "postmaster", "privacy", "profile",
    "public", "register", "root", "rss", "search", "security", "session", "sessions", "settings", "share", "sign-in",
    "sign-out", "sign-up", "signin", "signout", "signup", "staff", "static", "status", "support", "system", "tag",
    "tags", "team", "terms", "trash", "undefined", "upload", "uploads", "user", "users", "webmaster", "www", "you",
})
# fmt: on


def handle_clean(text: str) -> str:
    """The handle that was meant. Raises Invalid, with what is wrong, in words for whoever typed it."""
    handle = text.strip().lower()
    if not _PATTERN.fullmatch(handle):
        raise Invalid(
            f"A handle has {MIN_LENGTH} to {MAX_LENGTH} letters a-z, digits and hyphens, and no hyphen at either end.",
            field="handle",
        )
    if handle in RESERVED:
        raise Invalid("This handle is reserved. Choose another one.", field="handle")
    words_check(handle, field="handle")
    # Hyphens are no way around it.
    words_check(handle.replace("-", ""), field="handle")
    return handle


def handle_candidates(display_name: str) -> Iterator[str]:
    """Handles to try, best first: the name itself, then the name with chance letters at its end."""
    base = slugify(display_name).replace("_", "-")[:MAX_LENGTH].strip("-")
    if len(base) >= MIN_LENGTH and base not in RESERVED and _is_allowed(base):
        yield base
    else:
        base = "member"
    for length in range(4, 4 + _TRIES):
        suffix = "".join(secrets.choice(_SUFFIX_ALPHABET) for _ in range(length))
        yield f"{base[: MAX_LENGTH - length - 1].rstrip('-')}-{suffix}"


def _is_allowed(handle: str) -> bool:
    try:
        handle_clean(handle)
    except Invalid:
        return False
    return True
