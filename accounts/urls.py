"""The URLs of accounts: its pages, and the three of OpenID Connect under the names the library gives them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.module_loading import import_string

from accounts import views


def _oidc(name: str) -> Callable[..., HttpResponse]:
    """A view of accounts.oidc, loaded when it is called first: most requests can do without its libraries."""

    def view(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = import_string(f"accounts.oidc.{name}").as_view()(request)
        return response

    return view


urlpatterns = [
    path("accounts/sign-up/", views.SignUpView.as_view(), name="accounts_sign_up"),
    path("accounts/confirm/", views.ConfirmView.as_view(), name="accounts_confirm"),
    path("accounts/confirm/resend/", views.ResendView.as_view(), name="accounts_resend"),
    path("accounts/confirm/done/", views.ConfirmedView.as_view(), name="accounts_confirmed"),
    path("accounts/password/forgot/", views.ForgotView.as_view(), name="accounts_forgot"),
    path("accounts/password/reset/", views.ResetView.as_view(), name="accounts_reset"),
    path("accounts/password/reset/done/", views.ResetDoneView.as_view(), name="accounts_reset_done"),
    path("oidc/authenticate/", _oidc("SignInView"), name="oidc_authentication_init"),
    path("oidc/callback/", _oidc("CallbackView"), name="oidc_authentication_callback"),
    path("oidc/logout/", _oidc("SignOutView"), name="oidc_logout"),
]
