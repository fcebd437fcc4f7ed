"""What people type to make an account and to get back into one."""

from typing import Any, Final

from django import forms

from accounts.errors import Invalid
from accounts.services.profiles import MAX_NAME_LENGTH, name_clean

# The user pool's policy. It is checked before Cognito sees the form, so that a weak password gets the same answer
# whether the address has an account or not.
PASSWORD_MIN_LENGTH: Final = 12
PASSWORD_MAX_LENGTH: Final = 256
CODE_LENGTH: Final = 6


class EmailField(forms.EmailField):
    """An address in lower case: the user pool does not tell cases apart, and neither must the throttles."""

    def __init__(self) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"})
        super().__init__(label="E-mail address", max_length=128, widget=widget)

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).lower()


class NewPasswordField(forms.CharField):
    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            min_length=PASSWORD_MIN_LENGTH,
            max_length=PASSWORD_MAX_LENGTH,
            strip=False,
            help_text=f"At least {PASSWORD_MIN_LENGTH} characters; words that nobody else puts together work well.",
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        )

    def clean(self, value: Any) -> str:
        password = str(super().clean(value))
        if password != password.strip():
            raise forms.ValidationError("A password cannot begin or end with a space.", code="space")
        return password


class CodeField(forms.CharField):
    """Six digits; spaces that came along when it was copied do not matter."""

    def __init__(self) -> None:
        super().__init__(
            label="Code",
            max_length=20,
            help_text=f"The {CODE_LENGTH} digits in the e-mail.",
            widget=forms.TextInput(
                attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
            ),
        )

    def clean(self, value: Any) -> str:
        code = "".join(str(super().clean(value)).split())
        if len(code) != CODE_LENGTH or not (code.isascii() and code.isdigit()):
            raise forms.ValidationError(f"The code is {CODE_LENGTH} digits.", code="code")
        return code


class SignUpForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=MAX_NAME_LENGTH,
        help_text="Others see it beside your pictures. You can change it later.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField()
    password = NewPasswordField("Password")

    def clean_name(self) -> str:
        try:
            name = name_clean(self.cleaned_data["name"])
        except Invalid as error:
            raise forms.ValidationError(error.detail, code=error.code) from None
        if "@" in name:
            raise forms.ValidationError("A name cannot contain @: others would see your address.", code="address")
        return name


class EmailForm(forms.Form):
    email = EmailField()


class ConfirmForm(forms.Form):
    email = EmailField()
    code = CodeField()


class ResetForm(forms.Form):
    email = EmailField()
    code = CodeField()
    password = NewPasswordField("New password")
