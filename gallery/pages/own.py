"""Pages that need no first data, as HTML that React takes over: those of one's own, and two that are no one's."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
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


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def invited(request: HttpRequest, *, title: str, **_named: str) -> HttpResponse:
    """A page that people pass on to each other; who is not signed in is told there what signing in would show."""
    return titled_shell(request, title)


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def erasure(request: HttpRequest, erasure_id: str) -> HttpResponse:
    """`/erasures/<id>`: what became of somebody's wish to leave, for whoever kept the address: nobody can sign in."""
    return titled_shell(request, "Report of an erasure")


@require_safe
@ensure_csrf_cookie
@cache_control(private=True, no_cache=True)
def components(request: HttpRequest) -> HttpResponse:
    """`/components`: what the front end is made of, for developers alone."""
    if not settings.DEBUG:
        raise Http404
    return titled_shell(request, "Components")
