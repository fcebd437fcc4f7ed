"""Registers the accounts app with Django, and its ways to sign in with the API's schema."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # Loading it is what makes drf-spectacular know the class.
        import_module("accounts.schema")
