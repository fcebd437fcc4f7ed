"""`/appeal`: for people who are banned or suspended, and so cannot sign in: why that is, and their appeal.

What there is to read goes to whoever proves to be that person: by the address itself, or by the browser they were
signed in with. To everybody else the page always says the same.
"""

from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.errors import Conflict, Invalid, NotFound
from accounts.services.shut_out import is_shut_out, shut_out_address, shut_out_person
from accounts.services.throttles import throttle
from moderation.pages.told import decision_context
from moderation.services.appeals import TEXT_MAX, Told, appeal_make, decisions_told
from moderation.tables.effects import BAN, SUSPEND

SHOWN: Final = 20
TRIES_PER_HOUR: Final = 20


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("key")
def shut_out(request: HttpRequest) -> HttpResponse:
    """What shut this person out, with the one appeal against each decision; POST sends it."""
    key = request.POST.get("key") or request.GET.get("key", "")
    user_id = shut_out_person(key)
    if user_id is None:
        known = _known_to_browser(request)
        return redirect(shut_out_address(known)) if known else _nobody(request, is_old=bool(key))
    if not is_shut_out(user_id=user_id):
        return _private(render(request, "moderation/shut_out.html", {"is_open": True, **_contact()}))
    case_id, text, error = request.POST.get("case_id", ""), request.POST.get("text", ""), ""
    if request.method == "POST":
        throttle(key=f"appeals#{user_id}", limit=TRIES_PER_HOUR, period=3600)
        try:
            appeal_make(owner_id=user_id, case_id=case_id, text=text)
        except (Conflict, Invalid, NotFound) as refusal:
            error = refusal.detail
        else:
            return redirect(shut_out_address(user_id))
    found, _ = decisions_told(viewer_id=user_id, limit=SHOWN, before=None)
    context = {
        "key": key,
        "decisions": [
            {
                **decision_context(told),
                "case_id": told.case.case_id,
                **({"text": text, "error": error} if told.case.case_id == case_id else {}),
            }
            for told in sorted(found, key=_comes_after)
            if not told.is_taken_back
        ],
        "longest": TEXT_MAX,
        **_contact(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return _private(render(request, "moderation/shut_out.html", context, status=status))


def _known_to_browser(request: HttpRequest) -> str | None:
    """Who was signed in here when they were shut out; asking who the user is has that looked up."""
    return None if request.user.is_authenticated else getattr(request, "shut_out_id", None)


def _comes_after(told: Told) -> bool:
    """What shuts somebody out stands before what else was decided about them."""
    return told.case.action not in (BAN, SUSPEND)


def _nobody(request: HttpRequest, *, is_old: bool) -> HttpResponse:
    """Says nothing about anybody; `is_old` is said of a key that is none, too old, or somebody else's invention."""
    return _private(render(request, "moderation/shut_out.html", {"is_nobody": True, "is_old": is_old, **_contact()}))


def _contact() -> dict[str, Any]:
    contact = settings.CONTACT
    return {"contact": contact, "contact_href": f"mailto:{contact}" if "@" in contact else contact}


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret, so no other site is told it, and no index lists it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
