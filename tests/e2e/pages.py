"""The pages that are looked at: an address of each, with names in braces for what has to be there."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from imageshare.env import BASE_DIR

COMPONENTS = "/components"

VISITORS = [
    "/",
    "/i/{image}",
    "/i/{image}/embed",
    "/u/{handle}",
    "/s/{link}",
    "/s/{limited}",
    "/s/{locked}",
    "/s/{revoked}",
    "/s/{album_link}",
    "/s/{album_link}/i/{image}",
    "/nowhere",
    "/erasures/nothing",
    "/transparency",
    "/accounts/sign-up/",
    "/accounts/confirm/",
    "/accounts/confirm/resend/",
    "/accounts/confirm/done/",
    "/accounts/password/forgot/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/oidc/callback/?error=access_denied&state=none",
]
MEMBERS = [
    "/",
    "/i/{image}",
    "/i/nothing",
    "/u/{handle}",
    "/u/{handle}/albums",
    "/upload",
    "/notifications",
    "/settings",
    "/settings/privacy",
    "/settings/tokens",
    "/settings/sessions",
    "/settings/data",
    "/settings/leave",
    "/links",
    "/following",
    "/timeline",
    "/albums",
    "/albums/{album}",
    "/albums/{album}/waiting",
    "/albums/nothing/waiting",
    "/favourites",
    "/search",
    "/search?q=quay&orientation=landscape",
    "/tags/quay",
    "/trash",
    "/decisions/{case}",
    "/erasures/nothing",
    "/nowhere",
]
# What has an address and no page: files, forms' targets, and the way through Cognito.
NO_PAGES = {
    "healthz",
    "readyz",
    "manifest.webmanifest",
    "service-worker.js",
    "share",
    "i/<str:image_id>/preview",
    "oembed",
    "u/<str:handle>/feed.<str:kind>",
    "tags/<str:tag>/feed.<str:kind>",
    "s/<str:token>/download",
    "s/<str:token>/i/<str:image_id>/download",
    "oidc/authenticate/",
    "oidc/logout/",
    "moderation/cases/<str:case_id>/claim",
    "moderation/cases/<str:case_id>/release",
    "moderation/cases/<str:case_id>/decide",
    "moderation/cases/<str:case_id>/undo",
    "moderation/cases/<str:case_id>/takedown",
    "moderation/bulk",
    "moderation/appeals/<str:case_id>",
    "moderation/ledger/verify",
    "moderation/ledger/export",
    "moderation/queues/redrive",
    "moderation/people/<str:user_id>/appeal",
    "moderation/audits/run",
}


def served_routes() -> set[str]:
    """Every route of the server but the API's, as `resolve` names them."""
    return {route for route in _below("", get_resolver().url_patterns) if not route.startswith("api/")}


def _below(prefix: str, patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(route, pattern.url_patterns)
        else:
            yield route


def react_routes() -> set[str]:
    """Every route of the front end, as its router names them."""
    directory = BASE_DIR / "frontend" / "src" / "app"
    top = re.findall(r'path: "([^"]+)"', (directory / "routes.tsx").read_text())
    settings, *below = re.findall(r'path: "([^"]+)"', (directory / "routes" / "settings" / "routes.ts").read_text())
    return {*top, settings, *(f"{settings}/{path}" for path in below)}


def is_of(route: str, address: str) -> bool:
    """Whether the front end's router takes this address there."""
    pattern = re.sub(r":\w+", "[^/]+", route)
    return re.fullmatch(pattern, address.partition("?")[0]) is not None
