"""Administration: how much is stored, day by day, and what that costs about."""

from datetime import timedelta
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.tables.profiles import Profile
from gallery.services.site_totals import SIZE_CLASSES, Totals, stores_most, totals_recent
from gallery.services.uploads import in_words
from moderation.guards import administrators_only
from moderation.pages.frame import dashboard_page
from moderation.services.costs import site_estimate, storage_dollars

MONTH = timedelta(days=30)
SHOWN = 20


@require_safe
@never_cache
@administrators_only
def storage(request: HttpRequest) -> HttpResponse:
    """`/moderation/storage/`: the newest count of the daily job, those of a month before it, and the estimate."""
    days = totals_recent(days=31)
    if not days:
        return dashboard_page(request, "moderation/storage.html", {"newest": None}, tab="storage")
    days = [one for one in days if days[0].day - one.day <= MONTH]
    newest, oldest = days[0], days[-1]
    context = {
        "newest": newest,
        "estimate": site_estimate(bytes_used=newest.bytes_used, images=newest.images, uploads=_uploads(newest, oldest)),
        "uploads": _uploads(newest, oldest),
        "since": oldest.day,
        "size_points": [(f"{one.day:%-d %b}", one.bytes_used, in_words(one.bytes_used)) for one in reversed(days)],
        "image_points": [(f"{one.day:%-d %b}", one.images, f"{one.images:,}") for one in reversed(days)],
        "classes": _classes(newest),
        "most": max(newest.sizes),
        "people": [_stores(one) for one in stores_most(limit=SHOWN)],
    }
    return dashboard_page(request, "moderation/storage.html", context, tab="storage")


def _stores(profile: Profile) -> dict[str, object]:
    used = int(profile.bytes_used)
    return {"person": profile, "dollars": storage_dollars(bytes_used=used, images=int(profile.image_count))}


def _uploads(newest: Totals, oldest: Totals) -> int:
    """How many more pictures there are than thirty days ago; while fewer days are counted, all of them."""
    if newest.day - oldest.day < MONTH:
        return newest.images
    return max(0, newest.images - oldest.images)


def _classes(totals: Totals) -> list[tuple[str, int]]:
    names = [f"below {in_words(SIZE_CLASSES[0])}"]
    names += [f"{in_words(low)} to {in_words(high)}" for low, high in pairwise(SIZE_CLASSES)]
    names.append(f"{in_words(SIZE_CLASSES[-1])} and more")
    return list(zip(names, totals.sizes, strict=True))
