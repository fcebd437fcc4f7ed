"""Pages of one's own: the HTML that React takes over for whoever is signed in, without first data."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from gallery.pages.views import titled_shell


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def own(request: HttpRequest, *, title: str, **_named: str) -> HttpResponse:
    """A page that only its owner has any use for; others sign in first, and come back to it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return titled_shell(request, title)
