"""Registers the accounts app with Django, and its ways to sign in with the API's schema."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # Importing it is what makes drf-spectacular know the class.
        from accounts import schema  # noqa: F401, PLC0415
