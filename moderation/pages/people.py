"""Administration: finding people, what they hold, and how much they may."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import Conflict
from accounts.services.people import people_find
from accounts.services.profiles import profile_get
from accounts.services.quotas import quota_bytes, quota_images
from accounts.tables.profiles import ACTIVE, ERASING, Profile
from moderation.forms import GIGABYTE, QuotaForm
from moderation.guards import administrators_only, user_of
from moderation.pages.frame import dashboard_page
from moderation.services.administration import appeal_address_make, quota_change
from moderation.services.costs import storage_dollars

PAGE = 25


@require_safe
@never_cache
@administrators_only
def people(request: HttpRequest) -> HttpResponse:
    """`/moderation/people/?q=`: whoever has a handle or name that begins so, also who is away."""
    text = request.GET.get("q", "").strip()[:100]
    found = people_find(text=text, limit=PAGE, after=request.GET.get("after") or None, with_away=True)
    context = {"q": text, "rows": [_row(profile) for profile in found.people], "after": found.after}
    return dashboard_page(request, "moderation/people.html", context, tab="people")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@administrators_only
def person(request: HttpRequest, user_id: str) -> HttpResponse:
    """`/moderation/people/<id>`: one person; POST changes how much they may hold."""
    profile = profile_get(user_id=user_id)
    initial = QuotaForm.initial_of(size=profile.own_quota_bytes, images=profile.own_quota_images)
    form = QuotaForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        images = form.cleaned_data["images"]
        quota_change(user_id=user_id, administrator_id=user_of(request).sub, size=form.size(), images=images)
        messages.success(request, f"@{profile.handle} may now hold this much.")
        return redirect("moderation_person", user_id=user_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {
        **_row(profile),
        "form": form,
        "everybody_bytes": f"{settings.QUOTA_BYTES / GIGABYTE:g}",
        "everybody_images": settings.QUOTA_IMAGES,
    }
    return dashboard_page(request, "moderation/person.html", context, tab="people", status=status)


@require_POST
@never_cache
@administrators_only
def appeal_address(request: HttpRequest, user_id: str) -> HttpResponse:
    """The address under which somebody who is shut out reads why, and appeals; shown once, to be sent to them."""
    profile = profile_get(user_id=user_id)
    try:
        made = appeal_address_make(user_id=user_id, administrator_id=user_of(request).sub)
    except Conflict as refusal:
        messages.error(request, refusal.detail)
        return redirect("moderation_person", user_id=user_id)
    return dashboard_page(request, "moderation/appeal_address.html", {"person": profile, "made": made}, tab="people")


def state_of(profile: Profile) -> str:
    """In a word, as the pages show it."""
    if profile.state != ACTIVE:
        return "being erased" if profile.state == ERASING else "banned"
    if profile.is_suspended:
        return "suspended"
    return "leaving" if profile.is_leaving else "active"


def _row(profile: Profile) -> dict[str, object]:
    images, used = int(profile.image_count), int(profile.bytes_used)
    return {
        "person": profile,
        "state": state_of(profile),
        "is_shut_out": profile.is_shut_out and profile.state != ERASING,
        "bytes_limit": quota_bytes(profile),
        "images_limit": quota_images(profile),
        "dollars": storage_dollars(bytes_used=used, images=images),
    }
