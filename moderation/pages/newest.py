"""What was shared last, whether or not anybody reported it: `/moderation/newest/`."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gallery.services.cards import cards_for
from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.listings import PAGE_SIZE, images_list, listing_name
from moderation.guards import moderators_only
from moderation.pages.frame import dashboard_page


@require_safe
@never_cache
@moderators_only
def newest(request: HttpRequest) -> HttpResponse:
    """The newest public pictures with who shared them and when, a page at a time."""
    viewer_id = str(request.user.pk)
    listing = listing_name(viewer_id=viewer_id, owner_handle=None)
    after = cursor_decode(request.GET.get("cursor"), listing=listing)
    page = images_list(viewer_id=viewer_id, limit=PAGE_SIZE, after=after)
    context = {
        "cards": cards_for(page.images, viewer_id=viewer_id),
        "next_cursor": cursor_encode(page.after, listing=listing),
    }
    return dashboard_page(request, "moderation/newest.html", context, tab="newest")
