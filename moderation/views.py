"""The moderators' pages. Everybody else is told that there is nothing here."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.serializers import MODERATORS
from gallery.services.cards import cards_for
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.listings import PAGE_SIZE, images_list, listing_name

View = Callable[[HttpRequest], HttpResponse]


def moderators_only(view: View) -> View:
    """Sign in first; then 404 for whoever is not a moderator at this moment."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User) or MODERATORS not in request.user.groups:
            raise Http404
        return view(request)

    return login_required(guarded)


@require_safe
@never_cache
@moderators_only
def newest(request: HttpRequest) -> HttpResponse:
    """`/moderation/`: the newest public pictures with who shared them and when, a page at a time."""
    viewer_id = str(request.user.pk)
    listing = listing_name(viewer_id=viewer_id, owner_handle=None)
    after = cursor_decode(request.GET.get("cursor"), listing=listing)
    page = images_list(viewer_id=viewer_id, limit=PAGE_SIZE, after=after)
    context = {
        "cards": cards_for(page.images, viewer_id=viewer_id),
        "next_cursor": cursor_encode(page.after, listing=listing),
    }
    return render(request, "moderation/newest.html", context)
