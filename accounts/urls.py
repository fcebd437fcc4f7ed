"""The URLs of accounts: its pages, and the three of OpenID Connect under the names the library gives them."""

from django.urls import path

from accounts import oidc, views

urlpatterns = [
    path("accounts/sign-up/", views.SignUpView.as_view(), name="accounts_sign_up"),
    path("accounts/confirm/", views.ConfirmView.as_view(), name="accounts_confirm"),
    path("accounts/confirm/resend/", views.ResendView.as_view(), name="accounts_resend"),
    path("accounts/confirm/done/", views.ConfirmedView.as_view(), name="accounts_confirmed"),
    path("accounts/password/forgot/", views.ForgotView.as_view(), name="accounts_forgot"),
    path("accounts/password/reset/", views.ResetView.as_view(), name="accounts_reset"),
    path("accounts/password/reset/done/", views.ResetDoneView.as_view(), name="accounts_reset_done"),
    path("oidc/authenticate/", oidc.SignInView.as_view(), name="oidc_authentication_init"),
    path("oidc/callback/", oidc.CallbackView.as_view(), name="oidc_authentication_callback"),
    path("oidc/logout/", oidc.SignOutView.as_view(), name="oidc_logout"),
]
