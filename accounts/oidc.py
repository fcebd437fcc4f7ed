"""Sign-in through Cognito by OpenID Connect, on mozilla-django-oidc with its gaps closed.

Identity is the ID token's `sub` alone. Attempts live in cookies of their own (`accounts.attempts`), tokens are checked
by `accounts.tokens`, and whatever goes wrong ends in a page that says what to do next.
"""

import logging
import time
from dataclasses import asdict
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

import requests
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from mozilla_django_oidc import views
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import generate_code_challenge

from accounts import cognito
from accounts.attempts import attempt_find, attempt_forget, attempt_remember, attempt_start
from accounts.errors import DomainError, Forbidden, TokenRefused, Unavailable
from accounts.middleware import SIGN_IN, seen_now
from accounts.models import User
from accounts.services.profiles import profile_ensure
from accounts.services.shut_out import is_shut_out, shut_out_address
from accounts.services.sign_ins import SignIn
from accounts.sessions import SEEN
from accounts.tables.profiles import Profile
from accounts.tokens import IdClaims, id_token_claims

logger = logging.getLogger(__name__)

MAX_NEXT_LENGTH: Final = 300  # it travels in a cookie, and API Gateway takes 10 KB of headers


class CognitoBackend(OIDCAuthenticationBackend):
    """Turns an authorization code into a user, and a session's user id into one."""

    refresh_token: str = ""

    def get_token(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Redeem the code. Raises TokenRefused if Cognito refuses it, Unavailable if it does not answer properly."""
        try:
            # The library builds the address from the request's Host header; Cognito knows only the real one.
            tokens = super().get_token({**payload, "redirect_uri": callback_url()})
        except requests.HTTPError as error:
            status = HTTPStatus.BAD_GATEWAY if error.response is None else error.response.status_code
            logger.warning("Cognito answered %d to an authorization code", status)
            if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
                raise Unavailable from error
            raise TokenRefused("The sign-in was used already or took too long.") from error
        except (requests.RequestException, ValueError) as error:
            raise Unavailable from error
        if not isinstance(tokens, dict) or not isinstance(tokens.get("id_token"), str):
            raise TokenRefused("Cognito sent no ID token.")
        self.refresh_token = str(tokens.get("refresh_token") or "")
        return tokens

    def verify_token(self, token: str, **kwargs: Any) -> IdClaims:
        return id_token_claims(token, nonce=kwargs["nonce"])

    def get_or_create_user(self, _access_token: str, _id_token: str, payload: IdClaims) -> User:
        profile = profile_ensure(user_id=payload.sub, display_name=payload.name)
        user = User.of(profile, email=payload.email, groups=frozenset(payload.groups))
        user.sign_in = SignIn.of(payload, refresh_token=self.refresh_token)
        return user

    def get_user(self, user_id: str) -> User | None:
        """Whose session it is, from a profile read at this moment; nobody if they are disabled."""
        profile = Profile.find(user_id)
        user = User.of(profile) if profile else None
        return user if user and user.is_active else None


@method_decorator(never_cache, name="dispatch")
class SignInView(views.OIDCAuthenticationRequestView):
    """Sends the browser to Cognito with a new attempt; with `again`, even who is signed in there shows who they are."""

    def get(self, request: HttpRequest) -> HttpResponse:
        attempt = attempt_start(next_path=_safe_path(request.GET.get("next", "")))
        query = {
            "response_type": "code",
            "client_id": self.OIDC_RP_CLIENT_ID,
            "redirect_uri": callback_url(),
            "scope": settings.OIDC_RP_SCOPES,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": generate_code_challenge(attempt.code_verifier, "S256"),
            "code_challenge_method": "S256",
            **({"prompt": "login"} if "again" in request.GET else {}),
        }
        response = HttpResponseRedirect(f"{self.OIDC_OP_AUTH_ENDPOINT}?{urlencode(query)}")
        attempt_remember(request, response, attempt)
        return response


@method_decorator(never_cache, name="dispatch")
class CallbackView(views.OIDCAuthenticationCallbackView):
    """Receives the browser back from Cognito and signs the person in, once an attempt."""

    def get(self, request: HttpRequest) -> HttpResponse:
        state = request.GET.get("state", "")
        attempt = attempt_find(request, state)
        try:
            if attempt is None:
                raise TokenRefused("This sign-in was not begun in this browser, was used already, or took too long.")
            if "code" not in request.GET:
                raise TokenRefused("Cognito ended the sign-in.")
            user = auth.authenticate(request, nonce=attempt.nonce, code_verifier=attempt.code_verifier)
            if not isinstance(user, User) or user.sign_in is None:
                raise TokenRefused("Cognito named nobody.")
            leads_to = attempt.next_path
            if user.is_active:
                _open_session(request, user, user.sign_in)
            elif is_shut_out(user_id=user.sub):
                # They have proven who they are, and are let in nowhere but there.
                leads_to = shut_out_address(user.sub)
            else:
                raise Forbidden("This account is disabled.")
        except DomainError as error:
            response = _failure_page(request, error)
        else:
            response = HttpResponseRedirect(leads_to)
        attempt_forget(response, state)
        return response


@method_decorator(never_cache, name="dispatch")
class SignOutView(views.OIDCLogoutView):
    """Ends the session here, its refresh token, and the session at Cognito, in this order."""

    http_method_names: Final = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        refresh_token = request.session.get(SIGN_IN, {}).get("refresh_token")
        auth.logout(request)
        if refresh_token:
            try:
                cognito.revoke(refresh_token=refresh_token)
            except DomainError as error:
                # The session is over either way, and nobody else holds the token.
                logger.warning("A refresh token could not be revoked: %s", error.code)
        query = urlencode({"client_id": settings.COGNITO_CLIENT_ID, "logout_uri": f"{settings.SITE_URL}/"})
        return HttpResponseRedirect(f"{settings.COGNITO_URL}/logout?{query}")


def callback_url() -> str:
    """The redirect URI that Cognito knows, whatever Host header a request came with."""
    return f"{settings.SITE_ORIGIN}{reverse('oidc_authentication_callback')}"


def _open_session(request: HttpRequest, user: User, sign_in: SignIn) -> None:
    """A session under a new key, whoever was signed in before."""
    if auth.SESSION_KEY in request.session:
        request.session.flush()
    auth.login(request, user)
    request.session[SIGN_IN] = asdict(sign_in)
    request.session[SEEN] = {"since": time.time(), **seen_now(request)}


def _safe_path(path: str) -> str:
    """The path if it stays on our site, which an API's own address has below its stage, else the start page."""
    target = iri_to_uri(path)
    ours = path.startswith(settings.LOGIN_REDIRECT_URL) and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return target if ours and len(target) <= MAX_NEXT_LENGTH else settings.LOGIN_REDIRECT_URL


def _failure_page(request: HttpRequest, error: DomainError) -> HttpResponse:
    logger.warning("A sign-in failed: %s: %s", error.code, error.detail)
    match error:
        case Unavailable():
            status = HTTPStatus.SERVICE_UNAVAILABLE
        case Forbidden():
            status = HTTPStatus.FORBIDDEN
        case _:
            status = HTTPStatus.BAD_REQUEST
    return render(request, "accounts/sign_in_failed.html", {"detail": error.detail}, status=status)
