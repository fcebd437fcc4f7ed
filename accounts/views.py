"""The pages for making an account and getting back into one; Cognito has none of its own that we could use."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from accounts.errors import DomainError, Invalid, LimitReached, Unavailable
from accounts.forms import ConfirmForm, EmailForm, ResetForm, SignUpForm
from accounts.services import registration

EMAIL_COOKIE: Final = "accounts-email"
EMAIL_COOKIE_SECONDS: Final = 3600
_EMAIL_SALT: Final = "accounts.email"

if TYPE_CHECKING:
    _FormView = FormView[forms.Form]  # generic in the stubs only
else:
    _FormView = FormView


@method_decorator([never_cache, sensitive_post_parameters("password", "code")], name="dispatch")
class AccountFormView(_FormView):
    """A form that asks one thing of `services.registration`, then leads on to the next page.

    The address typed on one page is filled in on the next: it travels in a signed cookie of an hour, because nothing is
    stored for visitors and an address does not belong into a URL.
    """

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        email = self.request.get_signed_cookie(EMAIL_COOKIE, "", salt=_EMAIL_SALT, max_age=EMAIL_COOKIE_SECONDS)
        return {**super().get_initial(), "email": email}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.act(form.cleaned_data, ip=visitor_ip(self.request))
        except DomainError as error:
            return self.refuse(form, error)
        response = super().form_valid(form)
        response.set_signed_cookie(
            EMAIL_COOKIE,
            form.cleaned_data["email"],
            salt=_EMAIL_SALT,
            max_age=EMAIL_COOKIE_SECONDS,
            path=f"{settings.FORCE_SCRIPT_NAME}/accounts/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def refuse(self, form: forms.Form, error: DomainError) -> HttpResponse:
        """The form again, with what went wrong beside the field it concerns."""
        field = error.field if isinstance(error, Invalid) else None
        form.add_error(field if field in form.fields else None, error.detail)
        response = self.form_invalid(form)
        if isinstance(error, LimitReached):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(error.retry_after or registration.TRIES_PERIOD)
        elif isinstance(error, Unavailable):
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        return response


class SignUpView(AccountFormView):
    form_class = SignUpForm
    template_name = "accounts/sign_up.html"
    success_url = reverse_lazy("accounts_confirm")

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        registration.account_request(name=values["name"], email=values["email"], password=values["password"], ip=ip)


class ConfirmView(AccountFormView):
    form_class = ConfirmForm
    template_name = "accounts/confirm.html"
    success_url = reverse_lazy("accounts_confirmed")

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        registration.account_confirm(email=values["email"], code=values["code"], ip=ip)


class ResendView(AccountFormView):
    form_class = EmailForm
    template_name = "accounts/resend.html"
    success_url = reverse_lazy("accounts_confirm")

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        registration.account_code_resend(email=values["email"], ip=ip)


class ForgotView(AccountFormView):
    form_class = EmailForm
    template_name = "accounts/forgot.html"
    success_url = reverse_lazy("accounts_reset")

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        registration.password_forgot(email=values["email"], ip=ip)


class ResetView(AccountFormView):
    form_class = ResetForm
    template_name = "accounts/reset.html"
    success_url = reverse_lazy("accounts_reset_done")

    def act(self, values: dict[str, Any], *, ip: str) -> None:
        registration.password_reset(email=values["email"], code=values["code"], password=values["password"], ip=ip)


class ConfirmedView(TemplateView):
    template_name = "accounts/confirmed.html"


class ResetDoneView(TemplateView):
    template_name = "accounts/reset_done.html"


def visitor_ip(request: HttpRequest) -> str:
    """The peer of the connection. X-Forwarded-For is never read: a visitor can write anything into it."""
    return str(request.META["REMOTE_ADDR"])
